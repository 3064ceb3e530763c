import { type CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Place } from '#platform/keyset'
import { type ListQuery, openDiscrepancies, State } from './model.ts'

export async function load(
  tx: Tx,
  id: string,
): Promise<{ state: State; revision: number } | undefined> {
  const row = await tx
    .selectFrom('gates.gate_pass')
    .select(['state', 'revision'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { state: State.parse(row.state), revision: row.revision }
}

export function save(tx: Tx, id: string, state: State, revision: number): CompiledQuery {
  if (state.status === 'unknown') throw new Error(`gate-pass/${id}: nothing to save`)
  const { tenant, status, number, mrn, vehiclePlate, issuedAt } = state
  const changing = {
    revision,
    status,
    vehicle_plate: vehiclePlate ?? null,
    open_discrepancies: openDiscrepancies(state),
    state: JSON.stringify(state),
  }
  return tx
    .insertInto('gates.gate_pass')
    .values({
      id,
      economy_id: tenant.economyId,
      zone_id: tenant.zoneId,
      enterprise_id: tenant.enterpriseId,
      number,
      mrn,
      issued_at: issuedAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .compile()
}

export async function findByNumber(tx: Tx, number: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('gates.gate_pass')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.id
}

export type Row = { id: string; state: State; place: Place }

/** One page of the list, newest first. */
export async function list(
  tx: Tx,
  { status, q, limit }: ListQuery,
  after: Place | undefined,
): Promise<Row[]> {
  let rows = tx
    .selectFrom('gates.gate_pass')
    .select(['id', 'state'])
    .select(
      sql<string>`to_char(issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'),
    )
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (status) rows = rows.where('status', '=', status)
  if (after)
    rows = rows.where(sql<boolean>`(issued_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  if (q) {
    const found = beginningWith(tx, q)
    rows = rows.where((is) => is('id', 'in', found))
  }
  return (await rows.execute()).map(({ id, state, at }) => ({
    id,
    state: State.parse(state),
    place: { at, id },
  }))
}

/** A range of each index instead of "like": row-level security leaves its operators the index. */
function beginningWith(tx: Tx, q: string) {
  const end = `${q}\u{10ffff}`
  const among = (column: 'number' | 'mrn' | 'vehicle_plate') =>
    tx.selectFrom('gates.gate_pass').select('id').where(column, '>=', q).where(column, '<', end)
  return among('number').union(among('mrn')).union(among('vehicle_plate'))
}
