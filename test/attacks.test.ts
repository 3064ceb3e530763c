import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#kernel/ids'
import { startLive } from '#platform/live'
import { createLog } from '#platform/log'
import { servePages } from '#platform/pages'
import { createApp } from '../src/app.ts'
import { goodDeclaration, password, type TestApp, testApp } from './app.ts'
import { addressOf, type Operation, operationsOf } from './operations.ts'

type Ask = Awaited<ReturnType<TestApp['signIn']>>
let world: TestApp
let trader: Ask
let ours: Awaited<ReturnType<TestApp['enterprise']>>
let operations: Operation[]
beforeAll(async () => {
  world = await testApp()
  ours = await world.enterprise()
  trader = await world.signIn('declarant', ours)
  operations = operationsOf(world.app.http.swagger())
})

const codeOf = (answer: { json: () => unknown }) => {
  const problem = answer.json()
  return problem && typeof problem === 'object' && 'code' in problem ? problem.code : undefined
}
/** Another platform on the same database, set up in another way. */
async function otherApp(options: Partial<Parameters<typeof createApp>[0]>) {
  const { db, keys, files } = world
  return createApp({ db, keys, files, log: createLog('silent'), ...options })
}

describe('a page of another site', () => {
  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['an old browser in a sandbox', { origin: 'null' }],
    ['an old browser on a neighbouring port', { origin: 'http://localhost:1' }],
  ])('acts in nobody’s name: %s', async (_, headers) => {
    const changing = operations.filter(({ method }) => method !== 'GET')
    expect(changing.length).toBeGreaterThan(20)
    for (const { id, method, path } of changing) {
      const url = addressOf(path, { id: newId(), queryId: newId(), proposalId: newId() })
      const given = { method, url, headers: { cookie: trader.cookie, ...headers } }
      const answer = await world.app.http.inject(given)
      expect([id, codeOf(answer)]).toEqual([id, 'request.cross-site'])
    }
  })

  test('our own pages and programs act as before', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'http://localhost:8080', host: 'localhost:8080' },
      {},
    ]) {
      const { cookie } = trader
      const url = `/api/declarations/${newId()}`
      const payload = goodDeclaration(ours.identification)
      const given = { method: 'PUT', url, headers: { cookie, ...headers }, payload } as const
      expect((await world.app.http.inject(given)).statusCode).toBe(200)
    }
  })
})

/** What a schema of JSON Schema says of objects: whether they take what they do not name. */
const Schema = z.looseObject({
  type: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
})

test('every body takes the fields that it names, and no other (mass assignment)', () => {
  const document = z
    .object({
      paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
      components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
    })
    .parse(world.app.http.swagger())
  const Body = z.object({
    requestBody: z.object({
      content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }),
    }),
  })
  const open: string[] = []
  let bodies = 0
  for (const [path, methods] of Object.entries(document.paths))
    for (const operation of Object.values(methods)) {
      const read = Body.safeParse(operation)
      if (!read.success) continue
      bodies += 1
      const { schema } = read.data.requestBody.content['application/json']
      const ref = z.object({ $ref: z.string() }).safeParse(schema).data?.$ref.split('/').at(-1)
      const body = Schema.parse(ref ? document.components.schemas[ref] : schema)
      if (body.properties && body.additionalProperties !== false) open.push(path)
    }
  expect(bodies).toBeGreaterThan(15)
  expect(open).toEqual([])
})

test('nobody makes themselves more than they are by fields of their own', async () => {
  const declaration = { ...goodDeclaration(ours.identification), status: 'released', lane: 'green' }
  const filed = await trader('PUT', `/api/declarations/${newId()}`, declaration)
  expect([filed.statusCode, codeOf(filed)]).toEqual([400, 'request.invalid'])
  const admin = await world.signIn('platform-administrator')
  const profile = { login: 'x', name: 'X', roles: ['auditor'], economyId: 'XN', status: 'active' }
  expect(codeOf(await admin('PUT', `/api/accounts/${newId()}`, profile))).toBe('request.invalid')
})

test.each([
  '{"login":"a","password":"b","__proto__":{"permissions":["account.manage"]}}',
  '{"login":"a","password":"b","constructor":{"prototype":{"admin":true}}}',
  '{"__proto__":{"login":"a"},"login":"a","password":"b"}',
  '{"login":"a","login":"b","password":"c"}',
])('what would reach into the prototype, or say a thing twice, is refused: %s', async (payload) => {
  const headers = { 'content-type': 'application/json' }
  const given = { method: 'POST', url: '/api/session', headers, payload } as const
  expect((await world.app.http.inject(given)).statusCode).toBe(400)
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
})

