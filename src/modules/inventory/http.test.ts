import * as fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { type TestApp, testApp, zone } from '#test/app'
import { asSystem, held, ownerOf, untilWaiting } from '#test/database'
import { transact } from '../../platform/database.ts'
import type { Leg } from './model.ts'
import { legsOf } from './post.ts'
import { post } from './service.ts'

let world: TestApp
let ours: Awaited<ReturnType<TestApp['enterprise']>>
let trader: Awaited<ReturnType<TestApp['signIn']>>
let stranger: Awaited<ReturnType<TestApp['signIn']>>
let officer: Awaited<ReturnType<TestApp['signIn']>>
beforeAll(async () => {
  world = await testApp()
  ours = await world.enterprise()
  trader = await world.signIn('declarant', ours)
  stranger = await world.signIn('declarant', await world.enterprise())
  officer = await world.signIn('auditor')
})

let position = 0

/** Entries as a truck makes them: `declared` into stock, `excess` into suspense. */
function truck(declared: number, excess = 0, commodityCode = '851713'): Leg[] {
  return legsOf({
    at: '2026-03-01T08:00:00Z',
    by: 'gate',
    tenant: { economyId: zone.economyId, zoneId: zone.id, enterpriseId: ours.id },
    declarationId: newId(),
    mrn: '26XM0000000000000A',
    passageId: newId(),
    gateId: newId(),
    vehiclePlate: 'XM1',
    final: false,
    position: String((position += 1)),
    items: [
      {
        sequenceNumeric: 1,
        packages: 0,
        grossMassGrams: 0,
        commodityCode,
        description: `Goods ${commodityCode}`,
        delivered: [{ unitCode: 'GRM', declared: String(declared), excess: String(excess) }],
      },
    ],
  })
}
const book = (legs: Leg[]) => transact(world.db, asSystem, (tx) => post(tx, legs))

type Account = { id: string; status: string; balance: string; commodityCode: string }
async function accounts(q: string, who = trader): Promise<Account[]> {
  return (await who('GET', `/api/account-book/accounts?q=${q}`)).json<{ items: Account[] }>().items
}

test('any batches leave every balance the sum of its entries, and the book in balance', async () => {
  const anyBatch = fc.array(
    fc.record({
      declared: fc.integer({ min: 0, max: 10 ** 9 }),
      excess: fc.integer({ min: 0, max: 10 ** 9 }),
      code: fc.constantFrom('010121', '010129', '010130'),
    }),
    { maxLength: 30 },
  )
  await fc.assert(
    fc.asyncProperty(anyBatch, async (trucks) => {
      await book(trucks.flatMap(({ declared, excess, code }) => truck(declared, excess, code)))
    }),
    { numRuns: 25 },
  )
  const { rows } = await sql<{ wrong: number; sum: string; torn: number }>`
    select
      (select count(*)::int from inventory.account where balance <> (
        select coalesce(sum(quantity), 0) from inventory.entry where account_id = account.id
      )) as wrong,
      (select sum(balance) from inventory.account) as sum,
      (select count(*)::int from (
        select balance_after - quantity - coalesce(lag(balance_after) over (
          partition by account_id order by event_position, line
        ), 0) as gap from inventory.entry
      ) as entry where gap <> 0) as torn
  `.execute(ownerOf(world.db))
  expect(rows).toEqual([{ wrong: 0, sum: '0', torn: 0 }])
})

test('two batches at once on the same accounts lose nothing', async () => {
  const first = await held(world.db, (tx) => post(tx, truck(100, 0, '020110')))
  const second = book([...truck(10, 1, '020110'), ...truck(1, 0, '020110')])
  await untilWaiting(world.db)
  await first.commit()
  await second
  const balances = (await accounts('020110')).map(({ status, balance }) => `${status} ${balance}`)
  expect(balances.toSorted()).toEqual(['stock 111', 'suspense 1'])
})

test('an event is posted once', async () => {
  const legs = truck(5, 0, '030111')
  await book(legs)
  await expect(book(legs)).rejects.toThrow('duplicate key')
  expect(await accounts('030111')).toMatchObject([{ balance: '5' }])
})

test('stock is never below zero, and the book takes all entries of a batch or none', async () => {
  const legs = [...truck(7, 0, '040110'), ...truck(-8, 0, '040110')]
  await expect(book(legs)).rejects.toThrow('account_check')
  expect(await accounts('040110')).toEqual([])
})

test('what is written stays: nobody changes an entry', async () => {
  await book(truck(3, 0, '050100'))
  const change = transact(world.db, asSystem, (tx) =>
    tx.updateTable('inventory.entry').set({ quantity: '4' }).execute(),
  )
  await expect(change).rejects.toThrow('permission denied')
  const byOwner = ownerOf(world.db).updateTable('inventory.entry').set({ quantity: '4' }).execute()
  await expect(byOwner).rejects.toThrow('append-only')
})

test('a book is found by commodity, by description and by enterprise, and read by its own alone', async () => {
  await book(truck(9, 2, '060110'))
  const found = await accounts('0601')
  expect(found).toMatchObject([
    { commodityCode: '060110', description: 'Goods 060110', unitCode: 'GRM' },
    { commodityCode: '060110', enterpriseId: ours.id, enterpriseName: ours.name },
  ])
  expect(found.map(({ status }) => status).toSorted()).toEqual(['stock', 'suspense'])
  expect(await accounts('goods%200601', officer)).toHaveLength(2)
  expect(
    (await accounts(encodeURIComponent(ours.name.slice(0, 13)), officer)).length,
  ).toBeGreaterThan(2)
  expect(await accounts('0601', stranger)).toEqual([])
  const id = found[0]?.id ?? ''
  for (const path of [
    `/api/account-book/accounts/${id}`,
    `/api/account-book/accounts/${id}/entries`,
  ]) {
    expect((await trader('GET', path)).statusCode).toBe(200)
    const foreign = await stranger('GET', path)
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'account-book.account-unknown'])
  }
})

test('the entries of an account are read page by page, newest first, each once', async () => {
  for (let n = 1; n <= 5; n += 1) await book(truck(n, 0, '070110'))
  const [account] = await accounts('070110')
  const path = `/api/account-book/accounts/${account?.id}/entries?limit=2`
  const balances: string[] = []
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: Awaited<ReturnType<typeof trader>> = await trader(
      'GET',
      `${path}${after && `&after=${after}`}`,
    )
    const { items, next } = page.json<{ items: { balanceAfter: string }[]; next?: string }>()
    balances.push(...items.map(({ balanceAfter }) => balanceAfter))
    after = next
  }
  expect(balances).toEqual(['15', '10', '6', '3', '1'])
  const elsewhere = Buffer.from(JSON.stringify(['soon', newId()])).toString('base64url')
  const refused = await trader('GET', `${path}&after=${elsewhere}`)
  expect([refused.statusCode, refused.json().code]).toEqual([400, 'request.invalid'])
})
