import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { password, type TestApp, testApp } from '#test/app'
import { ownerOf } from '#test/database'
import { delaySeconds } from './throttle.ts'

let world: TestApp
type Ask = Awaited<ReturnType<TestApp['signIn']>>
beforeAll(async () => {
  world = await testApp()
})

function post(url: string, payload: object, headers: Record<string, string> = {}, from?: string) {
  return world.app.http.inject({
    method: 'POST',
    url,
    payload,
    headers,
    ...(from ? { remoteAddress: from } : {}),
  })
}
const signIn = (login: string, word: string, from?: string) =>
  post('/api/session', { login, password: word }, {}, from)
const codeOf = (answer: { json: () => unknown }) => {
  const problem = answer.json()
  return problem && typeof problem === 'object' && 'code' in problem ? problem.code : undefined
}
const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers['set-cookie']).split(';')[0] ?? ''

test('the cookie of a session is out of the reach of scripts and other sites', async () => {
  const { login } = await world.signIn('declarant')
  const cookie = String((await signIn(login, password)).headers['set-cookie'])
  expect(cookie).toMatch(/^entrepot_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age/)
})

test('a sign-in makes a new token and ends the session that was brought along', async () => {
  const asking = await world.signIn('declarant')
  const again = await post(
    '/api/session',
    { login: asking.login, password },
    { cookie: asking.cookie },
  )
  expect(cookieOf(again)).not.toBe(asking.cookie)
  expect((await asking('GET', '/api/session')).statusCode).toBe(401)
})

test('a token that was planted on a browser never becomes a session', async () => {
  const { login } = await world.signIn('declarant')
  const planted = `entrepot_session=${'A'.repeat(43)}`
  const answer = await post('/api/session', { login, password }, { cookie: planted })
  expect(cookieOf(answer)).not.toBe(planted)
  const asked = await world.app.http.inject({ url: '/api/session', headers: { cookie: planted } })
  expect(asked.statusCode).toBe(401)
})

test('sessions are listed, and ended one by one', async () => {
  const asking = await world.signIn('declarant')
  const other = cookieOf(await signIn(asking.login, password))
  const { items } = (await asking('GET', '/api/sessions')).json<{
    items: { id: string; current: boolean }[]
  }>()
  expect(items).toHaveLength(2)
  const foreign = items.find(({ current }) => !current)?.id ?? ''
  const asOther = () => world.app.http.inject({ url: '/api/session', headers: { cookie: other } })
  expect((await asOther()).statusCode).toBe(200)
  expect((await asking('DELETE', `/api/sessions/${foreign}`)).statusCode).toBe(204)
  expect((await asOther()).statusCode).toBe(401)
  const gone = await asking('DELETE', `/api/sessions/${foreign}`)
  expect([gone.statusCode, codeOf(gone)]).toEqual([404, 'session.unknown'])
})

test('nobody ends the session of somebody else', async () => {
  const [mine, theirs] = [await world.signIn('declarant'), await world.signIn('declarant')]
  const { items } = (await theirs('GET', '/api/sessions')).json<{ items: { id: string }[] }>()
  expect((await mine('DELETE', `/api/sessions/${items[0]?.id}`)).statusCode).toBe(404)
  expect((await theirs('GET', '/api/session')).statusCode).toBe(200)
})

test.each([
  ['an hour without a sign of life', { last_seen_at: new Date(Date.now() - 61 * 60_000) }],
  ['the end of the shift', { expires_at: new Date(Date.now() - 1000).toISOString() }],
])('%s ends a session', async (_, change) => {
  const asking = await world.signIn('declarant')
  await ownerOf(world.db)
    .updateTable('identity.session')
    .set(change)
    .where('account_id', '=', asking.accountId)
    .execute()
  expect((await asking('GET', '/api/session')).statusCode).toBe(401)
})

test('wrong tries wait longer and longer, and the right one afterwards gets in', async () => {
  const { login, accountId } = await world.signIn('declarant')
  for (let tries = 0; tries < 5; tries += 1)
    expect(codeOf(await signIn(login, 'wrong', '10.0.0.1'))).toBe('session.wrong-login-or-password')
  const throttled = await signIn(login, password, '10.0.0.1')
  expect([throttled.statusCode, codeOf(throttled)]).toEqual([429, 'session.too-many-tries'])
  expect(Number(throttled.headers['retry-after'])).toBeGreaterThan(0)
  // Somebody else's tries do not keep the person out.
  expect((await signIn(login, password, '10.0.0.2')).statusCode).toBe(200)
  await ownerOf(world.db)
    .updateTable('identity.failure')
    .set({ last_failed_at: new Date(Date.now() - 3_600_000).toISOString() })
    .execute()
  expect((await signIn(login, password, '10.0.0.1')).statusCode).toBe(200)
  const refused = await ownerOf(world.db)
    .selectFrom('platform.events')
    .select('data')
    .where('type', '=', 'session.refused')
    .execute()
  expect(JSON.stringify(refused)).toContain(accountId)
  expect(JSON.stringify(refused)).not.toContain(password)
})

