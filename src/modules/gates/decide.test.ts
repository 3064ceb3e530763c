import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { gatePassDecider } from './decide.ts'
import { type Command, Event, type PassedItem, State } from './model.ts'

const { initial, decide, evolve } = gatePassDecider
const at = '2026-03-01T08:00:00Z'
const [id, zoneId, gateId] = [1, 2, 3].map((n) => `01900000-0000-7000-8000-00000000000${n}`)
const ids = { id: id ?? '', zoneId: zoneId ?? '', gateId: gateId ?? '' }

const issue: Command = {
  type: 'issue',
  at,
  tenant: { economyId: 'XM', zoneId: ids.zoneId, enterpriseId: ids.id },
  declarationId: ids.id,
  mrn: '26XM0000000000000A',
  number: 'GP0000000000000A',
  goodsItems: [item(1, 10, 25_000, 20_000), item(2, 0, 999, 998)],
}

function item(sequenceNumeric: number, packages: number, gross: number, net: number) {
  return {
    sequenceNumeric,
    description: `Goods ${sequenceNumeric}`,
    commodityCode: '851713',
    packages,
    grossMassGrams: gross,
    netMassGrams: net,
    measured: [
      { unitCode: 'GRM', quantity: String(net) },
      { unitCode: 'H87', quantity: '7000000' },
    ],
  }
}

const passageId = (n: number) => `01900000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`

function truck(
  n: number,
  items: PassedItem[],
  final = false,
  gateZoneId: string | undefined = ids.zoneId,
): Command {
  const gate = { gateId: ids.gateId, gateZoneId, vehiclePlate: 'XM1' }
  return { type: 'record-passage', at, by: 'gate', passageId: passageId(n), ...gate, items, final }
}

const counted = (sequenceNumeric: number, packages: number, grossMassGrams: number) => ({
  sequenceNumeric,
  packages,
  grossMassGrams,
})
const whole = [counted(1, 10, 25_000), counted(2, 0, 999)]
const revoke: Command = { type: 'revoke', at, by: 'supervisor', reason: 'Stolen.' }
const explain = (discrepancyId: string, explanation: string): Command => ({
  type: 'resolve',
  at,
  by: 'officer',
  discrepancyId,
  explanation,
})

/** What the commands lead to: each that is refused changes nothing. */
function live(...commands: Command[]) {
  let state: State = initial
  const events: Event[] = []
  const refused: string[] = []
  for (const command of commands) {
    const decision = decide(state, command)
    if (!decision.accepted) refused.push(decision.refusal.code)
    else {
      events.push(...decision.events)
      state = decision.events.reduce(evolve, state)
    }
  }
  return { state, events, refused, types: events.map(({ type }) => type.replace('gate-pass.', '')) }
}

test.each<[string, Command[], string[], string]>([
  ['is issued once', [issue, issue], ['issued'], 'issued'],
  [
    'completes when all that was declared has come',
    [issue, truck(1, whole)],
    ['issued', 'goods-passed', 'completed'],
    'completed',
  ],
  [
    'stays open while something is to come',
    [issue, truck(1, [counted(1, 10, 25_000)])],
    ['issued', 'goods-passed'],
    'partly-passed',
  ],
  [
    'completes short when nothing more comes',
    [issue, truck(1, [counted(1, 9, 25_000)], true)],
    ['issued', 'goods-passed', 'discrepancy-opened', 'discrepancy-opened', 'completed'],
    'completed',
  ],
  [
    'may be told that nothing comes at all',
    [issue, truck(1, [], true)],
    ['issued', 'goods-passed', 'discrepancy-opened', 'discrepancy-opened', 'completed'],
    'completed',
  ],
  [
    'opens a discrepancy for each truck that brings too much, for what it brings beyond',
    [issue, truck(1, [counted(1, 11, 0)]), truck(2, [counted(1, 2, 0)])],
    ['issued', 'goods-passed', 'discrepancy-opened', 'goods-passed', 'discrepancy-opened'],
    'partly-passed',
  ],
  ['is revoked once', [issue, revoke, revoke], ['issued', 'revoked'], 'revoked'],
])('a gate pass %s', (_, commands, types, status) => {
  const lived = live(...commands)
  expect(lived.types).toEqual(types)
  expect(lived.state.status).toBe(status)
  expect(lived.refused).toEqual([])
})

