import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { goodDeclaration, type TestApp, testApp } from '#test/app'
import { ownerOf } from '#test/database'

let world: TestApp
let ours: Awaited<ReturnType<TestApp['enterprise']>>
let trader: Awaited<ReturnType<TestApp['signIn']>>
let officer: Awaited<ReturnType<TestApp['signIn']>>
beforeAll(async () => {
  world = await testApp()
  ours = await world.enterprise()
  trader = await world.signIn('declarant', ours)
  officer = await world.signIn('supervisor')
})

const lodge = (id: string = newId(), declaration: object = goodDeclaration(ours.identification)) =>
  trader('PUT', `/api/declarations/${id}`, declaration)

async function lodgeInto(lane: 'yellow' | 'red'): Promise<string> {
  world.drawLane(lane)
  const answer = await lodge()
  world.drawLane('green')
  return answer.json<{ id: string }>().id
}

test('a filing is answered with MRN, lane and the reasons for it', async () => {
  const answer = await lodge()
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    mrn: expect.stringMatching(/^\d{2}XM[0-9A-Z]{14}$/),
    lane: expect.stringMatching(/green|blue|yellow|red/),
    selection: { reasons: [{ code: expect.any(String), detail: expect.any(String) }] },
  })
})

test('the same filing again is the same filing, and keeps its first answer', async () => {
  const id = newId()
  const declaration = goodDeclaration(ours.identification)
  const together = await Promise.all(Array.from({ length: 8 }, () => lodge(id, declaration)))
  const first = together[0]?.json()
  expect(together.map((answer) => answer.json())).toEqual(together.map(() => first))

  world.drawLane('yellow')
  const [held, filed] = [newId(), goodDeclaration(ours.identification)]
  const before = await lodge(held, filed)
  world.drawLane('green')
  await officer('PUT', `/api/declarations/${held}/release`, {})
  expect((await lodge(held, filed)).json()).toEqual(before.json())
  expect((await trader('GET', `/api/declarations/${held}`)).json().status).toBe('released')
})

test('another filing under the same id, or with the same reference, is refused', async () => {
  const id = newId()
  const declaration = goodDeclaration(ours.identification)
  await lodge(id, declaration)
  const other = await lodge(id, { ...declaration, typeCode: 'IMD' })
  expect([other.statusCode, other.json().code]).toEqual([409, 'declaration.already-lodged'])
  const again = await lodge(newId(), declaration)
  expect([again.statusCode, again.json().code]).toEqual([409, 'declaration.reference-already-used'])
})

test('two filings with one reference at once: one is accepted', async () => {
  const declaration = goodDeclaration(ours.identification)
  const answers = await Promise.all(Array.from({ length: 6 }, () => lodge(newId(), declaration)))
  const codes = answers.map(({ statusCode }) => statusCode).toSorted()
  expect(codes).toEqual([200, 409, 409, 409, 409, 409])
})

test('an idempotency key names its declaration for ever', async () => {
  const post = (declaration: object) =>
    world.app.http.inject({
      method: 'POST',
      url: '/api/declarations',
      headers: { cookie: trader.cookie, 'idempotency-key': 'key-of-a-client' },
      payload: declaration,
    })
  const declaration = goodDeclaration(ours.identification)
  const [first, second] = [await post(declaration), await post(declaration)]
  expect(second.json()).toEqual(first.json())
  const other = await post(goodDeclaration(ours.identification))
  expect(other.json().code).toBe('declaration.already-lodged')
})

test('a declarant whom the account does not represent is refused', async () => {
  const answer = await lodge(newId(), goodDeclaration('SOMEBODY-ELSE'))
  expect([answer.statusCode, answer.json().code]).toEqual([
    403,
    'declaration.declarant-not-represented',
  ])
})

test('checking tells what filing would, and files nothing', async () => {
  const bad = { ...goodDeclaration(ours.identification), goodsItemQuantity: 7 }
  const answer = await trader('POST', '/api/declarations/validation', bad)
  expect(answer.json()).toMatchObject({
    accepted: false,
    errors: [{ code: 'declaration.goods-item-count-differs', pointer: '/goodsItemQuantity' }],
  })
  const good = goodDeclaration(ours.identification)
  const checked = await trader('POST', '/api/declarations/validation', good)
  expect(checked.json()).toEqual({ accepted: true, errors: [] })
  expect((await lodge(newId(), good)).statusCode).toBe(200)
})

