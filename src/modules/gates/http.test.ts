import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createLocalJWKSet, compactVerify, type JSONWebKeySet } from 'jose'
import { goodDeclaration, type TestApp, testApp, zone } from '#test/app'
import { held, untilWaiting } from '#test/database'
import { newKeys, signDocument } from '../documents/index.ts'
import { recordPassage } from './service.ts'

let world: TestApp
let ours: Awaited<ReturnType<TestApp['enterprise']>>
let trader: Awaited<ReturnType<TestApp['signIn']>>
let stranger: Awaited<ReturnType<TestApp['signIn']>>
let gate: Awaited<ReturnType<TestApp['signIn']>>
let supervisor: Awaited<ReturnType<TestApp['signIn']>>
beforeAll(async () => {
  world = await testApp()
  ours = await world.enterprise()
  trader = await world.signIn('declarant', ours)
  stranger = await world.signIn('declarant', await world.enterprise())
  gate = await world.signIn('gate-officer')
  supervisor = await world.signIn('supervisor')
})

const gateId = zone.gates[0]?.id ?? ''
const documentType = 'gate-pass+jws'

type Pass = { id: string; number: string; mrn: string; token: string; status: string }

async function issued(
  change: (declaration: ReturnType<typeof goodDeclaration>) => void = () => {},
) {
  const id = newId()
  const declaration = goodDeclaration(ours.identification)
  change(declaration)
  await trader('PUT', `/api/declarations/${id}`, declaration)
  await world.app.settle()
  return (await gate('GET', `/api/gate-passes/${id}`)).json<Pass>()
}

const passing = (grossMassGrams = 25_000, packages = 10) => ({
  gateId,
  vehiclePlate: 'XM 1',
  items: [{ sequenceNumeric: 1, packages, grossMassGrams }],
  final: false,
})

const pass = (id: string, body: object = passing(), passageId: string = newId()) =>
  gate('PUT', `/api/gate-passes/${id}/passages/${passageId}`, body)
const verify = (token: string) => gate('POST', '/api/gate-passes/verification', { token })

async function codeOf(answer: ReturnType<typeof gate>) {
  const { statusCode, json } = await answer
  return [statusCode, json().code]
}

test('R082 a driver’s code is verified, by us and by anybody who has the public keys', async () => {
  const { id, token, number, mrn } = await issued()
  expect((await verify(token)).json()).toMatchObject({ id, number, status: 'issued' })
  const published = await world.app.http.inject({ url: '/api/gate-passes/keys' })
  const keys = published.json<JSONWebKeySet>()
  expect(keys.keys).toMatchObject([{ kty: 'OKP', crv: 'Ed25519', use: 'sig' }])
  expect(JSON.stringify(keys)).not.toContain('"d"')
  const { payload } = await compactVerify(token, createLocalJWKSet(keys))
  expect(JSON.parse(Buffer.from(payload).toString())).toMatchObject({
    sub: number,
    mrn,
    sum: [1, 10, 25_000],
    items: [[1, '851713', 10, 25_000]],
  })
  const again = (await gate('GET', `/api/gate-passes/${id}`)).json<Pass>()
  expect(again.token).toBe(token)
})

test('R082 a forged code is refused, whatever is forged in it', async () => {
  const { token } = await issued()
  const [head = '', body = '', signature = ''] = token.split('.')
  const payload = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), mrn: 'another' }
  const changed = Buffer.from(JSON.stringify(payload)).toString('base64url')
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
  const forgeries = [
    'nothing',
    `${head}.${changed}.${signature}`,
    `${head}.${body}.${signature.slice(1)}A`,
    `${unsigned}.${body}.`,
    await signDocument(await newKeys(), documentType, payload),
    await signDocument(world.keys, 'release-note+jws', payload),
    await signDocument(world.keys, documentType, { sub: 'without a date' }),
  ]
  for (const forgery of forgeries)
    expect(await codeOf(verify(forgery))).toEqual([422, 'document.forged'])
})

test('R082 a code that is expired, of a revoked pass or of none is refused by its reason', async () => {
  const { id, token } = await issued()
  const body = token.split('.')[1] ?? ''
  const payload = JSON.parse(Buffer.from(body, 'base64url').toString())
  const sign = (change: object) => signDocument(world.keys, documentType, { ...payload, ...change })
  expect(await codeOf(verify(await sign({ exp: payload.iat })))).toEqual([422, 'document.expired'])
  expect(await codeOf(verify(await sign({ sub: 'GP0' })))).toEqual([404, 'gate-pass.unknown'])
  const reason = { reason: 'The consignment was stolen.' }
  await supervisor('PUT', `/api/gate-passes/${id}/revocation`, reason)
  expect(await codeOf(verify(token))).toEqual([409, 'gate-pass.revoked'])
  expect(await codeOf(pass(id))).toEqual([409, 'gate-pass.revoked'])
  const shown = (await gate('GET', `/api/gate-passes/${id}`)).json()
  expect(shown).toMatchObject({ status: 'revoked', ...reason })
  expect(shown.token).toBeUndefined()
})

