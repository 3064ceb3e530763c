import { newId } from '#kernel/ids'
import { type Actor, type Database, transact, type Tx } from '#platform/database'
import { record } from '#platform/events'
import type { Event } from './model.ts'

/** Before it is known who asks, the platform itself looks. */
export const asIdentity: Actor = { role: 'system', name: 'identity' }

/**
 * Accounts are the platform's own rows: what somebody does to them is done by the system, under the
 * name of whoever asked. What they may do to which account, the service checks before.
 */
export function systemFor({ name, requestId }: Actor): Actor {
  return { role: 'system', name, ...(requestId ? { requestId } : {}) }
}

/** Something that happened once, to no thing with a life of its own: each is its own stream. */
export function note(tx: Tx, event: Event): void {
  record(tx, `sign-in/${newId()}`, 0, [event])
}

/** A refused proof is told to the journal: many of them are an attack. */
export async function noteRefused(
  db: Database,
  reason: string,
  address: string,
  accountId?: string,
): Promise<void> {
  await transact(db, asIdentity, async (tx) =>
    note(tx, {
      type: 'session.refused',
      at: new Date().toISOString(),
      ...(accountId ? { accountId } : {}),
      reason,
      address,
    }),
  )
}
