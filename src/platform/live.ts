import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Actor, type Database, transact } from './database.ts'
import type { Http, Principal } from './http.ts'

/** What a browser is told: something of this kind happened to that stream. The rest it asks for. */
type Hint = { type: string; stream: string }
type Row = Hint & {
  transaction_id: string
  position: string
  economy_id: string | null
  enterprise_id: string | null
}

export type Live = {
  /** Look for new events now: some of these types were committed. */
  readonly heard: (types: ReadonlySet<string>) => void
  readonly stop: () => Promise<void>
}

const sweepMs = 250
type Listener = { request: FastifyRequest; reply: FastifyReply }
const asLive: Actor = { role: 'system', name: 'live' }

/**
 * Server-sent hints on `/api/live`: each goes to whoever may read the event itself, and to nobody
 * else. Three phases as in every such stream: the browser loads its page, then opens the stream, and
 * after a broken connection loads again what it shows; so a hint that is lost is never missed.
 */
export async function startLive(
  http: Http,
  db: Database,
  types: readonly string[],
  heartbeatMs = 15_000,
): Promise<Live> {
  const listeners = new Set<Listener>()
  let cursor = { transaction_id: await oldestRunning(db), position: '0' }
  let running = true
  let looking: Promise<void> | undefined
  let again = false

  http.get(
    '/api/live',
    { config: { permission: 'session.own', passive: true }, schema: { hide: true } },
    (request, reply) => {
      const listener = { request, reply }
      openStream(reply)
      listeners.add(listener)
      reply.raw.on('close', () => listeners.delete(listener))
    },
  )

  async function look(): Promise<void> {
    const rows = await newEvents(db, types, cursor)
    const last = rows.at(-1)
    if (!last) return
    cursor = last
    for (const { request, reply } of listeners) {
      const { actor } = request.principal
      const lines = rows.filter((row) => mayHear(actor, row)).map(messageOf)
      if (lines.length > 0) reply.raw.write(lines.join(''))
    }
  }

  /** One look at a time; a wish that comes meanwhile is granted after it. */
  function wish(): void {
    if (!running || listeners.size === 0) return
    again = true
    looking ??= (async () => {
      while (again) {
        again = false
        // A database that is away for a moment is asked again at the next sweep.
        await look().catch(() => {})
      }
      looking = undefined
    })()
  }

  const sweep = setInterval(wish, sweepMs)
  const heartbeat = setInterval(() => {
    for (const listener of listeners) void beat(http, listener)
  }, heartbeatMs)
  return {
    heard: wish,
    async stop() {
      running = false
      clearInterval(sweep)
      clearInterval(heartbeat)
      for (const { reply } of listeners) reply.raw.end()
      await looking
    },
  }
}

/** A stream outlives no session: whoever signed out, or was disabled, hears no more. */
async function beat(http: Http, { request, reply }: Listener): Promise<void> {
  const principal = await http.authenticate(request).catch(() => undefined)
  if (principal) reply.raw.write(': still here\n\n')
  else reply.raw.end()
}

function openStream(reply: FastifyReply): void {
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  reply.raw.write('retry: 1000\n\n')
}

function messageOf({ type, stream }: Hint): string {
  return `data: ${JSON.stringify({ type, stream })}\n\n`
}

function mayHear(actor: Principal['actor'], row: Row): boolean {
  switch (actor.role) {
    case 'officer':
      return row.economy_id === actor.economyId
    case 'trader':
      return row.enterprise_id === actor.enterpriseId
    default:
      return false
  }
}

async function oldestRunning(db: Database): Promise<string> {
  return transact(db, asLive, async (tx) => {
    const { rows } = await sql<{ xmin: string }>`
      select pg_snapshot_xmin(pg_current_snapshot())::text as xmin
    `.execute(tx)
    return rows[0]?.xmin ?? '0'
  })
}

async function newEvents(
  db: Database,
  types: readonly string[],
  { transaction_id, position }: { transaction_id: string; position: string },
): Promise<Row[]> {
  return transact(db, asLive, async (tx) => {
    const { rows } = await sql<Row>`
      select transaction_id::text, position::text, event.type, stream, economy_id, enterprise_id
      from unnest(${types}::text[]) as heard (type)
      cross join lateral (
        select * from platform.events
        where events.type = heard.type
          and (transaction_id, position) > (${transaction_id}::xid8, ${position}::bigint)
          and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction_id, position
        limit 1000
      ) as event
      order by event.transaction_id, event.position
      limit 1000
    `.execute(tx)
    return rows
  })
}