test('nobody learns by answer or by time who has an account', async () => {
  const tries = 15
  const known = await Promise.all(
    Array.from({ length: tries }, async () => (await world.signIn('declarant')).login),
  )
  const time = async (login: string, i: number, word: string) => {
    const before = performance.now()
    const answer = await world.app.http.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: `10.1.0.${i}`,
      payload: { login, password: word },
    })
    const { requestId: _, ...problem } = answer.json<Record<string, unknown>>()
    return { ms: performance.now() - before, answer: [answer.statusCode, problem] }
  }
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
  for (const [i, login] of known.entries()) {
    const wrong = await time(login, i, 'not this one')
    const nobody = await time(`nobody-${i}`, i, 'not this one')
    expect(nobody.answer).toEqual(wrong.answer)
    times.known.push(wrong.ms)
    times.unknown.push(nobody.ms)
  }
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[tries >> 1] ?? 0
  const ratio = median(times.known) / median(times.unknown)
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(2)
})

test('who asks too often waits, and is told how long', async () => {
  const app = await otherApp({ requestsPerMinute: 3 })
  const ask = (headers: Record<string, string> = {}) =>
    app.http.inject({ url: '/api/zones', headers })
  for (let i = 0; i < 3; i += 1) expect((await ask()).statusCode).toBe(200)
  const answer = await ask()
  expect([answer.statusCode, codeOf(answer)]).toEqual([429, 'request.too-many'])
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  // Whoever is signed in is counted alone, not with the address that an office shares.
  expect((await ask({ cookie: trader.cookie })).statusCode).toBe(200)
})

test('a door at which one could guess opens so often a minute for one address', async () => {
  const app = await otherApp({})
  const guess = (remoteAddress: string) =>
    app.http.inject({
      method: 'POST',
      url: '/api/invitations',
      remoteAddress,
      headers: { 'content-type': 'application/json' },
      payload: '{',
    })
  for (let i = 0; i < 60; i += 1) expect((await guess('10.9.0.1')).statusCode).toBe(400)
  expect(codeOf(await guess('10.9.0.1'))).toBe('request.too-many')
  expect((await guess('10.9.0.2')).statusCode).toBe(400)
})

test('no page runs a script that is not ours, and no answer is kept or guessed at', async () => {
  const app = await otherApp({})
  await servePages(app.http, '/nowhere')
  const { headers } = await app.http.inject({ url: '/api/zones' })
  const policy = String(headers['content-security-policy'])
  const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src'))
  expect(scripts).toMatch(/'self'/)
  expect(scripts).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:|data:/)
  expect(policy).toMatch(/object-src 'none'/)
  expect(policy).toMatch(/base-uri 'none'/)
  expect(policy).toMatch(/frame-ancestors 'none'/)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  })
  // Nobody else's scripts read our answers.
  const foreign = { origin: 'https://evil.example' }
  const asked = await app.http.inject({ url: '/api/zones', headers: foreign })
  expect(asked.headers['access-control-allow-origin']).toBeUndefined()
})

test('behind https the cookie keeps to it, and so does the browser', async () => {
  const app = await otherApp({ publicUrl: 'https://customs.example' })
  const signedIn = await app.http.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: trader.login, password },
  })
  const cookie = String(signedIn.headers['set-cookie'])
  expect(cookie).toMatch(/^__Host-entrepot_session=/)
  expect(cookie).toMatch(/; Secure$/)
  expect(signedIn.headers['strict-transport-security']).toMatch(/^max-age=31536000/)
  // The name without the prefix could have been set by a neighbour, and counts for nothing.
  const planted = cookie.split(';')[0]?.replace('__Host-', '') ?? ''
  const asked = await app.http.inject({ url: '/api/session', headers: { cookie: planted } })
  expect(asked.statusCode).toBe(401)
})

test('a stream of hints ends with the session that opened it', async () => {
  const app = await otherApp({})
  const live = await startLive(app.http, world.db, app.eventTypes, 50)
  const address = await app.http.listen({ port: 0, host: '127.0.0.1' })
  const listening = await world.signIn('declarant', ours)
  const headers = { cookie: listening.cookie }
  const stream = await fetch(`${address}/api/live`, { headers })
  const ended = stream.text()
  const signedOut = await fetch(`${address}/api/session`, { method: 'DELETE', headers })
  expect(signedOut.status).toBe(204)
  expect(await ended).toContain('retry: 1000')
  await live.stop()
  await app.http.close()
})

test('a token in the address opens nothing, and an unknown way to prove oneself is refused', async () => {
  const made = await trader('POST', '/api/api-keys', { name: 'x', scopes: ['declaration.read'] })
  const { secret } = made.json<{ secret: string }>()
  for (const url of [`/api/declarations?access_token=${secret}`, `/api/declarations?key=${secret}`])
    expect((await world.app.http.inject({ url })).statusCode).toBe(401)
  for (const authorization of [`Basic ${btoa(`x:${secret}`)}`, secret, `Bearer ${secret} x`]) {
    const answer = await world.app.http.inject({ url: '/api/zones', headers: { authorization } })
    expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'session.key-unknown'])
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer/)
  }
})
