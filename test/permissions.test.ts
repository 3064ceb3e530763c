import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { createLog } from '#platform/log'
import { createHttp } from '#platform/http'
import { type TestApp, testApp } from './app.ts'
import { ownerOf } from './database.ts'
import { addressOf, type Operation, operationsOf } from './operations.ts'
import { everybody, everyRole, matrix, matrixPage, mayPass } from './permission-matrix.ts'

let world: TestApp
let operations: Operation[]
let ours: Awaited<ReturnType<TestApp['enterprise']>>
const traders: ReadonlySet<string> = new Set(['declarant', 'broker', 'warehouse-keeper', 'carrier'])
const cookies = new Map<string, string>()
beforeAll(async () => {
  world = await testApp()
  operations = operationsOf(world.app.http.swagger())
  ours = await world.enterprise()
  for (const role of everyRole) {
    const { cookie } = await world.signIn(role, traders.has(role) ? ours : undefined)
    cookies.set(role, cookie)
  }
})

/** Asks for nothing in particular: who may not pass is told so before anything is looked at. */
function knock({ method, path }: Operation, cookie?: string) {
  const values = { id: newId(), queryId: newId(), mrn: 'X' }
  return world.app.http.inject({
    method,
    url: addressOf(path, values),
    ...(cookie ? { headers: { cookie } } : {}),
  })
}

test('every operation has its row, and every row its operation', () => {
  expect(Object.keys(matrix).toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
})

/** A check that cannot fail is no check: the platform does not even start with such a route. */
test('a route without a permission is not taken', async () => {
  const http = await createHttp({
    logger: createLog('silent'),
    authenticate: async () => undefined,
    refusals: {},
  })
  expect(() => http.get('/api/bare', async () => null)).toThrow('/api/bare names no permission')
})

describe.each([...everyRole])('%s', (role) => {
  test('passes where the table says so, and nowhere else', async () => {
    const last = (id: string) => (id === 'signOut' ? 1 : 0)
    const found: string[] = []
    const wanted: string[] = []
    for (const operation of operations.toSorted((a, b) => last(a.id) - last(b.id))) {
      const row = matrix[operation.id]
      const answer = await knock(operation, cookies.get(role))
      const isProblem = /problem\+json/.test(String(answer.headers['content-type']))
      const code = isProblem ? answer.json<{ code?: string }>().code : undefined
      const stopped = answer.statusCode === 401 && code === 'request.not-signed-in'
      found.push(`${operation.id}: ${!stopped && code !== 'request.not-permitted'}`)
      wanted.push(`${operation.id}: ${row !== undefined && mayPass(role, row)}`)
      expect(answer.statusCode, operation.id).toBeLessThan(500)
    }
    expect(found).toEqual(wanted)
  })
})

test('a visitor passes where everybody does, and is told to sign in elsewhere', async () => {
  for (const operation of operations) {
    const answer = await knock(operation)
    const open = matrix[operation.id]?.who === everybody
    if (open) expect(answer.statusCode, operation.id).not.toBe(401)
    else
      expect([operation.id, answer.statusCode, answer.json().code]).toEqual([
        operation.id,
        401,
        'request.not-signed-in',
      ])
  }
})

/** A session whose fresh proof has run out. */
async function staleSession(role: string): Promise<string> {
  const { cookie } = await world.signIn(role, traders.has(role) ? ours : undefined)
  await ownerOf(world.db).updateTable('identity.session').set({ stepped_up_until: null }).execute()
  return cookie
}

test('what asks for a fresh proof does so, and nothing else does', async () => {
  const asking: string[] = []
  const stale = new Map<string, string>()
  for (const operation of operations.filter(({ id }) => id !== 'signOut')) {
    const role = everyRole.find((one) =>
      mayPass(one, matrix[operation.id] ?? { who: [], what: '' }),
    )
    if (matrix[operation.id]?.who === everybody || !role) continue
    stale.set(role, stale.get(role) ?? (await staleSession(role)))
    const answer = await knock(operation, stale.get(role))
    if (answer.body.includes('session.step-up-needed')) asking.push(operation.id)
  }
  const wanted = Object.keys(matrix).filter((id) => matrix[id]?.stepUp)
  expect(asking.toSorted()).toEqual(wanted.toSorted())
})

test('the printed table is the one that is tested', async () => {
  await expect(matrixPage()).toMatchFileSnapshot('../docs/reference/permissions.md')
})
