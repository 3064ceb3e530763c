import { accept, type Decider, type Decision } from '#kernel/decision'
import type { Command, Event, State } from './model.ts'

const quietMs = 1_000

/** Once a second is enough: a map that is asked to move asks for all vehicles. */
function decide(state: State, { at, economyId }: Command): Decision<Event> {
  const justTold = state.status === 'moved' && Date.parse(at) - Date.parse(state.at) < quietMs
  return justTold ? accept() : accept({ type: 'vehicles.moved', at, economyId })
}

function evolve(_: State, { at, economyId }: Event): State {
  return { status: 'moved', economyId, at }
}

export const fleetDecider: Decider<State, Command, Event> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
