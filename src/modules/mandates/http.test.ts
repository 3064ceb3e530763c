import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { goodDeclaration, type TestApp, testApp } from '#test/app'
import { ownerOf } from '#test/database'

let world: TestApp
type Enterprise = Awaited<ReturnType<TestApp['enterprise']>>
type Ask = Awaited<ReturnType<TestApp['signIn']>>
let principal: Enterprise
let broker: Enterprise
let owner: Ask
let agent: Ask
beforeAll(async () => {
  world = await testApp()
  principal = await world.enterprise()
  broker = await world.enterprise()
  owner = await world.signIn('declarant', principal)
  agent = await world.signIn('broker', broker)
})

const day = 86_400_000
const from = (days: number) => new Date(Date.now() + days * day).toISOString()
const codeOf = (answer: { json: () => unknown }) => {
  const problem = answer.json()
  return problem && typeof problem === 'object' && 'code' in problem ? problem.code : undefined
}
const deed = (change: object = {}) => ({
  representativeIdentification: broker.identification,
  representation: 'indirect',
  validFrom: from(-1),
  validUntil: from(30),
  ...change,
})
const grant = (id = newId(), change: object = {}) =>
  owner('PUT', `/api/mandates/${id}`, deed(change))

/** Asks in the name of the agent, for an enterprise. */
function acting(
  method: 'GET' | 'PUT',
  url: string,
  { payload, of = principal.id }: { payload?: object; of?: string } = {},
) {
  const headers = { cookie: agent.cookie, 'entrepot-enterprise': of }
  return world.app.http.inject({ method, url, headers, ...(payload ? { payload } : {}) })
}
const fileForPrincipal = (id = newId()) =>
  acting('PUT', `/api/declarations/${id}`, { payload: goodDeclaration(principal.identification) })

/** What is known of a proof is kept for five seconds: a test signs in anew instead of waiting. */
async function afterwards(): Promise<void> {
  agent = await world.signIn('broker', broker)
}

test('who holds a mandate sees and files as the principal, under the own name', async () => {
  expect(codeOf(await fileForPrincipal())).toBe('mandate.not-held')
  const mandateId = newId()
  const granted = await grant(mandateId)
  expect(granted.json()).toMatchObject({
    status: 'granted',
    representation: 'indirect',
    liability: expect.stringContaining('both owe the duty'),
    grantedBy: `account/${owner.login}`,
  })
  await afterwards()
  const id = newId()
  const filed = await fileForPrincipal(id)
  expect([filed.statusCode, filed.json().enterpriseId]).toEqual([200, principal.id])
  expect((await owner('GET', `/api/declarations/${id}`)).statusCode).toBe(200)
  // Without the header the broker is only itself.
  expect((await agent('GET', `/api/declarations/${id}`)).statusCode).toBe(404)
  const [event] = await ownerOf(world.db)
    .selectFrom('platform.events')
    .select(['actor', 'enterprise_id', 'mandate_id'])
    .where('stream', '=', `declaration/${id}`)
    .execute()
  expect(event).toEqual({
    actor: `account/${agent.login}`,
    enterprise_id: principal.id,
    mandate_id: mandateId,
  })
  expect((await agent('GET', '/api/session')).json()).toMatchObject({
    represents: [{ mandateId, enterprise: { id: principal.id } }],
  })

  const withdrawn = await owner('PUT', `/api/mandates/${mandateId}/withdrawal`, { reason: 'Moved' })
  expect(withdrawn.json()).toMatchObject({ status: 'withdrawn', reason: 'Moved' })
  await afterwards()
  expect(codeOf(await fileForPrincipal())).toBe('mandate.not-held')
})

test.each([
  ['not yet valid', { validFrom: from(1) }],
  ['expired', { validFrom: from(-2), validUntil: from(-1) }],
  ['for somebody else', {}],
])('a mandate that is %s opens nothing', async (what, change) => {
  const other = await world.enterprise()
  const named = what === 'for somebody else' ? other.identification : broker.identification
  const answer = await grant(newId(), { ...change, representativeIdentification: named })
  expect(answer.statusCode).toBe(200)
  await afterwards()
  expect(codeOf(await fileForPrincipal())).toBe('mandate.not-held')
})

test('nobody acts for whom they please', async () => {
  for (const of of [newId(), 'nonsense', '', 'null'])
    expect([401, 403]).toContain((await acting('GET', '/api/declarations', { of })).statusCode)
  const officer = await world.signIn('supervisor')
  const headers = { cookie: officer.cookie, 'entrepot-enterprise': principal.id }
  const asked = await world.app.http.inject({ url: '/api/declarations', headers })
  expect(codeOf(asked)).toBe('mandate.not-held')
})

test('a mandate is not passed on, nor granted by whom it does not bind', async () => {
  const id = newId()
  await grant(id)
  await afterwards()
  const passedOn = await acting('PUT', `/api/mandates/${newId()}`, { payload: deed() })
  expect(codeOf(passedOn)).toBe('mandate.not-held')
  const foreign = await agent('PUT', `/api/mandates/${id}/withdrawal`, { reason: 'Mine' })
  expect([foreign.statusCode, codeOf(foreign)]).toEqual([404, 'mandate.unknown'])
  expect((await owner('PUT', `/api/mandates/${id}/withdrawal`, { reason: 'x' })).statusCode).toBe(
    200,
  )
})

test('what makes no mandate is refused with a cure', async () => {
  const id = newId()
  await grant(id)
  const answers = [
    await grant(id, { representation: 'direct' }),
    await grant(newId(), { validUntil: from(-3) }),
    await grant(newId(), { representativeIdentification: principal.identification }),
    await grant(newId(), { representativeIdentification: 'NOBODY' }),
    await owner('PUT', `/api/mandates/${newId()}/withdrawal`, { reason: 'x' }),
  ]
  await owner('PUT', `/api/mandates/${id}/withdrawal`, { reason: 'x' })
  answers.push(await owner('PUT', `/api/mandates/${id}/withdrawal`, { reason: 'y' }))
  expect(answers.map((answer) => [answer.statusCode, codeOf(answer)])).toEqual([
    [409, 'mandate.already-granted'],
    [422, 'mandate.ends-before-it-begins'],
    [422, 'mandate.to-oneself'],
    [422, 'mandate.representative-unknown'],
    [404, 'mandate.unknown'],
    [409, 'mandate.already-withdrawn'],
  ])
  expect(answers.every((answer) => answer.json<{ cure?: string }>().cure)).toBe(true)
})

test('the same grant again is the same mandate', async () => {
  const id = newId()
  const change = { validFrom: from(-1), validUntil: from(9) }
  const first = await grant(id, change)
  expect((await grant(id, change)).json()).toEqual(first.json())
  expect((await owner('GET', '/api/mandates')).json<{ items: unknown[] }>().items).toContainEqual(
    first.json(),
  )
})
