import { timingSafeEqual } from 'node:crypto'
import { type Actor, type Database, transact } from '#platform/database'
import type { PublicTracking } from './model.ts'
import { findByMrn } from './store.ts'
import { holdOf } from './view.ts'

const asTracking: Actor = { role: 'system', name: 'public-tracking' }

/**
 * The public page: whoever holds the MRN and its secret may know how the goods stand, and nothing
 * else of the declaration. A wrong secret and an unknown MRN are answered alike.
 */
export async function trackDeclaration(
  db: Database,
  mrn: string,
  secret: string,
): Promise<PublicTracking | undefined> {
  const found = await transact(db, asTracking, (tx) => findByMrn(tx, mrn))
  if (!found || found.state.status === 'unknown') return undefined
  const { state } = found
  if (!sameSecret(state.trackingSecret, secret)) return undefined
  const hold = holdOf(state)
  return {
    mrn,
    status: state.status,
    acceptedAt: state.acceptedAt,
    ...(hold ? { hold } : {}),
    ...('releasedAt' in state ? { releasedAt: state.releasedAt } : {}),
    ...('dischargedAt' in state ? { dischargedAt: state.dischargedAt } : {}),
  }
}

/** Takes as long for a wrong secret as for the right one. */
function sameSecret(known: string, given: string): boolean {
  const [a, b] = [Buffer.from(known), Buffer.from(given.toUpperCase())]
  return a.length === b.length && timingSafeEqual(a, b)
}