test('the wait doubles up to its limit, and never becomes a lock', () => {
  const limit = { free: 5, longestSeconds: 900 }
  expect([0, 4, 5, 6, 7, 15, 1000].map((failures) => delaySeconds(failures, limit))).toEqual([
    0, 0, 1, 2, 4, 900, 900,
  ])
})

test('an unknown login is throttled and answered like a known one', async () => {
  const answers = []
  for (let tries = 0; tries < 6; tries += 1) answers.push(await signIn('nobody', 'x', '10.0.0.3'))
  expect(answers.map(codeOf)).toEqual([
    ...Array.from({ length: 5 }, () => 'session.wrong-login-or-password'),
    'session.too-many-tries',
  ])
})

test('the own password is changed with the current one, and ends the other sessions', async () => {
  const asking = await world.signIn('declarant')
  const other = cookieOf(await signIn(asking.login, password))
  const change = (current: string, next: string) =>
    asking('PUT', '/api/session/password', { current, password: next })
  const fresh = 'seven grey geese over the pier'
  expect(codeOf(await change('not this one', fresh))).toBe('session.wrong-proof')
  expect(codeOf(await change(password, password))).toBe('account.password-unchanged')
  expect(codeOf(await change(password, 'short'))).toBe('account.password-too-short')
  expect(codeOf(await change(password, `${asking.login}-2026`))).toBe('account.password-too-common')
  expect((await change(password, fresh)).statusCode).toBe(204)
  expect((await asking('GET', '/api/session')).statusCode).toBe(200)
  const asked = await world.app.http.inject({ url: '/api/session', headers: { cookie: other } })
  expect(asked.statusCode).toBe(401)
  expect((await signIn(asking.login, password)).statusCode).toBe(401)
  expect((await signIn(asking.login, fresh)).statusCode).toBe(200)
})

async function stale(role = 'declarant'): Promise<Ask> {
  const asking = await world.signIn(role)
  await ownerOf(world.db)
    .updateTable('identity.session')
    .set({ stepped_up_until: null })
    .where('account_id', '=', asking.accountId)
    .execute()
  return asking
}

test('a fresh proof counts for five minutes', async () => {
  const asking = await stale()
  const wanted = { name: 'ERP', scopes: ['declaration.read'] }
  expect(codeOf(await asking('POST', '/api/api-keys', wanted))).toBe('session.step-up-needed')
  const wrong = await asking('PUT', '/api/session/step-up', { password: 'wrong' })
  expect([wrong.statusCode, codeOf(wrong)]).toEqual([403, 'session.wrong-proof'])
  const proven = await asking('PUT', '/api/session/step-up', { password })
  const left = Date.parse(proven.json<{ until: string }>().until) - Date.now()
  expect(left).toBeGreaterThan(290_000)
  expect(left).toBeLessThanOrEqual(300_000)
  expect((await asking('POST', '/api/api-keys', wanted)).statusCode).toBe(200)
})

test('a fresh proof makes a fresh token, and the former one counts no more', async () => {
  const asking = await world.signIn('declarant')
  const former = asking.cookie
  expect((await asking('PUT', '/api/session/step-up', { password })).statusCode).toBe(200)
  expect(asking.cookie).not.toBe(former)
  const asked = await world.app.http.inject({ url: '/api/session', headers: { cookie: former } })
  expect(asked.statusCode).toBe(401)
  expect((await asking('GET', '/api/session')).statusCode).toBe(200)
})

test('an administrator signs somebody out everywhere', async () => {
  const admin = await world.signIn('platform-administrator')
  const officer = await world.signIn('document-officer')
  const url = `/api/accounts/${officer.accountId}/sessions`
  expect((await admin('DELETE', url)).statusCode).toBe(204)
  expect((await officer('GET', '/api/session')).statusCode).toBe(401)
  const foreign = await world.signIn('platform-administrator', undefined, 'XN')
  expect(codeOf(await foreign('DELETE', url))).toBe('account.unknown')
})

test('an API key may do what it was given, is shown once, and ends when revoked', async () => {
  const ours = await world.enterprise()
  const asking = await world.signIn('declarant', ours)
  const made = await asking('POST', '/api/api-keys', { name: 'ERP', scopes: ['declaration.read'] })
  const { id, secret } = made.json<{ id: string; secret: string }>()
  expect(secret).toMatch(/^ek_[\w-]{43}$/)
  const withKey = (url: string, key = secret) =>
    world.app.http.inject({ url, headers: { authorization: `Bearer ${key}` } })
  expect((await withKey('/api/declarations')).statusCode).toBe(200)
  expect(codeOf(await withKey('/api/enterprises'))).toBe('request.not-permitted')
  expect(codeOf(await withKey('/api/sessions'))).toBe('request.not-permitted')
  const list = await asking('GET', '/api/api-keys')
  expect(list.json()).toMatchObject({
    items: [{ id, name: 'ERP', lastUsedAt: expect.any(String) }],
  })
  expect(list.body).not.toContain(secret)
  expect((await asking('DELETE', `/api/api-keys/${id}`)).statusCode).toBe(204)
  const after = await withKey('/api/declarations')
  expect([after.statusCode, codeOf(after)]).toEqual([401, 'session.key-unknown'])
  expect(codeOf(await asking('DELETE', `/api/api-keys/${id}`))).toBe('api-key.unknown')
  expect(codeOf(await withKey('/api/zones', 'ek_nonsense'))).toBe('session.key-unknown')
  const kept = await ownerOf(world.db).selectFrom('identity.bearer').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(secret.slice(3))
})

