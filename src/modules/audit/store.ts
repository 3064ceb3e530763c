import { type CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { EventRow } from './entry.ts'
import type { Node, Place } from './merkle.ts'

export type Identity = { stream: string; revision: number }

const columns = sql`
  event.position::text, event.stream, event.revision, event.type, event.data::text as data,
  event.economy_id as "economyId", event.zone_id::text as "zoneId",
  event.enterprise_id::text as "enterpriseId", event.actor, event.request_id as "requestId",
  event.mandate_id::text as "mandateId",
  to_char(event.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt"
`

/** Events as they lie in the journal, in the order in which they are asked for. */
export async function readEvents(tx: Tx, wanted: readonly Identity[]): Promise<EventRow[]> {
  const streams = wanted.map(({ stream }) => stream)
  const revisions = wanted.map(({ revision }) => revision)
  const { rows } = await sql<EventRow>`
    select ${columns}
    from unnest(${streams}::text[], ${revisions}::int[]) with ordinality as wanted (stream, revision, n)
    join platform.events as event using (stream, revision)
    order by n
  `.execute(tx)
  return rows
}

/** Which leaves are read: upwards from a place, or downwards from before one. */
export type Stretch = {
  from?: number
  before?: number | undefined
  /** A stream, or the beginning of many that ends in a slash. */
  stream?: string | undefined
  limit: number
}

/** A stretch of the tree's leaves, each with its event. */
export async function readLeaves(
  tx: Tx,
  { from = 0, before, stream, limit }: Stretch,
): Promise<(EventRow & { index: string; leaf: Buffer })[]> {
  const { rows } = await sql<EventRow & { index: string; leaf: Buffer }>`
    select leaf.index, node.hash as leaf, ${columns}
    from audit.leaf as leaf
    join audit.node as node on node.level = 0 and node.index = leaf.index
    join platform.events as event using (stream, revision)
    where ${before === undefined ? sql`leaf.index >= ${from}::bigint` : sql`leaf.index < ${before}::bigint`}
      and ${stream === undefined ? sql`true` : stream.endsWith('/') ? sql`starts_with(leaf.stream, ${stream})` : sql`leaf.stream = ${stream}`}
    order by ${before === undefined ? sql`leaf.index` : sql`leaf.index desc`}
    limit ${limit}
  `.execute(tx)
  return rows
}

/** Which leaf an event is, where the one who asks may see it. */
export async function findLeaf(
  tx: Tx,
  { stream, revision }: Identity,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('audit.leaf')
    .select('index')
    .where('stream', '=', stream)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row && Number(row.index)
}

export async function sizeOfTree(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('audit.leaf')
    .select('index')
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? Number(row.index) + 1 : 0
}

export function insertLeaves(tx: Tx, from: number, events: readonly Identity[]): CompiledQuery {
  const streams = events.map(({ stream }) => stream)
  const revisions = events.map(({ revision }) => revision)
  return sql`
    insert into audit.leaf (index, stream, revision)
    select ${from}::bigint + n - 1, stream, revision
    from unnest(${streams}::text[], ${revisions}::int[]) with ordinality as event (stream, revision, n)
  `.compile(tx)
}

export function insertNodes(tx: Tx, nodes: readonly Node[]): CompiledQuery {
  return sql`
    insert into audit.node (level, index, hash)
    select * from unnest(
      ${nodes.map(({ level }) => level)}::int[],
      ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => hash)}::bytea[]
    )
  `.compile(tx)
}

/** Whole nodes by their places; a place that the tree has not reached is missing. */
export async function readNodes(
  tx: Tx,
  places: readonly Place[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { rows } = await sql<{ level: number; index: string; hash: Buffer }>`
    select node.*
    from unnest(
      ${places.map(({ level }) => level)}::int[], ${places.map(({ index }) => index)}::bigint[]
    ) as wanted (level, index)
    join audit.node as node using (level, index)
  `.execute(tx)
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
}

export async function insertCheckpoint(
  tx: Tx,
  {
    size,
    root,
    signedAt,
    token,
  }: { size: number; root: Uint8Array; signedAt: string; token: string },
): Promise<void> {
  await tx
    .insertInto('audit.checkpoint')
    .values({ size: String(size), root: Buffer.from(root), signed_at: signedAt, token })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
