import { accept, type Decider, type Decision, refuse, unreachable } from '#kernel/decision'
import type { Change, Command, Event, Proposal, refusals, State } from './model.ts'

const no = (code: keyof typeof refusals, detail: string, cure: string) =>
  refuse({ code, detail, cure })

function decide(state: State, command: Command): Decision<Event> {
  if (command.type === 'propose') return propose(state, command.proposal)
  if (state.status === 'unknown')
    return no('proposal.unknown', 'There is no such proposal.', 'Take its id from the list.')
  const { at, by } = command
  const again = command.type === 'confirm' ? 'confirmed' : 'rejected'
  if (state.status !== 'waiting')
    return state.status === again && state.decidedBy === by
      ? accept()
      : no('proposal.already-decided', `It was ${state.status}.`, 'Propose it anew.')
  switch (command.type) {
    case 'confirm': {
      const { proposal } = state
      if (proposal.expiresAt <= at)
        return no('proposal.expired', `It expired at ${proposal.expiresAt}.`, 'Propose it anew.')
      if (proposal.proposerId === command.accountId)
        return no(
          'proposal.own',
          'Nobody confirms what they proposed.',
          'Ask somebody else who holds the permission.',
        )
      if (!sameChanges(proposal.changes, command.changes))
        return no(
          'proposal.outdated',
          'What it would change has changed meanwhile.',
          'Reject it and propose it anew.',
        )
      return accept({ type: 'proposal.confirmed', at, by })
    }
    case 'reject':
      return accept({ type: 'proposal.rejected', at, by, why: command.why })
    default:
      return unreachable(command)
  }
}

function propose(state: State, proposal: Proposal): Decision<Event> {
  if (state.status === 'unknown')
    return proposal.changes.length > 0
      ? accept({ type: 'proposal.made', at: proposal.proposedAt, proposal })
      : no('proposal.changes-nothing', 'It would change nothing.', 'Propose a change.')
  const made = state.proposal
  const same =
    made.operation === proposal.operation &&
    made.target === proposal.target &&
    made.proposerId === proposal.proposerId &&
    JSON.stringify(made.body) === JSON.stringify(proposal.body)
  return same
    ? accept()
    : no('proposal.already-made', 'This id is another proposal.', 'Take a new id.')
}

function sameChanges(a: readonly Change[], b: readonly Change[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function evolve(state: State, event: Event): State {
  if (event.type === 'proposal.made') return { status: 'waiting', proposal: event.proposal }
  if (state.status !== 'waiting') return state
  const decided = { proposal: state.proposal, decidedAt: event.at, decidedBy: event.by }
  switch (event.type) {
    case 'proposal.confirmed':
      return { status: 'confirmed', ...decided }
    case 'proposal.rejected':
      return { status: 'rejected', ...decided, why: event.why }
    default:
      return unreachable(event)
  }
}

export const proposalDecider: Decider<State, Command, Event> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
