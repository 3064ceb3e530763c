import { accept, type Decider, type Decision, refuse, unreachable } from '#kernel/decision'
import type { Case, Command, Event, Lot, Officer, Policy, refusals, State } from './model.ts'

const no = (code: keyof typeof refusals, detail: string, cure: string) =>
  refuse({ code, detail, cure })

function decide(state: State, command: Command): Decision<Event> {
  switch (command.type) {
    case 'open':
      return state.status === 'unknown'
        ? accept<Event>(
            { type: 'assignment.opened', at: command.at, case: command.case },
            ...drawn(command.case, command),
          )
        : accept()
    case 'draw':
      return state.status === 'waiting' ? accept(...drawn(state.case, command)) : accept()
    case 'reassign': {
      if (state.status === 'unknown')
        return no('assignment.unknown', 'Nothing of this case is assigned.', 'Look at its lane.')
      if (state.status === 'waiting') return accept(...drawn(state.case, command))
      const { at, by, reason } = command
      const { officer } = state
      const others = command.candidates.filter(({ accountId }) => accountId !== officer.accountId)
      const next = drawn(state.case, { ...command, candidates: others })
      if (next.length === 0)
        return no(
          'assignment.nobody-else',
          'Nobody else who is present is competent for it.',
          'Wait until somebody is, or widen the competence of an officer.',
        )
      return accept<Event>({ type: 'assignment.withdrawn', at, by, reason, officer }, ...next)
    }
    default:
      return unreachable(command)
  }
}

/** Whom the lot falls on: nobody where nobody may take part. */
function drawn(
  wanted: Case,
  { at, candidates, policy, draw }: Lot,
): Extract<Event, { type: 'assignment.drawn' }>[] {
  const among = candidates.filter((officer) => mayTake(officer, wanted, policy, at))
  const chosen = among[draw % Math.max(1, among.length)]
  if (!chosen) return []
  const officer = { accountId: chosen.accountId, name: chosen.name }
  return [{ type: 'assignment.drawn', at, officer, among: among.length }]
}

/** Present, competent, related to neither side, and not past the time at the post. */
export function mayTake(officer: Officer, wanted: Case, policy: Policy, at: string): boolean {
  return (
    officer.present &&
    officer.tasks.includes(wanted.task) &&
    (officer.chapters.length === 0 ||
      wanted.chapters.every((chapter) => officer.chapters.includes(chapter))) &&
    !officer.relatedEnterpriseIds.includes(wanted.tenant.enterpriseId) &&
    rotationOf(officer.postedOn, policy, at) !== 'overdue'
  )
}

/** Requirement R118: an officer stays two to five years at a post. */
export function rotationOf(
  postedOn: string,
  { rotationYearsMin, rotationYearsMax }: Policy,
  at: string,
): 'may-stay' | 'may-rotate' | 'overdue' {
  const year = Number(postedOn.slice(0, 4))
  const after = (years: number) => `${String(year + years).padStart(4, '0')}${postedOn.slice(4)}`
  const today = at.slice(0, 10)
  if (today < after(rotationYearsMin)) return 'may-stay'
  return today < after(rotationYearsMax) ? 'may-rotate' : 'overdue'
}

function evolve(state: State, event: Event): State {
  if (event.type === 'assignment.opened')
    return { status: 'waiting', case: event.case, openedAt: event.at }
  if (state.status === 'unknown') return state
  const { case: wanted, openedAt } = state
  switch (event.type) {
    case 'assignment.drawn':
      return {
        status: 'assigned',
        case: wanted,
        openedAt,
        officer: event.officer,
        assignedAt: event.at,
      }
    case 'assignment.withdrawn':
      return { status: 'waiting', case: wanted, openedAt }
    default:
      return unreachable(event)
  }
}

export const assignmentDecider: Decider<State, Command, Event> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
