import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { goodDeclaration } from '#test/declarations'
import { declarationDecider } from './decide.ts'
import { type Command, Event, type Lane, State } from './model.ts'
import { holdOf } from './view.ts'

const at = '2026-11-24T10:00:00.000Z'
const dueAt = '2026-11-24T14:00:00.000Z'
const queryId = newId()
const tenant = { economyId: 'XM', zoneId: newId(), enterpriseId: newId() }

const lodge = (lane: Lane, declaration = goodDeclaration('XM-T-1', 'LRN-1')): Command => ({
  type: 'lodge',
  at,
  tenant,
  declaration,
  mrn: '26XM000000000000',
  trackingSecret: 'SECRET',
  selection: { lane, reasons: [{ code: 'test', detail: 'For the test.' }] },
  dueAt,
})
const ask: Command = { type: 'ask', at, by: 'officer', queryId, question: 'Which model?', dueAt }
const answer: Command = {
  type: 'answer',
  at,
  by: 'trader',
  queryId,
  text: 'The red one.',
  attachmentIds: [],
  dueAt,
}
const conform: Command = { type: 'note-control-result', at, result: 'conform' }
const notConform: Command = { type: 'note-control-result', at, result: 'not-conform' }
const release: Command = { type: 'release', at, by: 'officer' }
const refuse: Command = { type: 'refuse', at, by: 'officer', reason: 'Fake', legalBasis: 'Art. 1' }
const invalidate: Command = { type: 'invalidate', at, by: 'trader', reason: 'Typo' }
const discharge: Command = { type: 'discharge', at }

/** What a list of commands leads to: the state, and the code of each refusal on the way. */
function after(...commands: Command[]) {
  const codes: string[] = []
  const events: Event[] = []
  let state: State = declarationDecider.initial
  for (const command of commands) {
    const decision = declarationDecider.decide(state, command)
    if (!decision.accepted) codes.push(decision.refusal.code)
    else {
      events.push(...decision.events)
      state = decision.events.reduce(declarationDecider.evolve, state)
    }
  }
  return { state, events, codes }
}

test.each<[string, Command[], string]>([
  ['green is released in the filing', [lodge('green')], 'released'],
  ['blue is released too, and audited later', [lodge('blue')], 'released'],
  ['yellow waits', [lodge('yellow')], 'under-control'],
  ['red waits', [lodge('red')], 'under-control'],
  ['a reviewed one is released', [lodge('yellow'), release], 'released'],
  [
    'R083 a question, its answer, and the release',
    [lodge('yellow'), ask, answer, release],
    'released',
  ],
  ['a controlled one is released', [lodge('red'), conform, release], 'released'],
  ['goods not as declared are refused', [lodge('red'), notConform, refuse], 'refused'],
  ['a trader takes back what is not decided', [lodge('yellow'), invalidate], 'invalidated'],
  ['goods that are in discharge it', [lodge('green'), discharge], 'discharged'],
])('%s', (_, commands, status) => {
  const { state, codes } = after(...commands)
  expect(codes).toEqual([])
  expect(state.status).toBe(status)
})

test.each<[string, Command[], string]>([
  ['nothing to release', [release], 'declaration.unknown'],
  [
    'another declaration under the same id',
    [lodge('green'), lodge('green', goodDeclaration('XM-T-1', 'LRN-2'))],
    'declaration.already-lodged',
  ],
  ['a question is open', [lodge('yellow'), ask, release], 'declaration.question-open'],
  [
    'one question at a time',
    [lodge('yellow'), ask, { ...ask, queryId: newId() }],
    'declaration.question-open',
  ],
  ['an answer to nothing', [lodge('yellow'), answer], 'declaration.query-unknown'],
  [
    'a second answer',
    [lodge('yellow'), ask, answer, { ...answer, text: 'The blue one.' }],
    'declaration.query-already-answered',
  ],
  ['the control is not done', [lodge('red'), release], 'declaration.control-outstanding'],
  ['nor may it be taken back', [lodge('red'), invalidate], 'declaration.control-outstanding'],
  ['not as declared', [lodge('red'), notConform, release], 'declaration.control-not-conform'],
  ['no control is ordered', [lodge('yellow'), conform], 'declaration.no-control-ordered'],
  ['asking after the release', [lodge('green'), ask], 'declaration.not-under-control'],
  ['refusing after the release', [lodge('green'), refuse], 'declaration.already-decided'],
  ['taking back after the release', [lodge('green'), invalidate], 'declaration.already-decided'],
  ['entering while held', [lodge('yellow'), discharge], 'declaration.not-released'],
])('%s is refused', (_, commands, code) => {
  expect(after(...commands).codes).toEqual([code])
})

