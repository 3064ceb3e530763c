import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { goodDeclaration, testApp, zone } from '#test/app'

const { app, enterprise, signIn } = await testApp()
const ours = await enterprise()
const [trader, gate, officer] = await Promise.all([
  signIn('declarant', ours),
  signIn('gate-officer'),
  signIn('document-officer'),
])

const gateId = zone.gates[0]?.id ?? ''

/** A consignment of 1,000 pieces in 10 cartons: 25 kg with its packing, 20 kg without. */
async function filed(): Promise<string> {
  const id = newId()
  const declaration = goodDeclaration(ours.identification)
  const [item] = declaration.goodsShipment.goodsItems
  Object.assign(item?.commodity.goodsMeasure ?? {}, {
    tariffQuantity: { quantityMicro: 1_000_000_000, unitCode: 'H87' },
  })
  const answer = await trader('PUT', `/api/declarations/${id}`, declaration)
  expect(answer.json()).toMatchObject({ status: 'released', lane: 'green' })
  await app.settle()
  return id
}

function pass(id: string, packages: number, grossMassGrams: number, final: boolean) {
  return gate('PUT', `/api/gate-passes/${id}/passages/${newId()}`, {
    gateId,
    vehiclePlate: 'xm 4711-a',
    items: [{ sequenceNumeric: 1, packages, grossMassGrams }],
    final,
  })
}

async function book() {
  const answer = await trader('GET', '/api/account-book/accounts')
  const { items } = answer.json<{
    items: Record<'status' | 'unitCode' | 'balance' | 'id', string>[]
  }>()
  return Object.fromEntries(items.map((one) => [`${one.status} ${one.unitCode}`, one]))
}

test('R074 the first consignment: filed, released, passed by two trucks, in the book, discharged', async () => {
  const id = await filed()
  const issued = await trader('GET', `/api/gate-passes/${id}`)
  expect(issued.json()).toMatchObject({
    status: 'issued',
    number: expect.stringMatching(/^GP[0-9A-Z]{14}$/),
    goodsItems: [{ packages: 10, grossMassGrams: 25_000, deliveredPackages: 0 }],
  })

  const first = await pass(id, 3, 7_001, false)
  expect(first.json()).toMatchObject({
    status: 'partly-passed',
    vehiclePlate: 'XM4711A',
    discrepancies: [],
  })
  await app.settle()
  const afterFirst = await book()
  expect(afterFirst['stock GRM']?.balance).toBe('5600')
  expect(afterFirst['stock H87']?.balance).toBe('280000000')
  const waiting = await trader('GET', `/api/declarations/${id}`)
  expect(waiting.json().status).toBe('released')

  const second = await pass(id, 8, 20_499, false)
  expect(second.json()).toMatchObject({
    status: 'completed',
    openDiscrepancies: 1,
    discrepancies: [{ id: '1', kind: 'over', packages: 1, grossMassGrams: 2_500 }],
  })
  await app.settle()
  const accounts = await book()
  expect(accounts['stock GRM']?.balance).toBe('20000')
  expect(accounts['stock H87']?.balance).toBe('1000000000')
  expect(accounts['suspense GRM']?.balance).toBe('2000')
  expect(accounts['suspense H87']?.balance).toBe('100000000')

  const entries = await officer(
    'GET',
    `/api/account-book/accounts/${accounts['stock GRM']?.id}/entries`,
  )
  expect(entries.json().items).toMatchObject([
    { quantity: '14400', balanceAfter: '20000', counterAccount: 'world', declarationId: id },
    { quantity: '5600', balanceAfter: '5600', counterAccount: 'world', declarationId: id },
  ])

  const discharged = await trader('GET', `/api/declarations/${id}`)
  expect(discharged.json().status).toBe('discharged')
  const explained = await officer('PUT', `/api/gate-passes/${id}/discrepancies/1/resolution`, {
    explanation: 'The exporter packed a carton more; the invoice was corrected.',
  })
  expect(explained.json()).toMatchObject({ openDiscrepancies: 0 })

  const { entries: story } = (await trader('GET', `/api/declarations/${id}/timeline`)).json()
  expect(story.map(({ type }: { type: string }) => type)).toEqual([
    'declaration.accepted',
    'declaration.released',
    'gate-pass.issued',
    'gate-pass.goods-passed',
    'gate-pass.goods-passed',
    'gate-pass.discrepancy-opened',
    'gate-pass.completed',
    'declaration.discharged',
    'gate-pass.discrepancy-resolved',
  ])
})

test('R074 a short receipt opens a discrepancy, and closes the declaration with what came', async () => {
  const id = await filed()
  const only = await pass(id, 9, 22_500, true)
  expect(only.json()).toMatchObject({
    status: 'completed',
    discrepancies: [{ kind: 'short', packages: 1, grossMassGrams: 2_500 }],
  })
  await app.settle()
  const answer = await officer('GET', `/api/declarations/${id}`)
  expect(answer.json().status).toBe('discharged')
})
