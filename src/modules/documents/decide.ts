import { accept, type Decider, type Decision, refuse } from '#kernel/decision'
import type { Command, Event, refusals, State } from './model.ts'

/** An attachment is added once and never changed: the same one again is the same one. */
function decide(state: State, command: Command): Decision<Event> {
  const { type: _, ...added } = command
  if (state.status === 'unknown') return accept({ type: 'attachment.added', ...added })
  if (state.sha256 === added.sha256 && state.name === added.name) return accept()
  const code: keyof typeof refusals = 'attachment.already-added'
  return refuse({
    code,
    detail: `Under this id ${state.name} is attached.`,
    cure: 'Attach it under an id of its own; what was attached is never overwritten.',
  })
}

function evolve(_: State, { type: _type, at, by, ...attached }: Event): State {
  return { status: 'kept', ...attached, addedAt: at, addedBy: by }
}

export const attachmentDecider: Decider<State, Command, Event> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
