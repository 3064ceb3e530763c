import { type Actor, type Database, transact } from '#platform/database'
import { RefusalError } from '#platform/problem'
import type { Enterprise } from './model.ts'
import { findEnterprise } from './store.ts'

const keptMs = 5_000
const kept = new WeakMap<Database, Map<string, { enterprise: Enterprise; until: number }>>()

/**
 * The enterprise for which an actor files. It is asked with every filing and changes once a year, so
 * it is kept for five seconds: a licence that is withdrawn counts after that.
 */
export async function representedEnterprise(db: Database, actor: Actor): Promise<Enterprise> {
  if (actor.role !== 'trader')
    throw new RefusalError({
      code: 'party.no-enterprise',
      detail: 'You do not act for an enterprise.',
      cure: 'Sign in as somebody who files for one.',
    })
  const here = kept.get(db) ?? new Map<string, { enterprise: Enterprise; until: number }>()
  kept.set(db, here)
  const known = here.get(actor.enterpriseId)
  if (known && known.until > Date.now()) return known.enterprise
  const enterprise = await transact(db, actor, (tx) => findEnterprise(tx, actor.enterpriseId))
  if (!enterprise) throw new Error(`Enterprise ${actor.enterpriseId} of an account does not exist`)
  here.set(actor.enterpriseId, { enterprise, until: Date.now() + keptMs })
  return enterprise
}