test('no key carries more than its account, nor what is a person’s own', async () => {
  const asking = await world.signIn('declarant')
  for (const scope of ['declaration.review', 'session.own', 'credential.own', 'nonsense']) {
    const answer = await asking('POST', '/api/api-keys', { name: 'ERP', scopes: [scope] })
    expect([answer.statusCode, codeOf(answer)]).toEqual([422, 'api-key.scope-not-held'])
  }
})

test('a key ends with its day, and with its account', async () => {
  const asking = await world.signIn('declarant')
  const { secret } = (
    await asking('POST', '/api/api-keys', { name: 'x', scopes: ['declaration.read'], daysValid: 1 })
  ).json<{ secret: string }>()
  await ownerOf(world.db)
    .updateTable('identity.bearer')
    .set({ expires_at: new Date(Date.now() - 1).toISOString() })
    .execute()
  const headers = { authorization: `Bearer ${secret}` }
  const answer = await world.app.http.inject({ url: '/api/declarations', headers })
  expect(codeOf(answer)).toBe('session.key-unknown')
})

test('an administrator opens an account, which its code makes usable', async () => {
  const admin = await world.signIn('platform-administrator')
  const id = newId()
  const profile = { login: `new.${id}`, name: 'New Officer', roles: ['document-officer'] }
  const made = await admin('PUT', `/api/accounts/${id}`, profile)
  expect(made.json()).toMatchObject({ id, status: 'active', ...profile })
  expect((await admin('PUT', `/api/accounts/${id}`, profile)).json()).toEqual(made.json())
  const other = await admin('PUT', `/api/accounts/${id}`, { ...profile, name: 'Other' })
  expect([other.statusCode, codeOf(other)]).toEqual([409, 'account.already-created'])
  const same = await admin('PUT', `/api/accounts/${newId()}`, profile)
  expect([same.statusCode, codeOf(same)]).toEqual([409, 'account.login-taken'])

  const { code } = (await admin('POST', `/api/accounts/${id}/invitation`)).json<{ code: string }>()
  const redeem = (word: string, given = code) =>
    post('/api/invitations', { code: given, password: word })
  expect(codeOf(await redeem('password1234'))).toBe('account.password-too-common')
  expect((await redeem('seven grey geese over the pier')).statusCode).toBe(204)
  const twice = await redeem('eight grey geese over the pier')
  expect([twice.statusCode, codeOf(twice)]).toEqual([403, 'account.code-unknown'])
  expect((await signIn(profile.login, 'seven grey geese over the pier')).statusCode).toBe(200)
  expect((await admin('GET', '/api/accounts')).body).toContain(profile.login)
  expect((await admin('GET', '/api/accounts')).body).not.toMatch(/hash|argon2/i)
})

test('a disabled account is out at once, and back when it is enabled', async () => {
  const admin = await world.signIn('platform-administrator')
  const officer = await world.signIn('document-officer')
  expect((await officer('GET', '/api/session')).statusCode).toBe(200)
  const disabled = await admin('PUT', `/api/accounts/${officer.accountId}/disablement`, {
    reason: 'Left the service',
  })
  expect(disabled.json()).toMatchObject({ status: 'disabled' })
  expect((await officer('GET', '/api/session')).statusCode).toBe(401)
  expect((await signIn(officer.login, password)).statusCode).toBe(401)
  const invited = await admin('POST', `/api/accounts/${officer.accountId}/invitation`)
  expect([invited.statusCode, codeOf(invited)]).toEqual([409, 'account.disabled'])
  await admin('DELETE', `/api/accounts/${officer.accountId}/disablement`)
  expect((await signIn(officer.login, password)).statusCode).toBe(200)
  const events = await ownerOf(world.db)
    .selectFrom('platform.events')
    .select(['type', 'actor'])
    .where('stream', '=', `account/${officer.accountId}`)
    .execute()
  expect(events).toEqual([
    { type: 'account.disabled', actor: `account/${admin.login}` },
    { type: 'account.enabled', actor: `account/${admin.login}` },
  ])
})

test('an administrator rules neither another economy nor the own account', async () => {
  const admin = await world.signIn('platform-administrator')
  const foreign = await world.signIn('document-officer', undefined, 'XN')
  const answer = await admin('PUT', `/api/accounts/${foreign.accountId}/disablement`, {
    reason: 'x',
  })
  expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'account.unknown'])
  expect((await admin('GET', '/api/accounts')).body).not.toContain(foreign.login)
  const own = await admin('PUT', `/api/accounts/${admin.accountId}/disablement`, { reason: 'x' })
  expect([own.statusCode, codeOf(own)]).toEqual([403, 'account.own'])
})