test('R083 the whole question and answer runs within the case', async () => {
  const id = await lodgeInto('yellow')
  const queryId = newId()
  const asked = await officer('PUT', `/api/declarations/${id}/queries/${queryId}`, {
    question: 'Which model are they?',
  })
  expect(asked.json().hold).toMatchObject({ reason: 'question-open', owner: 'trader' })
  const early = await officer('PUT', `/api/declarations/${id}/release`, {})
  expect(early.json()).toMatchObject({ code: 'declaration.question-open', cure: /./ })
  const answered = await trader('PUT', `/api/declarations/${id}/queries/${queryId}/answer`, {
    text: 'Model seven.',
  })
  expect(answered.json().hold).toMatchObject({ owner: 'customs' })
  const released = await officer('PUT', `/api/declarations/${id}/release`, {})
  expect(released.json()).toMatchObject({ status: 'released' })

  const both = await Promise.all(
    [trader, officer].map((who) => who('GET', `/api/declarations/${id}/timeline`)),
  )
  const types = both.map((answer) =>
    answer.json<{ entries: { type: string }[] }>().entries.map(({ type }) => type),
  )
  expect(types[0]).toEqual(types[1])
  expect(types[0]).toContain('declaration.query-answered')
})

test('red waits for its control: the result closes the order and moves the case, both at once', async () => {
  const id = await lodgeInto('red')
  await world.app.settle()
  const control = await officer('GET', `/api/declarations/${id}/control`)
  expect(control.json()).toMatchObject({ status: 'ordered', techniques: ['physical'] })
  const result = { result: 'conform', findings: 'As declared.' }
  const recorded = await officer('PUT', `/api/declarations/${id}/control/result`, result)
  expect(recorded.json()).toMatchObject({ controlResult: 'conform' })
  expect((await officer('GET', `/api/declarations/${id}/control`)).json().status).toBe('closed')
  expect((await officer('PUT', `/api/declarations/${id}/release`, {})).statusCode).toBe(200)
})

test('two officers decide one case at once: one decision stands', async () => {
  const id = await lodgeInto('yellow')
  const answers = await Promise.all([
    officer('PUT', `/api/declarations/${id}/release`, {}),
    officer('PUT', `/api/declarations/${id}/refusal`, { reason: 'Fake', legalBasis: 'Art. 1' }),
  ])
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
})

test('lists give each declaration once, page by page, and filter', async () => {
  const seen: string[] = []
  for (let after = ''; ;) {
    const answer = await trader('GET', `/api/declarations?limit=7${after && `&after=${after}`}`)
    const { items, next } = answer.json<{ items: { id: string }[]; next?: string }>()
    seen.push(...items.map(({ id }) => id))
    if (!next) break
    after = next
  }
  expect(new Set(seen).size).toBe(seen.length)
  const { count } = await ownerOf(world.db)
    .selectFrom('declarations.declaration')
    .select((is) => is.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  expect(seen.length).toBe(Number(count))

  const held = await officer('GET', '/api/declarations?sort=due&hold=customs')
  for (const { hold } of held.json<{ items: { hold: object }[] }>().items)
    expect(hold).toMatchObject({ owner: 'customs' })
  const wrong = await officer('GET', '/api/declarations?after=nonsense')
  expect([wrong.statusCode, wrong.json().code]).toEqual([400, 'request.invalid'])
})

test('the public page opens with MRN and secret, and with nothing else', async () => {
  const { mrn, trackingSecret } = (await lodge()).json<{ mrn: string; trackingSecret: string }>()
  const track = (which: string, secret: string) =>
    world.app.http.inject({ url: `/api/tracking/${which}?secret=${secret}` })
  const shown = await track(mrn, trackingSecret)
  expect(shown.statusCode).toBe(200)
  expect(shown.json()).not.toHaveProperty('declaration')
  const refused = [await track(mrn, 'WRONG'), await track('26XM00000000000000', trackingSecret)]
  expect(refused.map(({ statusCode }) => statusCode)).toEqual([404, 404])
  expect(refused[0]?.json().detail).toBe(refused[1]?.json().detail)
})

test.each<[string, string, number]>([
  ['malformed', '{"a":', 400],
  ['duplicated key', '{"typeCode":"IMA","typeCode":"IMA"}', 400],
  ['deeply nested', `${'['.repeat(5000)}${']'.repeat(5000)}`, 400],
  ['wrongly typed', '{"typeCode":7}', 400],
  ['empty', '', 400],
  ['too large', `"${'x'.repeat(1024 * 1024)}"`, 413],
])('a %s body is refused', async (_, payload, status) => {
  const answer = await world.app.http.inject({
    method: 'PUT',
    url: `/api/declarations/${newId()}`,
    headers: { cookie: trader.cookie, 'content-type': 'application/json' },
    payload,
  })
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toContain('application/problem+json')
})
