import type { CompiledQuery } from 'kysely'
import type { Tx } from '#platform/database'
import { State } from './model.ts'

export async function load(
  tx: Tx,
  id: string,
): Promise<{ state: State; revision: number } | undefined> {
  const row = await tx
    .selectFrom('documents.attachment')
    .select(['state', 'revision'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { state: State.parse(row.state), revision: row.revision }
}

export function save(tx: Tx, id: string, state: State, revision: number): CompiledQuery {
  if (state.status === 'unknown') throw new Error(`attachment/${id}: nothing to save`)
  const { tenant, sha256 } = state
  const changing = { revision, sha256, state: JSON.stringify(state) }
  return tx
    .insertInto('documents.attachment')
    .values({
      id,
      economy_id: tenant.economyId,
      zone_id: tenant.zoneId,
      enterprise_id: tenant.enterpriseId,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .compile()
}
