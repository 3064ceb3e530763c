import { type CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/database'
import { type Fix, State, type Vehicle } from './model.ts'

export async function load(
  tx: Tx,
  economyId: string,
): Promise<{ state: State; revision: number } | undefined> {
  const row = await tx
    .selectFrom('movements.fleet')
    .select(['state', 'revision'])
    .where('economy_id', '=', economyId)
    .executeTakeFirst()
  return row && { state: State.parse(row.state), revision: row.revision }
}

export function save(tx: Tx, economyId: string, state: State, revision: number): CompiledQuery {
  const changing = { revision, state: JSON.stringify(state) }
  return tx
    .insertInto('movements.fleet')
    .values({ economy_id: economyId, ...changing })
    .onConflict((conflict) => conflict.column('economy_id').doUpdateSet(changing))
    .compile()
}

/** Keeps the fixes that are new; says how many were. */
export async function addPositions(
  tx: Tx,
  economyId: string,
  reportedBy: string,
  fixes: readonly Fix[],
): Promise<number> {
  const of = columnsOf(fixes)
  const insert = sql<{ added: number }>`
    with added as (
      insert into movements.position (
        economy_id, reported_by, plate, at,
        longitude, latitude, heading_degrees, speed_kmh, declaration_id
      )
      select ${economyId}, ${reportedBy}, fix.* from unnest(
        ${of(({ plate }) => plate)}::text[],
        ${of(({ at }) => at)}::timestamptz[],
        ${of(({ position }) => position[0])}::float8[],
        ${of(({ position }) => position[1])}::float8[],
        ${of(({ headingDegrees }) => headingDegrees)}::int[],
        ${of(({ speedKmh }) => speedKmh)}::int[],
        ${of(({ declarationId }) => declarationId)}::uuid[]
      ) as fix (plate, at)
      order by plate, at
      on conflict do nothing
      returning plate
    )
    select count(*)::int as added from added
  `
  const [row] = await tx.ask(insert.compile(tx))
  return row?.added ?? 0
}

export type SeenFix = Fix & { mrn?: string; gatePassId?: string; enterpriseId?: string }

/** Where each vehicle is now: an older fix that comes late does not move it back. */
export function moveVehicles(tx: Tx, economyId: string, fixes: readonly SeenFix[]): CompiledQuery {
  const of = columnsOf(fixes)
  return sql`
    insert into movements.latest (
      economy_id, plate, at, longitude, latitude, heading_degrees, speed_kmh,
      declaration_id, mrn, gate_pass_id, enterprise_id
    )
    select ${economyId}, fix.* from unnest(
      ${of(({ plate }) => plate)}::text[],
      ${of(({ at }) => at)}::timestamptz[],
      ${of(({ position }) => position[0])}::float8[],
      ${of(({ position }) => position[1])}::float8[],
      ${of(({ headingDegrees }) => headingDegrees)}::int[],
      ${of(({ speedKmh }) => speedKmh)}::int[],
      ${of(({ declarationId, enterpriseId }) => enterpriseId && declarationId)}::uuid[],
      ${of(({ mrn }) => mrn)}::text[],
      ${of(({ gatePassId }) => gatePassId)}::uuid[],
      ${of(({ enterpriseId }) => enterpriseId)}::uuid[]
    ) as fix (plate)
    order by plate
    on conflict (economy_id, plate) do update set
      at = excluded.at,
      longitude = excluded.longitude,
      latitude = excluded.latitude,
      heading_degrees = excluded.heading_degrees,
      speed_kmh = excluded.speed_kmh,
      declaration_id = excluded.declaration_id,
      mrn = excluded.mrn,
      gate_pass_id = excluded.gate_pass_id,
      enterprise_id = excluded.enterprise_id
    where latest.at < excluded.at
  `.compile(tx)
}

export async function listVehicles(tx: Tx, since: string): Promise<Vehicle[]> {
  const rows = await tx
    .selectFrom('movements.latest')
    .selectAll()
    .where('at', '>', sql<Date>`${since}::timestamptz`)
    .orderBy('plate')
    .limit(2_000)
    .execute()
  return rows.map(({ mrn, gate_pass_id, ...row }) => ({
    plate: row.plate,
    position: [row.longitude, row.latitude],
    headingDegrees: row.heading_degrees,
    speedKmh: row.speed_kmh,
    at: row.at.toISOString(),
    ...(mrn === null ? {} : { mrn }),
    ...(gate_pass_id === null ? {} : { gatePassId: gate_pass_id }),
  }))
}

/** Makes the tables of the days that come. */
export function makePartitions(tx: Tx, fromDay: string, toDay: string): CompiledQuery {
  return sql`select movements.make_partitions(${fromDay}::date, ${toDay}::date)`.compile(tx)
}

/** Rows as columns, for `unnest`: one statement, however many rows there are. */
function columnsOf<Row>(rows: readonly Row[]) {
  return (value: (row: Row) => unknown) => sql.val(rows.map(value))
}
