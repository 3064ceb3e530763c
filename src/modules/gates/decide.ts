import { accept, type Decider, type Decision, refuse, unreachable } from '#kernel/decision'
import { deliveredOf, differencesOf } from './assess.ts'
import type { Command, Event, HeldItem, PassedItem, refusals, State } from './model.ts'

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>
type Known = Exclude<State, { status: 'unknown' }>
type Open = Extract<State, { status: 'issued' | 'partly-passed' | 'passed' }>

const no = (code: keyof typeof refusals, detail: string, cure: string, pointer?: string) =>
  refuse({ code, detail, cure, ...(pointer === undefined ? {} : { pointer }) })

function decide(state: State, command: Command): Decision<Event> {
  if (command.type === 'issue') return issue(state, command)
  if (state.status === 'unknown')
    return no(
      'gate-pass.unknown',
      'There is no such gate pass, or it is not yours to see.',
      'Look for it by its number, its MRN or the plate.',
    )
  switch (command.type) {
    case 'record-passage':
      return recordPassage(state, command)
    case 'resolve':
      return resolve(state, command)
    case 'revoke':
      return revoke(state, command)
    default:
      return unreachable(command)
  }
}

/** A declaration is released once: the same order again changes nothing. */
function issue(state: State, command: Of<'issue'>): Decision<Event> {
  const { type: _, ...released } = command
  return state.status === 'unknown' ? accept({ type: 'gate-pass.issued', ...released }) : accept()
}

/** The same passage again, word for word, is the same passage: a gate's network may fail. */
function recordPassage(state: Known, command: Of<'record-passage'>): Decision<Event> {
  const earlier = state.passages.find(({ id }) => id === command.passageId)
  if (earlier)
    return contentOf(earlier) === contentOf(command)
      ? accept()
      : no(
          'gate-pass.passage-differs',
          'Another passage was recorded under this id.',
          'Record it under a new id; what passed a gate is never overwritten.',
        )
  if (state.status === 'completed')
    return no(
      'gate-pass.already-completed',
      `All that may pass on ${state.number} has passed.`,
      'Stop the truck: further goods need a declaration of their own.',
    )
  if (state.status === 'revoked')
    return no(
      'gate-pass.revoked',
      `${state.number} was revoked: ${state.reason}`,
      'Stop the truck, and send the driver to the customs office.',
    )
  return unfit(state, command) ?? pass(state, command)
}

function unfit(
  { tenant, goodsItems }: Open,
  { gateZoneId, items, final }: Of<'record-passage'>,
): Decision<Event> | undefined {
  if (gateZoneId !== tenant.zoneId)
    return no(
      'gate-pass.gate-unknown',
      'The zone of this gate pass has no such gate.',
      'Choose one of the gates of the zone.',
      '/gateId',
    )
  const known = new Set(goodsItems.map(({ sequenceNumeric }) => sequenceNumeric))
  const counted = new Set<number>()
  for (const [index, { sequenceNumeric }] of items.entries()) {
    if (!known.has(sequenceNumeric))
      return no(
        'gate-pass.item-unknown',
        `The gate pass has no goods item ${sequenceNumeric}.`,
        'Count only what stands on the gate pass; stop what does not.',
        `/items/${index}/sequenceNumeric`,
      )
    if (counted.has(sequenceNumeric))
      return no(
        'gate-pass.item-repeated',
        `Goods item ${sequenceNumeric} is counted twice.`,
        'Add up what came of an item on this truck.',
        `/items/${index}/sequenceNumeric`,
      )
    counted.add(sequenceNumeric)
  }
  if (!final && items.every(({ packages, grossMassGrams }) => packages + grossMassGrams === 0))
    return no(
      'gate-pass.nothing-passed',
      'Nothing is counted.',
      'Count what came, or say that nothing more comes.',
      '/items',
    )
  return undefined
}

/** Lets the goods pass, opens a discrepancy for each difference, and completes what is all there. */
function pass(state: Open, command: Of<'record-passage'>): Decision<Event> {
  const { at, by, passageId, gateId, vehiclePlate, final } = command
  const { tenant, declarationId, mrn, goodsItems, discrepancies } = state
  const after = received(goodsItems, command.items)
  const complete = final || after.every(isThere)
  const events: Event[] = [
    {
      type: 'gate-pass.goods-passed',
      at,
      by,
      tenant,
      declarationId,
      mrn,
      passageId,
      gateId,
      vehiclePlate,
      final,
      items: passedItems(goodsItems, command.items),
    },
    ...differencesOf(goodsItems, after, final).map((difference, index): Event => ({
      type: 'gate-pass.discrepancy-opened',
      at,
      declarationId,
      discrepancyId: String(discrepancies.length + index + 1),
      ...difference,
    })),
  ]
  if (complete) events.push({ type: 'gate-pass.completed', at, declarationId, mrn })
  return accept(...events)
}

function resolve(
  { discrepancies, declarationId }: Known,
  { at, by, discrepancyId, explanation }: Of<'resolve'>,
): Decision<Event> {
  const discrepancy = discrepancies.find(({ id }) => id === discrepancyId)
  if (!discrepancy)
    return no(
      'gate-pass.discrepancy-unknown',
      'This gate pass has no such discrepancy.',
      'The gate pass lists its discrepancies.',
    )
  if (discrepancy.resolution === explanation) return accept()
  if (discrepancy.resolution !== undefined)
    return no(
      'gate-pass.discrepancy-already-resolved',
      `It was explained: ${discrepancy.resolution}`,
      'What was settled stays; tell the supervisor where it was wrong.',
    )
  const type = 'gate-pass.discrepancy-resolved'
  return accept<Event>({ type, at, by, declarationId, discrepancyId, explanation })
}

