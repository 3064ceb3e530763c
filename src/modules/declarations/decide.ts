import { accept, type Decider, type Decision, refuse, unreachable } from '#kernel/decision'
import type { Tenant } from '#kernel/tenant'
import { brokenRules } from './check.ts'
import type { Command, Declaration, Event, Query, refusals, State } from './model.ts'
import { announcedPlateOf, releasedItemsOf } from './released.ts'

type Rule = keyof typeof refusals
const no = (code: Rule, detail: string, cure?: string) =>
  refuse(cure ? { code, detail, cure } : { code, detail })

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>
type UnderControl = Extract<State, { status: 'under-control' }>

function decide(state: State, command: Command): Decision<Event> {
  if (command.type === 'lodge') return lodge(state, command)
  if (state.status === 'unknown')
    return no('declaration.unknown', 'There is no such declaration, or it is not yours to see.')
  switch (command.type) {
    case 'discharge':
      return discharge(state, command)
    case 'invalidate':
      return invalidate(state, command)
    case 'release':
      return release(state, command)
    case 'refuse':
      return refuseGoods(state, command)
    case 'ask':
    case 'answer':
    case 'note-control-result':
      if (state.status !== 'under-control')
        return no(
          'declaration.not-under-control',
          `It is ${state.status}: nothing is under review any more.`,
        )
      return whileUnderControl(state, command)
    default:
      return unreachable(command)
  }
}

/**
 * The answer to a filing: accepted with its lane, or every broken rule at once. The same filing
 * again, word for word, is the same filing.
 */
function lodge(state: State, command: Of<'lodge'>): Decision<Event> {
  if (state.status !== 'unknown')
    return JSON.stringify(state.declaration) === JSON.stringify(command.declaration)
      ? accept()
      : no(
          'declaration.already-lodged',
          'Another declaration was filed under this id.',
          'File it under a new id; what was accepted is amended, never overwritten.',
        )
  const [first, ...others] = brokenRules(command.declaration)
  if (first) return refuse(first, ...others)
  const { at, tenant, declaration, mrn, trackingSecret, selection, dueAt } = command
  const accepted: Event = {
    type: 'declaration.accepted',
    at,
    tenant,
    declaration,
    mrn,
    trackingSecret,
    selection,
  }
  const { lane } = selection
  return lane === 'yellow' || lane === 'red'
    ? accept<Event>(accepted, {
        type: 'declaration.placed-under-control',
        at,
        tenant,
        lane,
        reasons: selection.reasons,
        dueAt,
      })
    : accept<Event>(accepted, released(at, tenant, mrn, declaration))
}

function release(state: Exclude<State, { status: 'unknown' }>, command: Of<'release'>) {
  if (state.status === 'released' || state.status === 'discharged') return accept<Event>()
  if (state.status !== 'under-control') return decided(state)
  const open = openQuery(state)
  if (open)
    return no(
      'declaration.question-open',
      'The trader has not answered a question yet.',
      'Wait for the answer, or refuse the goods when its time is over.',
    )
  if (state.selection.lane === 'red' && state.controlResult === undefined)
    return no(
      'declaration.control-outstanding',
      'A physical control is ordered, and its result is not recorded.',
      'Record the result of the control first.',
    )
  if (state.controlResult === 'not-conform')
    return no(
      'declaration.control-not-conform',
      'The control found the goods not as declared.',
      'Refuse the goods, or have them controlled again.',
    )
  const { tenant, mrn, declaration } = state
  const { at, by } = command
  return accept<Event>({ ...released(at, tenant, mrn, declaration), by })
}

/** Whoever acts on a release finds in the event what they act on, and need not read the case. */
function released(at: string, tenant: Tenant, mrn: string, declaration: Declaration) {
  const goodsItems = releasedItemsOf(declaration)
  const type = 'declaration.released' as const
  return { type, at, tenant, mrn, goodsItems, ...announcedPlateOf(declaration) }
}

function refuseGoods(
  state: Exclude<State, { status: 'unknown' }>,
  { at, by, reason, legalBasis }: Of<'refuse'>,
) {
  if (state.status === 'refused' && state.reason === reason && state.legalBasis === legalBasis)
    return accept<Event>()
  if (state.status !== 'under-control') return decided(state)
  return accept<Event>({ type: 'declaration.refused', at, by, reason, legalBasis })
}

/** A trader may take back what customs has not decided yet (RKC General Annex, Standard 3.28). */
function invalidate(
  state: Exclude<State, { status: 'unknown' }>,
  { at, by, reason }: Of<'invalidate'>,
) {
  if (state.status === 'invalidated' && state.reason === reason) return accept<Event>()
  if (state.status !== 'under-control') return decided(state)
  if (state.selection.lane === 'red' && state.controlResult === undefined)
    return no(
      'declaration.control-outstanding',
      'A physical control is ordered: until it is done the declaration stands.',
      'Ask the office to close the control first.',
    )
  return accept<Event>({ type: 'declaration.invalidated', at, by, reason })
}

