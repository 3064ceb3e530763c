import { accept, type Decider, type Decision, refuse, unreachable } from '#kernel/decision'
import type { Command, Event, refusals, State } from './model.ts'

const no = (code: keyof typeof refusals, detail: string) => refuse({ code, detail })

function decide(state: State, command: Command): Decision<Event> {
  switch (command.type) {
    case 'order': {
      // A declaration is ordered into control once: the same order again changes nothing.
      if (state.status !== 'unknown') return accept()
      const { at, tenant, techniques, reason, dueAt } = command
      return accept({ type: 'control.ordered', at, tenant, techniques, reason, dueAt })
    }
    case 'close': {
      if (state.status === 'unknown') return no('control.unknown', 'No control is ordered for it.')
      const { at, by, result, findings } = command
      if (state.status === 'closed')
        return state.result === result && state.findings === findings
          ? accept()
          : no('control.already-closed', `It was closed as ${state.result}.`)
      return accept({ type: 'control.closed', at, by, result, findings })
    }
    default:
      return unreachable(command)
  }
}

function evolve(state: State, event: Event): State {
  switch (event.type) {
    case 'control.ordered': {
      const { at, tenant, techniques, reason, dueAt } = event
      return { status: 'ordered', tenant, techniques, reason, orderedAt: at, dueAt }
    }
    case 'control.closed': {
      if (state.status !== 'ordered') return state
      const { at, by, result, findings } = event
      return { ...state, status: 'closed', closedAt: at, closedBy: by, result, findings }
    }
    default:
      return unreachable(event)
  }
}

export const controlDecider: Decider<State, Command, Event> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
