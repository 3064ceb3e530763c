import { z } from 'zod'
import type { ProposalView } from '#models/proposals'
import { propose, type TwoPersonOperation } from '#modules/proposals'
import type { Answer } from '#platform/answer'
import type { Database } from '#platform/database'
import type { Principal } from '#platform/http'
import { accountOrders, ownAccount } from './accounts.ts'
import { forget } from './authenticate.ts'
import { systemFor } from './journal.ts'
import { Role } from './model.ts'
import { loadAccount } from './store.ts'

const Roles = z.strictObject({ roles: z.array(Role).min(1).max(20) })

/** Whoever gives roles gives power: it takes two administrators, neither of them the one it is for. */
export const changeRoles: TwoPersonOperation = {
  operation: 'account.set-roles',
  permission: 'account.manage',
  actingAs: systemFor,
  async changes(tx, economyId, { target, body }) {
    const found = await loadAccount(tx, target)
    if (!found || found.state.status === 'unknown' || found.state.economyId !== economyId) return []
    const before = found.state.profile.roles.toSorted().join(', ')
    const after = Roles.parse(body).roles.toSorted().join(', ')
    return before === after ? [] : [{ field: 'roles', before, after }]
  },
  orders: ({ target, body, economyId, at }) =>
    accountOrders(economyId, target, { type: 'set-roles', at, roles: Roles.parse(body).roles }),
  bars: ownAccount,
  async done(db, target) {
    forget(db, ({ accountId }) => accountId === target)
  },
}

export function proposeRoles(
  db: Database,
  principal: Principal,
  wanted: { id: string; target: string; roles: Role[]; reason: string },
): Promise<Answer<ProposalView>> {
  const { id, target, roles, reason } = wanted
  return propose(db, principal, changeRoles, { id, target, body: { roles }, reason })
}