function discharge(state: Exclude<State, { status: 'unknown' }>, { at }: Of<'discharge'>) {
  if (state.status === 'discharged') return accept<Event>()
  if (state.status !== 'released')
    return no('declaration.not-released', `It is ${state.status}: no goods may enter on it.`)
  return accept<Event>({ type: 'declaration.discharged', at })
}

function whileUnderControl(
  state: UnderControl,
  command: Of<'ask'> | Of<'answer'> | Of<'note-control-result'>,
): Decision<Event> {
  switch (command.type) {
    case 'ask':
      return ask(state, command)
    case 'answer':
      return answer(state, command)
    case 'note-control-result':
      return noteControlResult(state, command)
    default:
      return unreachable(command)
  }
}

function ask(state: UnderControl, { at, by, queryId, question, dueAt }: Of<'ask'>) {
  if (queryOf(state, queryId)?.question === question) return accept<Event>()
  if (openQuery(state) ?? queryOf(state, queryId))
    return no(
      'declaration.question-open',
      'Another question is open already.',
      'Wait for its answer: one question at a time keeps the clock clear.',
    )
  return accept<Event>({ type: 'declaration.queried', at, by, queryId, question, dueAt })
}

function answer(state: UnderControl, command: Of<'answer'>) {
  const { at, by, queryId, text, attachmentIds, dueAt } = command
  const query = queryOf(state, queryId)
  if (!query) return no('declaration.query-unknown', 'There is no such question in this case.')
  if (query.answer)
    return query.answer.text === text
      ? accept<Event>()
      : no('declaration.query-already-answered', 'This question has its answer already.')
  const type = 'declaration.query-answered'
  return accept<Event>({ type, at, by, queryId, text, attachmentIds, dueAt })
}

function noteControlResult(state: UnderControl, { at, result }: Of<'note-control-result'>) {
  if (state.selection.lane !== 'red')
    return no('declaration.no-control-ordered', 'No physical control is ordered for it.')
  if (state.controlResult === result) return accept<Event>()
  return accept<Event>({ type: 'declaration.control-result-noted', at, result })
}

function decided({ status }: { status: string }) {
  return no('declaration.already-decided', `It is ${status} already.`)
}

const queryOf = ({ queries }: UnderControl, id: string): Query | undefined =>
  queries.find((query) => query.id === id)

const openQuery = ({ queries }: UnderControl): Query | undefined =>
  queries.find((query) => !query.answer)

function evolve(state: State, event: Event): State {
  if (event.type === 'declaration.accepted') return acceptedState(event)
  if (state.status === 'unknown') return state
  switch (event.type) {
    case 'declaration.placed-under-control':
      return { ...common(state), status: 'under-control', dueAt: event.dueAt }
    case 'declaration.queried':
    case 'declaration.query-answered':
    case 'declaration.control-result-noted':
      return state.status === 'under-control' ? reviewed(state, event) : state
    case 'declaration.released':
      return { ...common(state), status: 'released', releasedAt: event.at }
    case 'declaration.refused': {
      const { reason, legalBasis, at } = event
      return { ...common(state), status: 'refused', refusedAt: at, reason, legalBasis }
    }
    case 'declaration.invalidated':
      return {
        ...common(state),
        status: 'invalidated',
        invalidatedAt: event.at,
        reason: event.reason,
      }
    case 'declaration.discharged':
      return state.status === 'released'
        ? { ...state, status: 'discharged', dischargedAt: event.at }
        : state
    default:
      return unreachable(event)
  }
}

/** Between acceptance and the lane's event, which is recorded with it, nobody sees this state. */
function acceptedState(event: Extract<Event, { type: 'declaration.accepted' }>): State {
  const { at, tenant, declaration, mrn, trackingSecret, selection } = event
  const queries: Query[] = []
  const accepted = { tenant, declaration, mrn, trackingSecret, selection, queries }
  return { status: 'under-control', ...accepted, acceptedAt: at, dueAt: at }
}

function reviewed(
  state: UnderControl,
  event: Extract<
    Event,
    {
      type:
        | 'declaration.queried'
        | 'declaration.query-answered'
        | 'declaration.control-result-noted'
    }
  >,
): State {
  if (event.type === 'declaration.control-result-noted')
    return { ...state, controlResult: event.result }
  const { at, by, queryId, dueAt } = event
  if (event.type === 'declaration.queried') {
    const query = { id: queryId, question: event.question, askedBy: by, askedAt: at, dueAt }
    return { ...state, dueAt, queries: [...state.queries, query] }
  }
  const { text, attachmentIds } = event
  const given = { text, attachmentIds, answeredBy: by, answeredAt: at }
  const queries = state.queries.map((query) =>
    query.id === queryId ? { ...query, answer: given } : query,
  )
  return { ...state, dueAt, queries }
}

/** What an accepted declaration carries through its life, without what only one status has. */
function common(state: Exclude<State, { status: 'unknown' }>) {
  const { tenant, declaration, mrn, trackingSecret, acceptedAt, selection, queries } = state
  return { tenant, declaration, mrn, trackingSecret, acceptedAt, selection, queries }
}

export const declarationDecider: Decider<State, Command, Event> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
