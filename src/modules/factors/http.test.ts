import { Secret, TOTP } from 'otpauth'
import { beforeAll, expect, test } from 'vitest'
import { password, type TestApp, testApp } from '#test/app'
import { softwareAuthenticator } from '#test/authenticator'
import { ownerOf } from '#test/database'

let world: TestApp
type Ask = Awaited<ReturnType<TestApp['signIn']>>
beforeAll(async () => {
  world = await testApp()
})

const site = { origin: 'http://localhost:8080', rpId: 'localhost' }
const post = (url: string, payload: object = {}) =>
  world.app.http.inject({ method: 'POST', url, payload })
const codeOf = (answer: { json: () => unknown }) => {
  const problem = answer.json()
  return problem && typeof problem === 'object' && 'code' in problem ? problem.code : undefined
}

const codeAt = (secret: string, offsetSeconds = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Date.now() + offsetSeconds * 1000,
  })

/** Enrols with the code of the step before, so that the one of now is still unused. */
async function enrolled() {
  const asking = await world.signIn('declarant')
  const begun = await asking('POST', '/api/session/totp')
  const { secret, uri } = begun.json<{ secret: string; uri: string }>()
  const confirmed = await asking('PUT', '/api/session/totp/confirmation', {
    code: codeAt(secret, -30),
  })
  const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>()
  return { asking, secret, uri, recoveryCodes }
}
const signIn = ({ login }: Ask, code?: string) =>
  post('/api/session', { login, password, ...(code ? { code } : {}) })

