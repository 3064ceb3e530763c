import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { type TestApp, testApp } from '#test/app'
import { ownerOf } from '#test/database'

let world: TestApp
type Ask = Awaited<ReturnType<TestApp['signIn']>>
let first: Ask
let second: Ask
let officer: Ask
beforeAll(async () => {
  world = await testApp()
  first = await world.signIn('platform-administrator')
  second = await world.signIn('platform-administrator')
  officer = await world.signIn('document-officer')
})

const codeOf = (answer: { json: () => unknown }) => {
  const problem = answer.json()
  return problem && typeof problem === 'object' && 'code' in problem ? problem.code : undefined
}
function proposed(of: Ask = officer, roles = ['supervisor'], id = newId(), by = first) {
  const url = `/api/accounts/${of.accountId}/role-proposals/${id}`
  return by('PUT', url, { roles, reason: 'Promoted' })
}
const confirm = (by: Ask, id: string) => by('PUT', `/api/proposals/${id}/confirmation`, {})
const reject = (by: Ask, id: string, why = 'No') =>
  by('PUT', `/api/proposals/${id}/rejection`, { why })

test('other roles wait with their difference until a second person confirms', async () => {
  const of = await world.signIn('document-officer')
  const id = newId()
  const made = await proposed(of, ['supervisor', 'auditor'], id)
  expect(made.json()).toMatchObject({
    id,
    status: 'waiting',
    operation: 'account.set-roles',
    changes: [{ field: 'roles', before: 'document-officer', after: 'auditor, supervisor' }],
    proposedBy: `account/${first.login}`,
  })
  expect((await of('GET', '/api/session')).json()).toMatchObject({ roles: ['document-officer'] })
  expect([(await confirm(first, id)).statusCode, codeOf(await confirm(first, id))]).toEqual([
    403,
    'proposal.own',
  ])
  const confirmed = await confirm(second, id)
  expect(confirmed.json()).toMatchObject({
    status: 'confirmed',
    decidedBy: `account/${second.login}`,
  })
  // Without signing in anew: what was kept of the account is forgotten.
  const session = await of('GET', '/api/session')
  expect(session.json<{ permissions: string[] }>().permissions).toContain('account.read')
  expect((await of('GET', '/api/accounts')).statusCode).toBe(200)
  const events = await ownerOf(world.db)
    .selectFrom('platform.events')
    .select(['type', 'actor'])
    .where('stream', 'in', [`proposal/${id}`, `account/${of.accountId}`])
    .orderBy('position')
    .execute()
  expect(events).toEqual([
    { type: 'proposal.made', actor: `account/${first.login}` },
    { type: 'proposal.confirmed', actor: `account/${second.login}` },
    { type: 'account.roles-set', actor: `account/${second.login}` },
  ])
})

test('two who confirm at once do it once', async () => {
  const of = await world.signIn('document-officer')
  const third = await world.signIn('platform-administrator')
  const id = newId()
  await proposed(of, ['auditor'], id)
  const answers = await Promise.all([confirm(second, id), confirm(third, id)])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
})

test('the one it is for neither proposes nor confirms it', async () => {
  const own = await proposed(first, ['supervisor'], newId(), first)
  expect([own.statusCode, codeOf(own)]).toEqual([403, 'account.own'])
  const id = newId()
  await proposed(second, ['platform-administrator', 'supervisor'], id)
  expect(codeOf(await confirm(second, id))).toBe('account.own')
})

test('a supervisor decides nothing that the operation does not permit', async () => {
  const supervisor = await world.signIn('supervisor')
  const id = newId()
  await proposed(officer, ['auditor'], id)
  expect(codeOf(await confirm(supervisor, id))).toBe('proposal.permission-missing')
  expect(codeOf(await reject(supervisor, id))).toBe('proposal.permission-missing')
  const foreign = await world.signIn('platform-administrator', undefined, 'XN')
  expect(codeOf(await confirm(foreign, id))).toBe('proposal.unknown')
  expect((await foreign('GET', '/api/proposals')).json()).toEqual({ items: [] })
})

test('what cannot be decided is refused with a cure', async () => {
  const [rejected, outdated, expired] = [newId(), newId(), newId()]
  await proposed(officer, ['auditor'], rejected)
  expect((await reject(first, rejected)).json()).toMatchObject({ status: 'rejected', why: 'No' })
  const of = await world.signIn('document-officer')
  const quick = newId()
  await proposed(of, ['auditor'], outdated)
  await proposed(of, ['supervisor'], quick)
  await confirm(second, quick)
  await proposed(officer, ['investigator'], expired)
  await ownerOf(world.db)
    .updateTable('proposals.proposal')
    .set({
      state: sql`jsonb_set(state, '{proposal,expiresAt}', '"2020-01-01T00:00:00.000Z"')`,
    })
    .where('id', '=', expired)
    .execute()
  const answers = [
    await confirm(second, rejected),
    await confirm(second, outdated),
    await confirm(second, expired),
    await confirm(second, newId()),
    await proposed(officer, ['supervisor'], outdated),
    await proposed(officer, ['document-officer']),
  ]
  expect(answers.map((answer) => [answer.statusCode, codeOf(answer)])).toEqual([
    [409, 'proposal.already-decided'],
    [409, 'proposal.outdated'],
    [409, 'proposal.expired'],
    [404, 'proposal.unknown'],
    [409, 'proposal.already-made'],
    [422, 'proposal.changes-nothing'],
  ])
  expect(answers.every((answer) => answer.json<{ cure?: string }>().cure)).toBe(true)
  expect((await first('GET', '/api/proposals')).body).toContain('"expired"')
})
