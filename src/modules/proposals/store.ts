import type { CompiledQuery } from 'kysely'
import type { Tx } from '#platform/database'
import { State } from './model.ts'

export async function load(
  tx: Tx,
  id: string,
): Promise<{ state: State; revision: number } | undefined> {
  const row = await tx
    .selectFrom('proposals.proposal')
    .select(['state', 'revision'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { state: State.parse(row.state), revision: row.revision }
}

export function save(tx: Tx, id: string, state: State, revision: number): CompiledQuery {
  if (state.status === 'unknown') throw new Error(`proposal/${id}: nothing to save`)
  const { status, proposal } = state
  const changing = { revision, status, state: JSON.stringify(state) }
  return tx
    .insertInto('proposals.proposal')
    .values({
      id,
      economy_id: proposal.economyId,
      proposed_at: proposal.proposedAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .compile()
}

export async function list(tx: Tx): Promise<{ id: string; state: State }[]> {
  const rows = await tx
    .selectFrom('proposals.proposal')
    .select(['id', 'state'])
    .orderBy('proposed_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ id, state }) => ({ id, state: State.parse(state) }))
}