test('a passage sent again is the same passage; other content under its id is refused', async () => {
  const { id } = await issued()
  const passageId = newId()
  const together = await Promise.all(
    Array.from({ length: 5 }, () => pass(id, passing(5_000, 2), passageId)),
  )
  expect(new Set(together.map(({ body }) => body)).size).toBe(1)
  expect(together[0]?.json().passages).toHaveLength(1)
  const other = pass(id, passing(6_000, 2), passageId)
  expect(await codeOf(other)).toEqual([409, 'gate-pass.passage-differs'])
})

test.each<[string, number, object]>([
  ['gate-pass.gate-unknown', 422, { gateId: newId() }],
  [
    'gate-pass.item-unknown',
    422,
    { items: [{ sequenceNumeric: 2, packages: 1, grossMassGrams: 1 }] },
  ],
  ['gate-pass.nothing-passed', 422, { items: [] }],
  ['request.invalid', 400, { vehiclePlate: '  ' }],
  ['request.invalid', 400, { items: [{ sequenceNumeric: 1, packages: 1.5, grossMassGrams: 1 }] }],
])('a passage is refused: %s', async (code, status, change) => {
  const { id } = await issued()
  expect(await codeOf(pass(id, { ...passing(), ...change }))).toEqual([status, code])
})

test('two gate officers at once on one pass: the second sees what the first let through', async () => {
  const { id } = await issued()
  const passage = { ...passing(15_000, 6), vehiclePlate: 'XM1' }
  const first = await held(world.db, (tx) =>
    recordPassage(tx, world.keys, id, { passageId: newId(), ...passage }),
  )
  // A request goes out when somebody waits for its answer.
  const second = pass(id, passing(15_000, 6)).then((answer) => answer)
  await untilWaiting(world.db)
  await first.commit()
  expect((await second).json()).toMatchObject({
    status: 'completed',
    goodsItems: [{ deliveredPackages: 12, deliveredGrossMassGrams: 30_000 }],
    discrepancies: [{ kind: 'over', packages: 2, grossMassGrams: 5_000 }],
  })
  expect(await codeOf(pass(id))).toEqual([409, 'gate-pass.already-completed'])
})

test('the list finds a pass by its number, its MRN or the plate of its truck, and by status', async () => {
  const { id, number, mrn } = await issued((declaration) => {
    declaration.borderTransportMeans = { id: 'xq-77 b', identificationTypeCode: '30' }
  })
  const find = async (query: string, who = gate) => {
    const { items } = (await who('GET', `/api/gate-passes?${query}`)).json<{ items: Pass[] }>()
    return items.map((one) => one.id)
  }
  expect(await find(`q=${number.slice(0, 10)}`)).toEqual([id])
  expect(await find(`q=${mrn.toLowerCase()}`)).toEqual([id])
  expect(await find('q=XQ%2077')).toEqual([id])
  expect(await find('q=XQ77&status=issued')).toEqual([id])
  expect(await find('q=XQ77&status=completed')).toEqual([])
  expect(await find('q=XQ77', trader)).toEqual([id])
  expect(await find('q=XQ77', stranger)).toEqual([])
})

test('the pages of the list follow each other, each pass once', async () => {
  await Promise.all([issued(), issued(), issued()])
  const seen: string[] = []
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: Awaited<ReturnType<typeof gate>> = await gate(
      'GET',
      `/api/gate-passes?limit=2${after && `&after=${after}`}`,
    )
    const { items, next } = page.json<{ items: Pass[]; next?: string }>()
    seen.push(...items.map(({ id }) => id))
    after = next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThanOrEqual(3)
})

test('whose pass it is not sees none, and who may not pass passes none', async () => {
  const { id, token } = await issued()
  expect(await codeOf(stranger('GET', `/api/gate-passes/${id}`))).toEqual([
    404,
    'gate-pass.unknown',
  ])
  const shown = stranger('POST', '/api/gate-passes/verification', { token })
  expect(await codeOf(shown)).toEqual([404, 'gate-pass.unknown'])
  const own = trader('PUT', `/api/gate-passes/${id}/passages/${newId()}`, passing())
  expect(await codeOf(own)).toEqual([403, 'request.not-permitted'])
  const revoked = gate('PUT', `/api/gate-passes/${id}/revocation`, { reason: 'So.' })
  expect(await codeOf(revoked)).toEqual([403, 'request.not-permitted'])
  expect(await codeOf(pass(newId()))).toEqual([404, 'gate-pass.unknown'])
})

test('a declaration of thousands of items passes in one go, and its code stays small', async () => {
  const count = 2_000
  const { id, token } = await issued((declaration) => {
    const [item] = declaration.goodsShipment.goodsItems
    if (!item) throw new Error('It has an item')
    declaration.goodsShipment.goodsItems = Array.from({ length: count }, (_, index) => ({
      ...item,
      sequenceNumeric: index + 1,
    }))
  })
  expect(token.length).toBeLessThan(400)
  const items = Array.from({ length: count }, (_, index) => ({
    sequenceNumeric: index + 1,
    packages: 10,
    grossMassGrams: 25_000,
  }))
  const answer = await pass(id, { ...passing(), items })
  expect(answer.json()).toMatchObject({ status: 'completed', discrepancies: [] })
  await world.app.settle()
  const book = await trader('GET', '/api/account-book/accounts?q=851713')
  const stock = book
    .json<{ items: object[] }>()
    .items.filter((one) => 'status' in one && one.status === 'stock')
  expect(stock).toHaveLength(1)
})