test('an authenticator app counts once a code has confirmed it', async () => {
  const asking = await world.signIn('declarant')
  const { secret } = (await asking('POST', '/api/session/totp')).json<{ secret: string }>()
  expect((await signIn(asking)).statusCode).toBe(200)
  const wrong = await asking('PUT', '/api/session/totp/confirmation', { code: '000000' })
  expect([wrong.statusCode, codeOf(wrong)]).toEqual([422, 'factor.code-wrong'])
  const confirmed = await asking('PUT', '/api/session/totp/confirmation', { code: codeAt(secret) })
  expect(confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(10)
  expect((await asking('GET', '/api/session/factors')).json()).toEqual({
    totp: true,
    recoveryCodesLeft: 10,
    passkeys: [],
  })
  expect(codeOf(await asking('POST', '/api/session/totp'))).toBe('factor.already-confirmed')
  const twice = await asking('PUT', '/api/session/totp/confirmation', { code: codeAt(secret) })
  expect(codeOf(twice)).toBe('factor.not-begun')
})

test('the password alone opens nothing any more, a code counts once', async () => {
  const { asking, secret, uri } = await enrolled()
  expect(uri).toMatch(/^otpauth:\/\/totp\/Entrepot:/)
  expect(codeOf(await signIn(asking))).toBe('session.second-factor-needed')
  expect(codeOf(await signIn(asking, '000000'))).toBe('session.wrong-code')
  const code = codeAt(secret)
  expect((await signIn(asking, code)).statusCode).toBe(200)
  expect(codeOf(await signIn(asking, code))).toBe('session.wrong-code')
  expect(codeOf(await signIn(asking, codeAt(secret, -30)))).toBe('session.wrong-code')
})

test('one code tried twice at once opens one session', async () => {
  const { asking, secret } = await enrolled()
  const code = codeAt(secret)
  const answers = await Promise.all([signIn(asking, code), signIn(asking, code)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401])
})

test('a recovery code counts once, and new ones end the former', async () => {
  const { asking, recoveryCodes, secret } = await enrolled()
  const [first = '', second = ''] = recoveryCodes
  expect((await signIn(asking, first.toUpperCase())).statusCode).toBe(200)
  expect(codeOf(await signIn(asking, first))).toBe('session.wrong-code')
  await asking('PUT', '/api/session/step-up', { code: codeAt(secret) })
  const renewed = await asking('POST', '/api/session/recovery-codes')
  expect(renewed.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(10)
  expect(codeOf(await signIn(asking, second))).toBe('session.wrong-code')
  const kept = await ownerOf(world.db).selectFrom('factors.recovery_code').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(second)
})

test('where there is a second factor, a fresh proof is one too', async () => {
  const { asking, secret } = await enrolled()
  const byPassword = await asking('PUT', '/api/session/step-up', { password })
  expect(codeOf(byPassword)).toBe('session.second-factor-needed')
  const byCode = await asking('PUT', '/api/session/step-up', { code: codeAt(secret) })
  expect(byCode.statusCode).toBe(200)
  expect((await asking('DELETE', '/api/session/totp')).statusCode).toBe(204)
  expect((await signIn(asking)).statusCode).toBe(200)
})

async function withPasskey() {
  const asking = await world.signIn('declarant')
  const authenticator = softwareAuthenticator(site)
  const begun = await asking('POST', '/api/session/passkeys/challenge')
  const { challengeId, options } = begun.json<{
    challengeId: string
    options: { challenge: string }
  }>()
  const registration = authenticator.create(options.challenge)
  const body = { challengeId, name: 'My laptop', registration }
  const added = await asking('POST', '/api/session/passkeys', body)
  return { asking, authenticator, body, added }
}
async function challenge() {
  return (await post('/api/session/passkey/challenge')).json<{
    challengeId: string
    options: { challenge: string }
  }>()
}

test('a passkey is made, signs in without a name, and is removed', async () => {
  const { asking, authenticator, added } = await withPasskey()
  expect(added.json()).toMatchObject({ id: authenticator.id, name: 'My laptop' })
  const { challengeId, options } = await challenge()
  const assertion = authenticator.get(options.challenge)
  const signedIn = await post('/api/session/passkey', { challengeId, assertion })
  expect(signedIn.json()).toMatchObject({ login: asking.login })
  expect(String(signedIn.headers['set-cookie'])).toMatch(/^entrepot_session=[\w-]{43}/)
  const removed = await asking('DELETE', `/api/session/passkeys/${authenticator.id}`)
  expect(removed.statusCode).toBe(204)
  const again = await challenge()
  const gone = await post('/api/session/passkey', {
    challengeId: again.challengeId,
    assertion: authenticator.get(again.options.challenge),
  })
  expect([gone.statusCode, codeOf(gone)]).toEqual([422, 'factor.passkey-not-proven'])
  const missing = await asking('DELETE', `/api/session/passkeys/${authenticator.id}`)
  expect(codeOf(missing)).toBe('factor.passkey-unknown')
})

test.each([
  ['a page of another site', { origin: 'https://entrepot.example.org' }],
  ['an authenticator that did not ask for its person', { unverified: true }],
  ['a copy whose counter does not grow', { counter: 1 }],
])('%s signs nobody in', async (_, lie) => {
  const { authenticator } = await withPasskey()
  const first = await challenge()
  const right = authenticator.get(first.options.challenge)
  const opened = await post('/api/session/passkey', {
    challengeId: first.challengeId,
    assertion: right,
  })
  expect(opened.statusCode).toBe(200)
  const { challengeId, options } = await challenge()
  const assertion = authenticator.get(options.challenge, lie)
  const answer = await post('/api/session/passkey', { challengeId, assertion })
  expect(codeOf(answer)).toBe('factor.passkey-not-proven')
})

test('a challenge counts once, for its purpose and for its account', async () => {
  const { asking, authenticator, body } = await withPasskey()
  const twice = await asking('POST', '/api/session/passkeys', body)
  expect(codeOf(twice)).toBe('factor.passkey-not-proven')
  const { challengeId, options } = await challenge()
  const assertion = authenticator.get(options.challenge)
  await post('/api/session/passkey', { challengeId, assertion })
  const replayed = await post('/api/session/passkey', { challengeId, assertion })
  expect(codeOf(replayed)).toBe('factor.passkey-not-proven')
  const other = await world.signIn('declarant')
  const begun = (await asking('POST', '/api/session/passkeys/challenge')).json<{
    challengeId: string
    options: { challenge: string }
  }>()
  const stolen = await other('POST', '/api/session/passkeys', {
    challengeId: begun.challengeId,
    name: 'Stolen',
    registration: softwareAuthenticator(site).create(begun.options.challenge),
  })
  expect(codeOf(stolen)).toBe('factor.passkey-not-proven')
})

test('a passkey is a fresh proof for its own account alone', async () => {
  const { asking, authenticator } = await withPasskey()
  const proof = async () => {
    const { challengeId, options } = await challenge()
    return { passkey: { challengeId, assertion: authenticator.get(options.challenge) } }
  }
  expect((await asking('PUT', '/api/session/step-up', await proof())).statusCode).toBe(200)
  const other = await world.signIn('declarant')
  const foreign = await other('PUT', '/api/session/step-up', await proof())
  expect(codeOf(foreign)).toBe('session.wrong-proof')
})
