import { accept, type Decider, type Decision, refuse, unreachable } from '#kernel/decision'
import type { Command, Deed, Event, refusals, State } from './model.ts'

const no = (code: keyof typeof refusals, detail: string, cure: string, pointer?: string) =>
  refuse({ code, detail, cure, ...(pointer ? { pointer } : {}) })

function decide(state: State, command: Command): Decision<Event> {
  switch (command.type) {
    case 'grant':
      return state.status === 'unknown' ? grant(command.deed) : again(state, command.deed)
    case 'withdraw': {
      if (state.status === 'unknown')
        return no('mandate.unknown', 'There is no such mandate.', 'Take its id from the list.')
      const { at, by, reason } = command
      if (state.status === 'withdrawn')
        return state.reason === reason
          ? accept()
          : no('mandate.already-withdrawn', 'It is withdrawn already.', 'Grant a new one.')
      return accept({ type: 'mandate.withdrawn', at, by, reason })
    }
    default:
      return unreachable(command)
  }
}

function grant(deed: Deed): Decision<Event> {
  if (deed.validUntil <= deed.validFrom)
    return no(
      'mandate.ends-before-it-begins',
      'It would end before it begins.',
      'Let it end later.',
      '/validUntil',
    )
  if (deed.principal.id === deed.representative.id)
    return no(
      'mandate.to-oneself',
      'Nobody represents themselves.',
      'Name the enterprise that files for you.',
      '/representativeIdentification',
    )
  return accept({ type: 'mandate.granted', at: deed.grantedAt, deed })
}

/** The same grant again is the same mandate; another one needs an id of its own. */
function again({ deed }: Exclude<State, { status: 'unknown' }>, repeated: Deed): Decision<Event> {
  const same =
    deed.representative.id === repeated.representative.id &&
    deed.representation === repeated.representation &&
    deed.validFrom === repeated.validFrom &&
    deed.validUntil === repeated.validUntil
  return same
    ? accept()
    : no('mandate.already-granted', 'This id is another mandate.', 'Take a new id.')
}

function evolve(state: State, event: Event): State {
  switch (event.type) {
    case 'mandate.granted':
      return { status: 'granted', deed: event.deed }
    case 'mandate.withdrawn': {
      if (state.status !== 'granted') return state
      const { at, by, reason } = event
      return { ...state, status: 'withdrawn', withdrawnAt: at, withdrawnBy: by, reason }
    }
    default:
      return unreachable(event)
  }
}

export const mandateDecider: Decider<State, Command, Event> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
