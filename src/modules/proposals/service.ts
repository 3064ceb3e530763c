import type { Refusal } from '#kernel/decision'
import type { Answer } from '#platform/answer'
import { type Actor, type Database, transact, type Tx } from '#platform/database'
import { handleAll, type Order, type OrderOf, order, type Thing } from '#platform/handle'
import type { Principal } from '#platform/http'
import { proposalDecider } from './decide.ts'
import {
  type Change,
  type Command,
  type Event,
  type Proposal,
  type ProposalView,
  type State,
} from './model.ts'
import { list, load, save } from './store.ts'

const proposal: Thing<State, Command, Event> = {
  name: 'proposal',
  decider: proposalDecider,
  load,
  save,
  tenancy: (state) => (state.status === 'unknown' ? {} : { economyId: state.proposal.economyId }),
}

/** A command that needs two persons: what it would change, and how it is done once confirmed. */
export type TwoPersonOperation = {
  operation: string
  /** What both must be permitted to do. */
  permission: string
  /** In whose role the database is written: the name stays that of whoever asks. */
  actingAs: (actor: Actor) => Actor
  /** What would change, read in the transaction; nothing where there is no such target. */
  changes: (tx: Tx, economyId: string, wanted: Wanted) => Promise<readonly Change[]>
  /** The same orders that the command would give if one person were enough. */
  orders: (wanted: Wanted & { economyId: string; at: string }) => readonly Order[]
  /** Why this person in particular may neither propose nor confirm it. */
  bars: (principal: Principal, target: string) => Refusal | undefined
  /** After the commit. */
  done: (db: Database, target: string) => Promise<void>
}
export type Wanted = { target: string; body: Proposal['body'] }

const daysToDecide = 7

export async function propose(
  db: Database,
  principal: Principal,
  operation: TwoPersonOperation,
  wanted: Wanted & { id: string; reason: string },
): Promise<Answer<ProposalView>> {
  const barred = operation.bars(principal, wanted.target)
  if (barred) return { refusal: barred }
  const { id, target, body, reason } = wanted
  const economyId = economyOf(principal.actor)
  const at = new Date()
  return transact(db, operation.actingAs(principal.actor), async (tx) => {
    const made: OrderOf<State> = order(proposal, id, {
      type: 'propose',
      proposal: {
        economyId,
        operation: operation.operation,
        target,
        body,
        changes: [...(await operation.changes(tx, economyId, { target, body }))],
        reason,
        proposedBy: principal.actor.name,
        proposerId: principal.accountId ?? '',
        proposedAt: at.toISOString(),
        expiresAt: new Date(at.getTime() + daysToDecide * 86_400_000).toISOString(),
      },
    })
    const refusal = await handleAll(tx, [made])
    return refusal ?? { value: viewOf(id, made.outcome().state) }
  })
}

/** The second person's yes: the proposal and what it asks for are one transaction. */
export async function confirmProposal(
  db: Database,
  principal: Principal,
  operations: readonly TwoPersonOperation[],
  id: string,
): Promise<Answer<ProposalView>> {
  const found = await findProposal(db, principal, operations, id)
  if ('refusal' in found) return found
  const { operation, made } = found.value
  const { target, body, economyId } = made
  const barred = operation.bars(principal, target)
  if (barred) return { refusal: barred }
  const { name } = principal.actor
  const at = new Date().toISOString()
  const answer = await transact(db, operation.actingAs(principal.actor), async (tx) => {
    const changes = await operation.changes(tx, economyId, { target, body })
    const accountId = principal.accountId ?? ''
    const confirmed = order(proposal, id, { type: 'confirm', at, by: name, accountId, changes })
    const orders = operation.orders({ target, body, economyId, at })
    const refusal = await handleAll(tx, [confirmed, ...orders])
    return refusal ?? { value: viewOf(id, confirmed.outcome().state) }
  })
  if ('value' in answer) await operation.done(db, target)
  return answer
}

/** Anybody who might confirm it may reject it; whoever proposed it takes it back so. */
export async function rejectProposal(
  db: Database,
  principal: Principal,
  operations: readonly TwoPersonOperation[],
  { id, why }: { id: string; why: string },
): Promise<Answer<ProposalView>> {
  const found = await findProposal(db, principal, operations, id)
  if ('refusal' in found) return found
  const { name } = principal.actor
  const at = new Date().toISOString()
  return transact(db, principal.actor, async (tx) => {
    const accountId = principal.accountId ?? ''
    const rejected = order(proposal, id, { type: 'reject', at, by: name, accountId, why })
    const refusal = await handleAll(tx, [rejected])
    return refusal ?? { value: viewOf(id, rejected.outcome().state) }
  })
}

async function findProposal(
  db: Database,
  principal: Principal,
  operations: readonly TwoPersonOperation[],
  id: string,
): Promise<Answer<{ operation: TwoPersonOperation; made: Proposal }>> {
  const found = await transact(db, principal.actor, (tx) => load(tx, id))
  const made = found && found.state.status !== 'unknown' ? found.state.proposal : undefined
  const operation = operations.find((one) => one.operation === made?.operation)
  if (!made || !operation)
    return {
      refusal: {
        code: 'proposal.unknown',
        detail: 'There is no such proposal.',
        cure: 'Take its id from the list.',
      },
    }
  if (principal.permissions.has(operation.permission)) return { value: { operation, made } }
  return {
    refusal: {
      code: 'proposal.permission-missing',
      detail: `This needs the permission ${operation.permission}.`,
      cure: 'Leave it to somebody who holds it.',
    },
  }
}

export async function showProposals(tx: Tx): Promise<ProposalView[]> {
  return (await list(tx)).map(({ id, state }) => viewOf(id, state))
}

function viewOf(id: string, state: State): ProposalView {
  if (state.status === 'unknown') throw new Error(`proposal/${id} was handled and does not exist`)
  const { economyId: _, body: __, proposerId: ___, ...shown } = state.proposal
  if (state.status === 'waiting') {
    const expired = shown.expiresAt <= new Date().toISOString()
    return { id, status: expired ? 'expired' : 'waiting', ...shown }
  }
  const { status, decidedBy, decidedAt } = state
  const why = state.status === 'rejected' ? { why: state.why } : {}
  return { id, status, ...shown, decidedBy, decidedAt, ...why }
}

function economyOf(actor: Actor): string {
  return 'economyId' in actor ? actor.economyId : ''
}
