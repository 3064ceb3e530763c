import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { safeFetch } from '#platform/safe-fetch'
import { type TestApp, testApp } from '#test/app'
import { ownerOf } from '#test/database'
import { identityProvider } from '#test/identity-provider'

const callback = 'http://localhost:8080/api/session/provider/callback'
type Ask = Awaited<ReturnType<TestApp['signIn']>>
let world: TestApp
let house: Awaited<ReturnType<typeof identityProvider>>
let admin: Ask
const providerId = newId()
beforeAll(async () => {
  world = await testApp({ outside: { fetch: safeFetch({ loopback: true }), insecure: true } })
  house = await identityProvider(callback)
  admin = await world.signIn('platform-administrator')
  const set = await admin('PUT', `/api/providers/${providerId}`, {
    name: 'Harbour House',
    issuer: house.issuer,
    clientId: 'entrepot',
  })
  expect(set.statusCode).toBe(200)
})

const codeOf = (answer: { json: () => unknown }) => {
  const problem = answer.json()
  return problem && typeof problem === 'object' && 'code' in problem ? problem.code : undefined
}
const cookieOf = (answer: { cookies: { name: string; value: string }[] }, name: string) => {
  const value = answer.cookies.find((cookie) => cookie.name === name)?.value
  return value ? `${name}=${value}` : ''
}

async function begin(returnTo = '/') {
  const answer = await world.app.http.inject({
    method: 'POST',
    url: `/api/session/provider/${providerId}`,
    payload: { returnTo },
  })
  return { url: answer.json<{ url: string }>().url, browser: cookieOf(answer, 'entrepot_provider') }
}
async function beginLink(asking: Ask) {
  const answer = await asking('POST', `/api/session/provider-links/${providerId}`, {})
  return { url: answer.json<{ url: string }>().url, browser: cookieOf(answer, 'entrepot_provider') }
}
const comeBack = (query: string, browser: string) =>
  world.app.http.inject({
    url: `/api/session/provider/callback?${query}`,
    headers: { cookie: browser },
  })

async function linked(subject: string) {
  const asking = await world.signIn('declarant')
  const { url, browser } = await beginLink(asking)
  const back = await comeBack(await house.signIn(url, subject), browser)
  expect(back.statusCode).toBe(303)
  return asking
}

test('an account that was linked signs in by its provider, and goes on where it wanted', async () => {
  const asking = await linked('ada')
  const { url, browser } = await begin('/declarations?lane=red')
  expect(url).toContain('code_challenge_method=S256')
  const back = await comeBack(await house.signIn(url, 'ada'), browser)
  expect([back.statusCode, back.headers.location]).toEqual([303, '/declarations?lane=red'])
  const session = await world.app.http.inject({
    url: '/api/session',
    headers: { cookie: cookieOf(back, 'entrepot_session') },
  })
  expect(session.json()).toMatchObject({ login: asking.login })
})

test('whom no account is linked to is not let in, and no account is made', async () => {
  const accounts = () => ownerOf(world.db).selectFrom('identity.account').select('id').execute()
  const before = (await accounts()).length
  const { url, browser } = await begin()
  const back = await comeBack(await house.signIn(url, 'stranger'), browser)
  expect([back.statusCode, codeOf(back)]).toEqual([403, 'identity-provider.not-linked'])
  expect((await accounts()).length).toBe(before)
})

test('an answer counts once, and only in the browser that began', async () => {
  await linked('bo')
  const first = await begin()
  const query = await house.signIn(first.url, 'bo')
  const other = await begin()
  for (const browser of ['', other.browser])
    expect(codeOf(await comeBack(query, browser))).toBe('identity-provider.not-proven')
  expect((await comeBack(query, first.browser)).statusCode).toBe(303)
  expect(codeOf(await comeBack(query, first.browser))).toBe('identity-provider.not-proven')
})

