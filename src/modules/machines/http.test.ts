import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { type TestApp, testApp } from '#test/app'
import { ownerOf } from '#test/database'

const audience = 'http://localhost:8080'
type Ask = Awaited<ReturnType<TestApp['signIn']>>
let world: TestApp
let asking: Ask
let clientId = ''
const pair = await generateKeyPair('ES256', { extractable: true })
const stranger = await generateKeyPair('ES256')
beforeAll(async () => {
  world = await testApp()
  asking = await world.signIn('declarant', await world.enterprise())
  clientId = (await register()).json<{ id: string }>().id
})

async function register(change: object = {}) {
  const { kty, crv, x, y } = await exportJWK(pair.publicKey)
  const jwks = { keys: [{ kty, crv, x, y, kid: 'one' }] }
  const scopes = ['declaration.read', 'party.read']
  return asking('POST', '/api/oauth/clients', { name: 'ERP', scopes, jwks, ...change })
}

type Assertion = {
  key?: Parameters<SignJWT['sign']>[0]
  sub?: string
  aud?: string
  expires?: string
  jti?: string
}
function assertion({ key, sub = clientId, aud = audience, expires, jti }: Assertion = {}) {
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .setIssuer(sub)
    .setSubject(sub)
    .setAudience(aud)
    .setJti(jti ?? newId())
    .setIssuedAt()
    .setExpirationTime(expires ?? '1 minute')
    .sign(key ?? pair.privateKey)
}
function take(signed: string, change: Record<string, string> = {}) {
  return world.app.http.inject({
    method: 'POST',
    url: '/api/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signed,
      ...change,
    }).toString(),
  })
}
const withToken = (url: string, token: string) =>
  world.app.http.inject({ url, headers: { authorization: `Bearer ${token}` } })

test('whoever signs with a registered key gets a token that does what it may', async () => {
  const answer = await take(await assertion())
  expect(answer.json()).toEqual({
    access_token: expect.stringMatching(/^et_[\w-]{43}$/),
    token_type: 'Bearer',
    expires_in: 600,
    scope: 'declaration.read party.read',
  })
  expect(answer.headers['cache-control']).toBe('no-store')
  const { access_token: token } = answer.json<{ access_token: string }>()
  expect((await withToken('/api/declarations', token)).statusCode).toBe(200)
  expect((await withToken('/api/mandates', token)).statusCode).toBe(403)
  // It is no key of a person's: it is listed nowhere.
  expect((await asking('GET', '/api/api-keys')).json()).toEqual({ items: [] })
})

test('a token may do less when less is asked for, and never more', async () => {
  const less = await take(await assertion(), { scope: 'party.read' })
  const { access_token: token, scope } = less.json<{ access_token: string; scope: string }>()
  expect(scope).toBe('party.read')
  expect((await withToken('/api/declarations', token)).statusCode).toBe(403)
  const more = await take(await assertion(), { scope: 'party.read declaration.file' })
  expect([more.statusCode, more.json().error]).toEqual([400, 'invalid_scope'])
})

test('a token ends after ten minutes', async () => {
  const { access_token: token } = (await take(await assertion())).json<{ access_token: string }>()
  await ownerOf(world.db)
    .updateTable('identity.bearer')
    .set({ expires_at: new Date(Date.now() - 1).toISOString() })
    .where('kind', '=', 'access-token')
    .execute()
  expect((await withToken('/api/declarations', token)).statusCode).toBe(401)
})

test('an assertion counts once, several at once as well', async () => {
  const once = await assertion()
  const answers = await Promise.all([take(once), take(once), take(once)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401, 401])
  const jti = newId()
  expect((await take(await assertion({ jti }))).statusCode).toBe(200)
  expect((await take(await assertion({ jti }))).json().error).toBe('invalid_client')
})

test.each<[string, Assertion]>([
  ['another key', { key: stranger.privateKey }],
  ['another platform', { aud: 'https://elsewhere.example' }],
  ['a client that nobody registered', { sub: newId() }],
  ['a client that is no id', { sub: "' or 1=1" }],
  ['a time that is over', { expires: '2 minutes ago' }],
  ['a time far ahead', { expires: '1 hour' }],
])('an assertion of %s proves nothing', async (_, lie) => {
  const answer = await take(await assertion(lie))
  expect([answer.statusCode, answer.json().error]).toEqual([401, 'invalid_client'])
})

test('an assertion without a signature, or signed with what all know, proves nothing', async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(Date.now() / 1000) + 60
  const claims = { iss: clientId, sub: clientId, aud: audience, exp, jti: newId() }
  const bare = `${part({ alg: 'none' })}.${part(claims)}.`
  const { x = '' } = await exportJWK(pair.publicKey)
  const symmetric = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(Buffer.from(x, 'base64url'))
  for (const forged of [bare, symmetric, '', 'a.b.c'])
    expect((await take(forged)).json().error).toBe('invalid_client')
})

test('the door takes this one kind of request', async () => {
  const password = await take(await assertion(), { grant_type: 'password' })
  expect([password.statusCode, password.json().error]).toEqual([400, 'unsupported_grant_type'])
  const other = await take(await assertion(), { client_assertion_type: 'basic' })
  expect([other.statusCode, other.json().error]).toEqual([400, 'invalid_request'])
})

test('no client carries more than its account, nor a private key', async () => {
  const beyond = await register({ scopes: ['declaration.review'] })
  expect([beyond.statusCode, beyond.json().code]).toEqual([422, 'api-key.scope-not-held'])
  const secret = await register({ jwks: { keys: [await exportJWK(pair.privateKey)] } })
  expect([secret.statusCode, secret.json().code]).toEqual([400, 'request.invalid'])
})

test('a client that is removed gets no token any more', async () => {
  const { id } = (await register()).json<{ id: string }>()
  expect((await asking('GET', '/api/oauth/clients')).body).toContain(id)
  const other = await world.signIn('declarant')
  const foreign = await other('DELETE', `/api/oauth/clients/${id}`)
  expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'oauth-client.unknown'])
  expect((await asking('DELETE', `/api/oauth/clients/${id}`)).statusCode).toBe(204)
  expect((await take(await assertion({ sub: id }))).json().error).toBe('invalid_client')
})

test('what the platform says of itself is what libraries look for', async () => {
  const answer = await world.app.http.inject({ url: '/.well-known/oauth-authorization-server' })
  expect(answer.json()).toMatchObject({
    issuer: audience,
    token_endpoint: `${audience}/api/oauth/token`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  })
})