test('two trucks that bring too much open two discrepancies, each for its own part', () => {
  const { state } = live(issue, truck(1, [counted(1, 11, 0)]), truck(2, [counted(1, 2, 0)]))
  expect('discrepancies' in state && state.discrepancies).toMatchObject([
    { id: '1', kind: 'over', packages: 1, grossMassGrams: 0 },
    { id: '2', kind: 'over', packages: 2, grossMassGrams: 0 },
  ])
})

const short = truck(1, [counted(1, 9, 25_000)], true)
const elsewhere = truck(1, whole, false, ids.id)
test.each<[string, Command[]]>([
  ['gate-pass.unknown', [truck(1, whole)]],
  ['gate-pass.gate-unknown', [issue, elsewhere]],
  ['gate-pass.item-unknown', [issue, truck(1, [counted(3, 1, 1)])]],
  ['gate-pass.item-repeated', [issue, truck(1, [counted(1, 1, 1), counted(1, 1, 1)])]],
  ['gate-pass.nothing-passed', [issue, truck(1, [counted(1, 0, 0)])]],
  ['gate-pass.passage-differs', [issue, truck(1, whole), truck(1, [counted(1, 1, 1)])]],
  ['gate-pass.already-completed', [issue, truck(1, whole), truck(2, whole)]],
  ['gate-pass.revoked', [issue, revoke, truck(1, whole)]],
  ['gate-pass.not-revocable', [issue, truck(1, whole), revoke]],
  ['gate-pass.discrepancy-unknown', [issue, short, explain('7', 'So.')]],
  [
    'gate-pass.discrepancy-already-resolved',
    [issue, short, explain('1', 'So.'), explain('1', 'No, so.')],
  ],
])('%s', (code, commands) => {
  const lived = live(...commands)
  expect(lived.refused).toEqual([code])
  const last = commands.at(-1)
  const decision = last && decide(lived.state, last)
  expect(decision).toMatchObject({ refusal: { cure: /./ } })
})

test('the same passage and the same explanation again change nothing', () => {
  const [once, twice] = [
    live(issue, short, explain('1', 'So.')),
    live(issue, short, short, explain('1', 'So.'), explain('1', 'So.')),
  ]
  expect(twice).toEqual(once)
})

const anyCount = fc.record({
  sequenceNumeric: fc.integer({ min: 1, max: 3 }),
  packages: fc.integer({ min: 0, max: 8 }),
  grossMassGrams: fc.integer({ min: 0, max: 14_000 }),
})
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(issue) },
  { weight: 1, arbitrary: fc.constant(revoke) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.integer({ min: 1, max: 9 }),
        fc.array(anyCount, { maxLength: 3 }),
        fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      )
      .map(([n, items, final]) => truck(n, items, final)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('1', '2'), fc.constantFrom('So.', 'Or so.'))
      .map(([discrepancy, explanation]) => explain(discrepancy, explanation)),
  },
)
const anyLife = fc.array(anyCommand, { maxLength: 20 })

test('after any commands the state is what its schema allows, and replay gives the row', () => {
  fc.assert(
    fc.property(anyLife, (commands) => {
      const { state, events } = live(issue, ...commands)
      expect(State.parse(structuredClone(state))).toEqual(state)
      const kept = events.map((event) => Event.parse(JSON.parse(JSON.stringify(event))))
      expect(kept.reduce(evolve, initial)).toEqual(state)
    }),
  )
})

test('after any commands nothing passes that was not released, and it completes once', () => {
  fc.assert(
    fc.property(anyLife, (commands) => {
      const { state, types } = live(issue, ...commands)
      const ends = types.filter((type) => type === 'completed' || type === 'revoked')
      expect(ends.length).toBeLessThanOrEqual(1)
      const end = types.findIndex((type) => type === 'completed' || type === 'revoked')
      if (end >= 0) expect(types.slice(end)).not.toContain('goods-passed')
      expect(state.status === 'completed' || state.status === 'revoked').toBe(ends.length === 1)
    }),
  )
})

test('R074 whatever trucks come, what is over and what is missing is told to the gram', () => {
  fc.assert(
    fc.property(anyLife, (commands) => {
      const { state } = live(issue, ...commands, truck(99, [], true))
      if (state.status !== 'completed') return
      for (const held of state.goodsItems) {
        const told = (kind: string) =>
          state.discrepancies
            .filter((one) => one.kind === kind && one.sequenceNumeric === held.sequenceNumeric)
            .reduce((sum, { grossMassGrams }) => sum + grossMassGrams, 0)
        const declared = held.grossMassGrams + told('over') - told('short')
        expect(held.deliveredGrossMassGrams).toBe(declared)
      }
    }),
  )
})