test.each([
  ['another state', (query: string) => query.replace(/state=[^&]+/, 'state=forged')],
  ['another code', (query: string) => query.replace(/code=[^&]+/, 'code=forged')],
  [
    'another issuer',
    (query: string) => query.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'),
  ],
  ['an error', (query: string) => query.replace(/code=[^&]+/, 'error=access_denied')],
  ['nothing', () => ''],
])('an answer with %s proves nobody', async (_, change) => {
  const { url, browser } = await begin()
  const back = await comeBack(change(await house.signIn(url, 'cai')), browser)
  expect([back.statusCode, codeOf(back)]).toEqual([403, 'identity-provider.not-proven'])
})

test('what is linked to one account is not linked to another', async () => {
  await linked('dee')
  const second = await world.signIn('declarant')
  const { url, browser } = await beginLink(second)
  const back = await comeBack(await house.signIn(url, 'dee'), browser)
  expect([back.statusCode, codeOf(back)]).toEqual([409, 'identity-provider.already-linked'])
})

test('a disabled account is not let in by its provider either', async () => {
  const asking = await linked('eun')
  await admin('PUT', `/api/accounts/${asking.accountId}/disablement`, { reason: 'Left' })
  const { url, browser } = await begin()
  const back = await comeBack(await house.signIn(url, 'eun'), browser)
  expect(codeOf(back)).toBe('identity-provider.not-linked')
})

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\/evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  'evil.example',
  '/a\r\nset-cookie: x=y',
])('signing in leads nowhere else: %j', async (returnTo) => {
  const answer = await world.app.http.inject({
    method: 'POST',
    url: `/api/session/provider/${providerId}`,
    payload: { returnTo },
  })
  expect([answer.statusCode, codeOf(answer)]).toEqual([400, 'request.invalid'])
})

test.each([
  'http://127.0.0.1:1/',
  'https://127.0.0.1:1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::1]/',
  'http://issuer.example/',
])('no issuer inside is asked: %s', async (issuer) => {
  const strict = await testApp()
  const asAdmin = await strict.signIn('platform-administrator')
  const id = newId()
  await asAdmin('PUT', `/api/providers/${id}`, { name: 'Inside', issuer, clientId: 'x' })
  const answer = await strict.app.http.inject({
    method: 'POST',
    url: `/api/session/provider/${id}`,
    payload: {},
  })
  expect([answer.statusCode, codeOf(answer)]).toEqual([502, 'identity-provider.unreachable'])
})

test('providers are named by administrators of the economy, and their secrets never shown', async () => {
  const id = newId()
  const named = { name: 'Other', issuer: 'https://id.example.org', clientId: 'x' }
  const secret = { ...named, clientSecret: 'hush-hush' }
  await admin('PUT', `/api/providers/${id}`, secret)
  expect((await admin('GET', '/api/providers')).json()).toMatchObject({
    items: expect.arrayContaining([{ id, ...named }]),
  })
  expect((await admin('GET', '/api/providers')).body).not.toContain('hush-hush')
  const taken = await admin('PUT', `/api/providers/${newId()}`, named)
  expect([taken.statusCode, codeOf(taken)]).toEqual([409, 'identity-provider.issuer-taken'])
  const foreign = await world.signIn('platform-administrator', undefined, 'XN')
  expect(codeOf(await foreign('DELETE', `/api/providers/${id}`))).toBe('identity-provider.unknown')
  expect(codeOf(await foreign('PUT', `/api/providers/${id}`, named))).toBe(
    'identity-provider.unknown',
  )
  expect((await admin('DELETE', `/api/providers/${id}`)).statusCode).toBe(204)
  const journal = await ownerOf(world.db).selectFrom('platform.events').select('data').execute()
  expect(JSON.stringify(journal)).not.toContain('hush-hush')
  const names = await world.app.http.inject({ url: '/api/session/providers' })
  expect(names.json()).toEqual({ items: [{ id: providerId, name: 'Harbour House' }] })
})
