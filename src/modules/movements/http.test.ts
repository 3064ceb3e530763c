import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { goodDeclaration, type TestApp, testApp } from '#test/app'
import { ownerOf } from '#test/database'
import { prepareDays } from './service.ts'

let world: TestApp
let ours: Awaited<ReturnType<TestApp['enterprise']>>
let trader: Awaited<ReturnType<TestApp['signIn']>>
let stranger: Awaited<ReturnType<TestApp['signIn']>>
let carrier: Awaited<ReturnType<TestApp['signIn']>>
let operator: Awaited<ReturnType<TestApp['signIn']>>
beforeAll(async () => {
  world = await testApp()
  ours = await world.enterprise()
  trader = await world.signIn('declarant', ours)
  stranger = await world.signIn('declarant', await world.enterprise())
  carrier = await world.signIn('carrier')
  operator = await world.signIn('zone-operator')
})

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString()
const fix = (plate: string, seconds: number, more: object = {}) => ({
  plate,
  position: [-29.81, 21.12],
  headingDegrees: 90,
  speedKmh: 30,
  at: secondsAgo(seconds),
  ...more,
})
const report = (...fixes: object[]) => carrier('POST', '/api/movements/positions', fixes)

type Vehicle = { plate: string; speedKmh: number; mrn?: string; gatePassId?: string }
async function seen(plate: string, who = operator) {
  const { items } = (await who('GET', '/api/vehicles')).json<{ items: Vehicle[] }>()
  return items.filter((one) => one.plate === plate)
}

test('a vehicle is where its newest fix was, whatever comes late', async () => {
  const answer = await report(fix('ab 1', 60, { speedKmh: 10 }), fix('AB-1', 30, { speedKmh: 20 }))
  expect(answer.json()).toEqual({ accepted: 2, repeated: 0 })
  await report(fix('AB1', 45, { speedKmh: 15 }))
  expect(await seen('AB1')).toMatchObject([{ speedKmh: 20, position: [-29.81, 21.12] }])
})

test('a fix that is reported again is kept once', async () => {
  const fixes = [fix('CD1', 10), fix('CD2', 10)]
  const [first, again] = [await report(...fixes), await report(...fixes, fix('CD1', 5))]
  expect(first.json()).toEqual({ accepted: 2, repeated: 0 })
  expect(again.json()).toEqual({ accepted: 1, repeated: 2 })
})

test('a trader sees the vehicles that carry its own goods, and no others', async () => {
  const id = newId()
  const filed = await trader('PUT', `/api/declarations/${id}`, goodDeclaration(ours.identification))
  await report(fix('EF1', 5, { declarationId: id }), fix('EF2', 5, { declarationId: newId() }))
  expect(await seen('EF1', trader)).toMatchObject([{ mrn: filed.json().mrn, gatePassId: id }])
  expect(await seen('EF1', stranger)).toEqual([])
  expect(await seen('EF2', trader)).toEqual([])
  expect(await seen('EF2')).toHaveLength(1)
  expect((await seen('EF2'))[0]?.mrn).toBeUndefined()
})

test('a vehicle that was silent for a quarter of an hour is not shown', async () => {
  await report(fix('GH1', 16 * 60))
  expect(await seen('GH1')).toEqual([])
})

test('a fix with a wrong clock is refused, by its place', async () => {
  for (const seconds of [-600, 8 * 86_400]) {
    const answer = await report(fix('IJ1', 5), fix('IJ1', seconds))
    expect([answer.statusCode, answer.json()]).toMatchObject([
      422,
      { code: 'movement.time-implausible', errors: [{ pointer: '/1/at', cure: /./ }] },
    ])
  }
  expect(await seen('IJ1')).toEqual([])
})

test('what is no report is refused', async () => {
  const wrong = [
    [],
    [fix('KL1', 1, { position: [181, 0] })],
    [fix('', 1)],
    [fix('KL1', 1, { x: 1 })],
  ]
  for (const fixes of wrong) expect((await report(...fixes)).statusCode).toBe(400)
  const many = Array.from({ length: 501 }, (_, n) => fix('KL1', n))
  expect((await report(...many)).statusCode).toBe(400)
  const own = await trader('POST', '/api/movements/positions', [fix('KL1', 1)])
  expect([own.statusCode, own.json().code]).toEqual([403, 'request.not-permitted'])
})

test('maps are told at most once a second that something moved', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => report(fix('MN1', n / 10))))
  const { rows } = await sql<{ gap: number }>`
    select min(gap)::float8 as gap from (
      select extract(epoch from (data->>'at')::timestamptz
        - lag((data->>'at')::timestamptz) over (order by revision)) as gap
      from platform.events where type = 'vehicles.moved'
    ) as told
  `.execute(ownerOf(world.db))
  expect(rows[0]?.gap ?? 1).toBeGreaterThanOrEqual(1)
})

test('the tables of the coming days are there, and are made once', async () => {
  await prepareDays(world.db)
  await prepareDays(world.db)
  const { rows } = await sql<{ ahead: boolean }>`
    select to_regclass('movements.position_' || to_char(now() at time zone 'UTC' + interval '7 days', 'YYYYMMDD'))
      is not null as ahead
  `.execute(ownerOf(world.db))
  expect(rows).toEqual([{ ahead: true }])
})
