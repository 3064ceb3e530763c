import { type CompiledQuery, sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/database'
import type { Place } from '#platform/keyset'
import { State, type ListQuery, type TimelineEntry } from './model.ts'
import { holdOf } from './view.ts'

export async function load(
  tx: Tx,
  id: string,
): Promise<{ state: State; revision: number } | undefined> {
  const row = await tx
    .selectFrom('declarations.declaration')
    .select(['state', 'revision'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { state: State.parse(row.state), revision: row.revision }
}

export function save(tx: Tx, id: string, state: State, revision: number): CompiledQuery {
  if (state.status === 'unknown') throw new Error(`declaration/${id}: nothing to save`)
  const hold = holdOf(state)
  const changing = {
    revision,
    status: state.status,
    hold_owner: hold?.owner ?? null,
    due_at: hold?.dueAt ?? null,
    state: JSON.stringify(state),
  }
  return tx
    .insertInto('declarations.declaration')
    .values({
      id,
      economy_id: state.tenant.economyId,
      zone_id: state.tenant.zoneId,
      enterprise_id: state.tenant.enterpriseId,
      lane: state.selection.lane,
      mrn: state.mrn,
      functional_reference_id: state.declaration.functionalReferenceId,
      accepted_at: state.acceptedAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .compile()
}

/** The declaration that already bears a trader's reference, if one does. */
export async function findByReference(
  tx: Tx,
  enterpriseId: string,
  functionalReferenceId: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('declarations.declaration')
    .select('id')
    .where('enterprise_id', '=', enterpriseId)
    .where('functional_reference_id', '=', functionalReferenceId)
    .executeTakeFirst()
  return row?.id
}

export async function findByMrn(
  tx: Tx,
  mrn: string,
): Promise<{ id: string; state: State } | undefined> {
  const row = await tx
    .selectFrom('declarations.declaration')
    .select(['id', 'state'])
    .where('mrn', '=', mrn)
    .executeTakeFirst()
  return row && { id: row.id, state: State.parse(row.state) }
}

/** Whose goods declarations are about, by their ids, and whether these were released. */
export async function carriedGoods(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('declarations.declaration')
    .select(['id', 'mrn', 'status', 'economy_id', 'zone_id', 'enterprise_id'])
    .where((is) => is('id', '=', is.fn.any(is.val([...ids]))))
    .execute()
  return new Map(
    rows.map(({ id, mrn, status, ...row }) => [
      id,
      {
        mrn,
        released: status === 'released' || status === 'discharged',
        tenant: {
          economyId: row.economy_id,
          zoneId: row.zone_id,
          enterpriseId: row.enterprise_id,
        },
      },
    ]),
  )
}

export type Row = { id: string; revision: number; state: State; place: Place }

/** One page of a list by keyset: its cost does not grow with the number of the page. */
export async function list(tx: Tx, query: ListQuery, after: Place | undefined): Promise<Row[]> {
  const { status, lane, hold, q, sort, limit } = query
  const column = sort === 'due' ? 'due_at' : 'accepted_at'
  let rows = tx
    .selectFrom('declarations.declaration')
    .select(['id', 'revision', 'state'])
    .select(
      sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'at',
      ),
    )
    .limit(limit)
  rows =
    sort === 'due'
      ? rows.where('hold_owner', 'is not', null).orderBy('due_at').orderBy('id')
      : rows.orderBy('accepted_at', 'desc').orderBy('id', 'desc')
  if (after) {
    const beyond = sort === 'due' ? sql`>` : sql`<`
    const place = sql`(${after.at}::timestamptz, ${after.id}::uuid)`
    rows = rows.where(sql<boolean>`(${sql.ref(column)}, id) ${beyond} ${place}`)
  }
  if (status) rows = rows.where('status', '=', status)
  if (lane) rows = rows.where('lane', '=', lane)
  if (hold) rows = rows.where('hold_owner', '=', hold)
  if (q) {
    // A range instead of "like": its operators are leakproof, so row-level security keeps the index.
    const range = /^\d{2}[A-Z]{2}/.test(q) ? 'mrn' : 'functional_reference_id'
    rows = rows.where(range, '>=', q).where(range, '<', `${q}\u{10ffff}`)
  }
  return (await rows.execute()).map(({ id, revision, state, at }) => ({
    id,
    revision,
    state: State.parse(state),
    place: { at, id },
  }))
}

/** The journal of one case: what happened to the declaration, its control and its gate pass. */
export async function timeline(tx: Tx, id: string): Promise<TimelineEntry[]> {
  const rows = await tx
    .selectFrom('platform.events')
    .select(['position', 'stream', 'revision', 'type', 'data', 'actor', 'recorded_at'])
    .where('stream', 'in', [`declaration/${id}`, `control/${id}`, `gate-pass/${id}`])
    .orderBy('position')
    .execute()
  return rows.map(({ recorded_at, data, ...entry }) => ({
    ...entry,
    at: recorded_at.toISOString(),
    data: z.record(z.string(), z.unknown()).parse(data),
  }))
}

/** The events of the transaction that made a declaration: what its filing was answered with. */
export async function firstEvents(tx: Tx, id: string): Promise<unknown[]> {
  const { rows } = await sql<{ data: unknown }>`
    select data from platform.events
    where stream = ${`declaration/${id}`}
      and transaction_id = (
        select transaction_id from platform.events
        where stream = ${`declaration/${id}`} and revision = 1
      )
    order by revision
  `.execute(tx)
  return rows.map(({ data }) => data)
}

export async function counts(tx: Tx, now: string, midnight: string) {
  const { rows } = await sql<Record<string, number>>`
    select
      count(*) filter (where hold_owner = 'customs' and lane = 'yellow')::int as yellow,
      count(*) filter (where hold_owner = 'customs' and lane = 'red')::int as red,
      count(*) filter (where hold_owner = 'trader')::int as trader,
      count(*) filter (where due_at < ${now}::timestamptz)::int as overdue
    from declarations.declaration where hold_owner is not null
  `.execute(tx)
  const today = await sql<Record<string, number>>`
    select
      count(*)::int as accepted,
      count(*) filter (where status in ('released', 'discharged'))::int as released
    from declarations.declaration where accepted_at >= ${midnight}::timestamptz
  `.execute(tx)
  return { ...rows[0], ...today.rows[0] }
}
