import { beforeEach, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { goodDeclaration, type TestApp, testApp } from '#test/app'

let world: TestApp
type Ask = Awaited<ReturnType<TestApp['signIn']>>
let ours: Awaited<ReturnType<TestApp['enterprise']>>
let trader: Ask
let supervisor: Ask
let officers: [Ask, Ask]
beforeEach(async () => {
  world = await testApp()
  ours = await world.enterprise()
  trader = await world.signIn('declarant', ours)
  supervisor = await world.signIn('supervisor')
  officers = [await world.signIn('document-officer'), await world.signIn('document-officer')]
})

const codeOf = (answer: { json: () => unknown }) => {
  const problem = answer.json()
  return problem && typeof problem === 'object' && 'code' in problem ? problem.code : undefined
}
const present = (asking: Ask, is = true) => asking('PUT', '/api/presence', { present: is })

async function held(lane: 'yellow' | 'red' = 'yellow'): Promise<string> {
  world.drawLane(lane)
  const id = newId()
  await trader('PUT', `/api/declarations/${id}`, goodDeclaration(ours.identification))
  await world.app.settle()
  return id
}
type Item = { task: string; status: string; officer?: string }
async function assignmentsOf(id: string): Promise<Item[]> {
  const answer = await supervisor('GET', `/api/declarations/${id}/assignments`)
  return answer.json<{ items: Item[] }>().items
}
const ask = (asking: Ask, id: string) =>
  asking('PUT', `/api/declarations/${id}/queries/${newId()}`, { question: 'Which model?' })
const require = () =>
  supervisor('PUT', '/api/assignments/policy', {
    required: true,
    rotationYearsMin: 2,
    rotationYearsMax: 5,
  })

test('a held case falls by lot on one who is present, each of its tasks for itself', async () => {
  await present(officers[0])
  const examiner = await world.signIn('examination-officer')
  await present(examiner)
  expect(await assignmentsOf(await held('red'))).toMatchObject([
    { task: 'examination', status: 'assigned', officer: `account/${examiner.login}` },
    { task: 'review', status: 'assigned', officer: `account/${officers[0].login}` },
  ])
})

test('a case waits for the next who comes, and nobody who went takes part', async () => {
  await present(officers[0])
  await present(officers[0], false)
  const id = await held()
  expect(await assignmentsOf(id)).toMatchObject([{ status: 'waiting' }])
  await present(officers[1])
  expect(await assignmentsOf(id)).toMatchObject([{ officer: `account/${officers[1].login}` }])
})

test('anybody acts until the economy says otherwise, then only the one it fell on', async () => {
  await present(officers[0])
  const [first, second] = [await held(), await held()]
  expect((await ask(officers[1], first)).statusCode).toBe(200)
  expect((await require()).statusCode).toBe(200)
  expect(codeOf(await ask(officers[1], second))).toBe('assignment.not-yours')
  expect((await ask(officers[0], second)).statusCode).toBe(200)
  const third = await held()
  expect((await ask(supervisor, third)).statusCode).toBe(200)
})

test('nobody acts on a case of their own, a supervisor neither', async () => {
  for (const asking of [officers[0], supervisor]) {
    await present(asking)
    const competence = {
      tasks: ['review'],
      chapters: [],
      postedOn: '2026-01-01',
      relatedEnterpriseIds: [ours.id],
    }
    const url = `/api/assignments/officers/${asking.accountId}`
    expect((await supervisor('PUT', url, competence)).statusCode).toBe(200)
  }
  const id = await held()
  expect(await assignmentsOf(id)).toMatchObject([{ status: 'waiting' }])
  for (const asking of [officers[0], supervisor])
    expect([(await ask(asking, id)).statusCode, codeOf(await ask(asking, id))]).toEqual([
      403,
      'assignment.own-case',
    ])
})

test('a supervisor draws anew with a reason, and does not choose', async () => {
  await present(officers[0])
  const id = await held()
  const url = `/api/declarations/${id}/assignments/review/draw`
  expect(codeOf(await supervisor('POST', url, { reason: 'Ill' }))).toBe('assignment.nobody-else')
  await present(officers[1])
  const drawn = await supervisor('POST', url, { reason: 'Ill' })
  expect(drawn.json()).toMatchObject({ officer: `account/${officers[1].login}` })
  const picked = await supervisor('POST', url, { reason: 'Ill', officer: officers[0].login })
  expect(codeOf(picked)).toBe('request.invalid')
  expect(codeOf(await supervisor('POST', url, {}))).toBe('request.invalid')
  const none = `/api/declarations/${newId()}/assignments/review/draw`
  expect(codeOf(await supervisor('POST', none, { reason: 'x' }))).toBe('assignment.unknown')
})

test('R118 whoever is past the time at the post is shown, and takes part in no lot', async () => {
  await present(officers[0])
  const competence = { tasks: ['review'], chapters: [], relatedEnterpriseIds: [] }
  const url = `/api/assignments/officers/${officers[0].accountId}`
  await supervisor('PUT', url, { ...competence, postedOn: '2019-01-01' })
  const list = await supervisor('GET', '/api/assignments/officers')
  expect(list.json()).toMatchObject({ items: [{ present: true, rotation: 'overdue' }] })
  expect(await assignmentsOf(await held())).toMatchObject([{ status: 'waiting' }])
})

test('what cannot be set is refused with a cure', async () => {
  const crossed = await supervisor('PUT', '/api/assignments/policy', {
    required: false,
    rotationYearsMin: 5,
    rotationYearsMax: 2,
  })
  const unknown = await supervisor('PUT', `/api/assignments/officers/${newId()}`, {
    tasks: [],
    chapters: [],
    postedOn: '2026-01-01',
    relatedEnterpriseIds: [],
  })
  expect([crossed, unknown].map((answer) => [answer.statusCode, codeOf(answer)])).toEqual([
    [422, 'assignment.rotation-years-crossed'],
    [404, 'assignment.officer-unknown'],
  ])
  expect((await supervisor('GET', '/api/assignments/policy')).json()).toEqual({
    required: false,
    rotationYearsMin: 2,
    rotationYearsMax: 5,
  })
})

test('a trader learns of no officer from it', async () => {
  await present(officers[0])
  const id = await held()
  const seen = await trader('GET', `/api/declarations/${id}/timeline`)
  expect(seen.body).not.toContain(officers[0].login)
  expect((await trader('GET', `/api/declarations/${id}/assignments`)).statusCode).toBe(403)
})
