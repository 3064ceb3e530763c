import { accept, type Decider, type Decision, refuse, unreachable } from '#kernel/decision'
import type { AccountCommand, AccountEvent, AccountState, refusals } from './model.ts'

const no = (code: keyof typeof refusals, detail: string, cure: string) =>
  refuse({ code, detail, cure })

function decide(state: AccountState, command: AccountCommand): Decision<AccountEvent> {
  if (command.type === 'create') return create(state, command)
  if (state.status === 'unknown')
    return no('account.unknown', 'There is no such account.', 'Take its id from the list.')
  const { at } = command
  switch (command.type) {
    case 'set-roles': {
      const before = state.profile.roles
      const same = before.toSorted().join() === command.roles.toSorted().join()
      return same
        ? accept()
        : accept({ type: 'account.roles-set', at, before, roles: command.roles })
    }
    case 'disable':
      return state.status === 'disabled'
        ? accept()
        : accept({ type: 'account.disabled', at, reason: command.reason })
    case 'enable':
      return state.status === 'active' ? accept() : accept({ type: 'account.enabled', at })
    case 'invite':
      return state.status === 'disabled'
        ? no('account.disabled', 'The account is disabled.', 'Enable it first.')
        : accept({ type: 'account.invited', at, expiresAt: command.expiresAt })
    default:
      return unreachable(command)
  }
}

function create(
  state: AccountState,
  { at, economyId, profile }: Extract<AccountCommand, { type: 'create' }>,
): Decision<AccountEvent> {
  if (state.status === 'unknown') return accept({ type: 'account.created', at, economyId, profile })
  return JSON.stringify(state.profile) === JSON.stringify(profile)
    ? accept()
    : no('account.already-created', 'This id is another account.', 'Take a new id.')
}

function evolve(state: AccountState, event: AccountEvent): AccountState {
  if (event.type === 'account.created')
    return { status: 'active', economyId: event.economyId, profile: event.profile }
  if (state.status === 'unknown') return state
  switch (event.type) {
    case 'account.roles-set':
      return { ...state, profile: { ...state.profile, roles: event.roles } }
    case 'account.disabled':
      return { ...state, status: 'disabled' }
    case 'account.enabled':
      return { ...state, status: 'active' }
    case 'account.invited':
      return state
    default:
      return unreachable(event)
  }
}

export const accountDecider: Decider<AccountState, AccountCommand, AccountEvent> = {
  initial: { status: 'unknown' },
  decide,
  evolve,
}
