import type { CompiledQuery } from 'kysely'
import type { Tx } from '#platform/database'
import { State } from './model.ts'

export async function load(
  tx: Tx,
  id: string,
): Promise<{ state: State; revision: number } | undefined> {
  const row = await tx
    .selectFrom('mandates.mandate')
    .select(['state', 'revision'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { state: State.parse(row.state), revision: row.revision }
}

export function save(tx: Tx, id: string, state: State, revision: number): CompiledQuery {
  if (state.status === 'unknown') throw new Error(`mandate/${id}: nothing to save`)
  const { deed, status } = state
  const changing = { revision, status, state: JSON.stringify(state) }
  return tx
    .insertInto('mandates.mandate')
    .values({
      id,
      economy_id: deed.economyId,
      zone_id: deed.zoneId,
      enterprise_id: deed.principal.id,
      representative_id: deed.representative.id,
      valid_from: deed.validFrom,
      valid_until: deed.validUntil,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .compile()
}

export async function list(tx: Tx): Promise<{ id: string; state: State }[]> {
  const rows = await tx
    .selectFrom('mandates.mandate')
    .select(['id', 'state'])
    .orderBy('valid_until', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(({ id, state }) => ({ id, state: State.parse(state) }))
}

/** The mandates that a representative holds at this instant. Only the platform itself asks so. */
export async function heldBy(tx: Tx, representativeId: string, at: string) {
  const rows = await tx
    .selectFrom('mandates.mandate')
    .select(['id', 'state'])
    .where('representative_id', '=', representativeId)
    .where('status', '=', 'granted')
    .where('valid_from', '<=', new Date(at))
    .where('valid_until', '>', new Date(at))
    .orderBy('valid_until')
    .limit(500)
    .execute()
  return rows.map(({ id, state }) => ({ id, state: State.parse(state) }))
}