test('every broken rule is told at once, each with its place', () => {
  const declaration = {
    ...goodDeclaration('XM-T-1', 'LRN-1'),
    goodsItemQuantity: 5,
    totalPackageQuantity: 1,
    goodsShipment: {
      goodsItems: [
        {
          sequenceNumeric: 2,
          commodity: {
            classifications: [{ id: '7701' }],
            goodsMeasure: { grossMassGrams: 1, netNetWeightGrams: 2 },
          },
          governmentProcedures: [{ currentCode: '40' }],
          packagings: [{ quantityQuantity: 3 }],
        },
        {
          sequenceNumeric: 2,
          commodity: { description: 'No mass', classifications: [{ id: '851713' }] },
          governmentProcedures: [{ currentCode: '78' }],
        },
      ],
    },
  }
  const decision = declarationDecider.decide({ status: 'unknown' }, lodge('green', declaration))
  const broken = decision.accepted ? [] : (decision.refusal.all ?? [])
  expect(broken.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'declaration.goods-item-count-differs /goodsItemQuantity',
    'declaration.package-count-differs /totalPackageQuantity',
    'declaration.goods-items-not-in-sequence /goodsShipment/goodsItems/0/sequenceNumeric',
    'declaration.procedure-not-offered /goodsShipment/goodsItems/0/governmentProcedures/0/currentCode',
    'declaration.commodity-code-unknown /goodsShipment/goodsItems/0/commodity/classifications/0/id',
    'declaration.description-missing /goodsShipment/goodsItems/0/commodity/description',
    'declaration.net-mass-above-gross /goodsShipment/goodsItems/0/commodity/goodsMeasure/netNetWeightGrams',
    'declaration.mass-missing /goodsShipment/goodsItems/1/commodity/goodsMeasure/grossMassGrams',
  ])
  expect(broken.every(({ cure }) => cure)).toBe(true)
})

const anyCommand = fc.constantFrom<Command>(
  ...(['green', 'blue', 'yellow', 'red'] as const).map((lane) => lodge(lane)),
  ask,
  answer,
  conform,
  notConform,
  release,
  refuse,
  invalidate,
  discharge,
)

test('whatever is commanded: released at most once, never after a no, and a repeat changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 20 }), (commands) => {
      const { state, events } = after(...commands)
      const types = events.map(({ type }) => type)
      expect(types.filter((type) => type === 'declaration.released').length).toBeLessThan(2)
      const no = types.findIndex((type) => /refused|invalidated/.test(type))
      expect(no === -1 || no === types.length - 1).toBe(true)
      // What the journal holds gives the row, and both are what their schemas say.
      expect(State.parse(state)).toEqual(state)
      const replayed = events.map((event) => Event.parse(structuredClone(event)))
      expect(replayed.reduce(declarationDecider.evolve, declarationDecider.initial)).toEqual(state)
      // A hold says whom one waits for exactly while somebody does.
      expect(holdOf(state) !== undefined).toBe(state.status === 'under-control')
      for (const command of commands) {
        const first = declarationDecider.decide(state, command)
        if (!first.accepted) continue
        const next = first.events.reduce(declarationDecider.evolve, state)
        const second = declarationDecider.decide(next, command)
        expect(second.accepted ? second.events : second.refusal.code).toEqual(
          second.accepted ? [] : expect.any(String),
        )
      }
    }),
    { numRuns: 500 },
  )
})