function revoke(state: Known, { at, by, reason }: Of<'revoke'>): Decision<Event> {
  if (state.status === 'revoked' && state.reason === reason) return accept()
  if (state.status !== 'issued' && state.status !== 'partly-passed')
    return no(
      'gate-pass.not-revocable',
      `It is ${state.status}: nothing passes on it any more.`,
      'Open a case for goods that should not have passed.',
    )
  const { declarationId } = state
  return accept<Event>({ type: 'gate-pass.revoked', at, by, declarationId, reason })
}

function evolve(state: State, event: Event): State {
  if (event.type === 'gate-pass.issued') return issuedState(event)
  if (state.status === 'unknown') return state
  switch (event.type) {
    case 'gate-pass.goods-passed':
      return passedState(state, event)
    case 'gate-pass.discrepancy-opened': {
      const { discrepancyId: id, kind, sequenceNumeric, packages, grossMassGrams } = event
      const opened = { id, kind, sequenceNumeric, packages, grossMassGrams, openedAt: event.at }
      return { ...state, discrepancies: [...state.discrepancies, opened] }
    }
    case 'gate-pass.discrepancy-resolved': {
      const { discrepancyId, explanation } = event
      const discrepancies = state.discrepancies.map((one) =>
        one.id === discrepancyId ? { ...one, resolution: explanation } : one,
      )
      return { ...state, discrepancies }
    }
    case 'gate-pass.completed':
      return { ...common(state), status: 'completed', completedAt: event.at }
    case 'gate-pass.revoked':
      return { ...common(state), status: 'revoked', revokedAt: event.at, reason: event.reason }
    default:
      return unreachable(event)
  }
}

function issuedState(event: Extract<Event, { type: 'gate-pass.issued' }>): State {
  const { type: _, at, goodsItems, ...released } = event
  const nothing = { deliveredPackages: 0, deliveredGrossMassGrams: 0 }
  return {
    ...released,
    status: 'issued',
    issuedAt: at,
    goodsItems: goodsItems.map((item) => ({ ...item, ...nothing })),
    passages: [],
    discrepancies: [],
  }
}

function passedState(
  state: Known,
  event: Extract<Event, { type: 'gate-pass.goods-passed' }>,
): State {
  const { at, by, passageId, gateId, vehiclePlate, final } = event
  const items = event.items.map(({ sequenceNumeric, packages, grossMassGrams }) => ({
    sequenceNumeric,
    packages,
    grossMassGrams,
  }))
  const goodsItems = received(state.goodsItems, items)
  return {
    ...common(state),
    status: final || goodsItems.every(isThere) ? 'passed' : 'partly-passed',
    vehiclePlate,
    goodsItems,
    passages: [...state.passages, { id: passageId, at, by, gateId, vehiclePlate, items, final }],
  }
}

/** What a gate pass carries through its life, without what only one status has. */
function common(state: Known) {
  const { tenant, declarationId, mrn, number, issuedAt, vehiclePlate } = state
  const { goodsItems, passages, discrepancies } = state
  const known = {
    tenant,
    declarationId,
    mrn,
    number,
    issuedAt,
    goodsItems,
    passages,
    discrepancies,
  }
  return vehiclePlate === undefined ? known : { ...known, vehiclePlate }
}

/** The items after a truck came. */
function received(goodsItems: readonly HeldItem[], items: readonly PassedItem[]): HeldItem[] {
  const came = new Map(items.map((item) => [item.sequenceNumeric, item]))
  return goodsItems.map((held) => {
    const { packages = 0, grossMassGrams = 0 } = came.get(held.sequenceNumeric) ?? {}
    return {
      ...held,
      deliveredPackages: held.deliveredPackages + packages,
      deliveredGrossMassGrams: held.deliveredGrossMassGrams + grossMassGrams,
    }
  })
}

const isThere = (item: HeldItem) =>
  item.deliveredPackages >= item.packages && item.deliveredGrossMassGrams >= item.grossMassGrams

/** What came on a truck, with what a listener needs who knows no gate pass. */
function passedItems(goodsItems: readonly HeldItem[], items: readonly PassedItem[]) {
  const held = new Map(goodsItems.map((item) => [item.sequenceNumeric, item]))
  return items.map((item) => {
    const of = held.get(item.sequenceNumeric)
    if (!of) throw new Error(`Goods item ${item.sequenceNumeric} was looked for before`)
    const { description, commodityCode } = of
    return { ...item, description, commodityCode, delivered: deliveredOf(of, item) }
  })
}

/** What makes a passage the same one: not when it was sent, or by whom it was sent again. */
function contentOf({
  gateId,
  vehiclePlate,
  items,
  final,
}: {
  gateId: string
  vehiclePlate: string
  items: readonly PassedItem[]
  final: boolean
}): string {
  const counted = items.map((item) => [item.sequenceNumeric, item.packages, item.grossMassGrams])
  return JSON.stringify([gateId, vehiclePlate, final, counted])
}

export const gatePassDecider: Decider<State, Command, Event> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
