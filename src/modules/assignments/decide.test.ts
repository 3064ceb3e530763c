import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { assignmentDecider, mayTake, rotationOf } from './decide.ts'
import { type Case, type Command, defaultPolicy, type Officer, type State } from './model.ts'

const at = '2026-11-24T10:00:00.000Z'
const tenant = { economyId: 'XM', zoneId: newId(), enterpriseId: newId() }
const wanted: Case = { caseId: newId(), task: 'review', tenant, chapters: ['85', '84'] }
const officer = (change: Partial<Officer> = {}): Officer => ({
  accountId: newId(),
  name: `account/${newId()}`,
  present: true,
  tasks: ['review'],
  chapters: [],
  postedOn: '2025-01-01',
  relatedEnterpriseIds: [],
  ...change,
})
const lot = (candidates: readonly Officer[], draw = 0) => ({
  at,
  candidates,
  policy: defaultPolicy,
  draw,
})

test.each<[string, Partial<Officer>, boolean]>([
  ['is present and competent', {}, true],
  ['knows its chapters', { chapters: ['84', '85', '90'] }, true],
  ['is gone', { present: false }, false],
  ['does another task', { tasks: ['examination'] }, false],
  ['knows only some of its chapters', { chapters: ['85'] }, false],
  ['is related to its enterprise', { relatedEnterpriseIds: [tenant.enterpriseId] }, false],
  ['is related to another enterprise', { relatedEnterpriseIds: [newId()] }, true],
  ['stays too long at the post', { postedOn: '2021-11-24' }, false],
  ['has one day left there', { postedOn: '2021-11-25' }, true],
])('R118 an officer who %s', (_, change, may) => {
  expect(mayTake(officer(change), wanted, defaultPolicy, at)).toBe(may)
})

test.each([
  ['2026-11-24', 'may-stay'],
  ['2024-11-25', 'may-stay'],
  ['2024-11-24', 'may-rotate'],
  ['2021-11-25', 'may-rotate'],
  ['2021-11-24', 'overdue'],
  ['2020-02-29', 'overdue'],
])('R118 whoever is posted since %s %s', (postedOn, rotation) => {
  expect(rotationOf(postedOn, defaultPolicy, at)).toBe(rotation)
})

function after(...commands: Command[]) {
  const codes: string[] = []
  let state: State = assignmentDecider.initial
  for (const command of commands) {
    const decision = assignmentDecider.decide(state, command)
    if (decision.accepted) state = decision.events.reduce(assignmentDecider.evolve, state)
    else codes.push(decision.refusal.code)
  }
  return { state, codes }
}

test('the lot falls on those who may take it, each as often as another', () => {
  const [one, two] = [officer(), officer()]
  const candidates = [officer({ present: false }), one, two]
  const drawn = Array.from({ length: 1000 }, (_, draw) => {
    const { state } = after({ type: 'open', case: wanted, ...lot(candidates, draw) })
    return state.status === 'assigned' ? state.officer.accountId : 'nobody'
  })
  expect(new Set(drawn)).toEqual(new Set([one.accountId, two.accountId]))
  expect(drawn.filter((id) => id === one.accountId)).toHaveLength(500)
})

test('where nobody may take it, it waits for the next who comes', () => {
  const late = officer()
  const opened = { type: 'open', case: wanted, ...lot([]) } as const
  expect(after(opened).state.status).toBe('waiting')
  expect(after(opened, { type: 'draw', ...lot([late]) }).state).toMatchObject({
    status: 'assigned',
    officer: { accountId: late.accountId },
  })
})

test('drawing anew never falls on the one it was taken from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(), fc.nat(), (count, first, second) => {
      const candidates = Array.from({ length: count }, () => officer())
      const opened = { type: 'open', case: wanted, ...lot(candidates, first) } as const
      const before = after(opened).state
      const anew = { type: 'reassign', by: 's', reason: 'r', ...lot(candidates, second) } as const
      const { state, codes } = after(opened, anew)
      expect(codes).toEqual(count === 1 ? ['assignment.nobody-else'] : [])
      if (count === 1) expect(state).toEqual(before)
      else expect(state).not.toMatchObject({ officer: 'officer' in before ? before.officer : {} })
    }),
  )
  const anew = { type: 'reassign', by: 's', reason: 'r', ...lot([]) } as const
  expect(after(anew).codes).toEqual(['assignment.unknown'])
})
