import { sql } from 'kysely'
import { Client } from 'pg'
import { admitApplication } from '#platform/application-role'
import { type Actor, connect, transact } from '#platform/database'
import { behind, type BatchReaction, feed } from '#platform/events'
import { migrate } from '#platform/migrate'
import { startPostgres } from '#platform/postgres-server'
import { newFolder, removeFolder } from './parts/platform.ts'
import { median, table, verdict } from './parts/report.ts'

// Events delivered to a batching reaction while twenty reactions listen, and a million events that
// concern none of them lie in the same journal. Everything is durable.
const noise = 1_000_000
const signal = 100_000
const rounds = 3
const size = 1_000

const folder = await newFolder()
const server = await startPostgres({ folder, port: 22_100 + (process.pid % 500) })
const ownerUrl = `${server.url}/postgres`
await migrate(ownerUrl)
const db = connect(await admitApplication(ownerUrl))
const owner = new Client({ connectionString: ownerUrl })
await owner.connect()
try {
  await fill('noise', noise)
  await fill('heard', signal)
  await owner.query('vacuum analyze platform.events')
  const others = Array.from({ length: 19 }, (_, i) => listener(`deaf-${i}`, ['never']))
  const measured: { ours: number; peer: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const one = listener(`hearing-${round}`, ['heard', 'never'])
    measured.push({
      ours: await deliver([one.reaction, ...others.map((other) => other.reaction)]),
      peer: await readPlainly(),
    })
    if (one.heard() !== signal) throw new Error(`${one.heard()} of ${signal} were delivered`)
  }
  const ours = median(measured.map((one) => one.ours))
  const peer = median(measured.map((one) => one.peer))
  table(
    ['feed', 'events/s'],
    [
      ['product: batches of 1,000, once each, in order', Math.round(ours)],
      ['peer: the same rows read in pages of 1,000', Math.round(peer)],
    ],
  )
  verdict('feed', { figure: ours, unit: 'events/s', peer })
} finally {
  await owner.end()
  await db.pool.end()
  await server.stop()
  await removeFolder(folder)
}

async function fill(type: string, count: number): Promise<void> {
  const actor: Actor = { role: 'system', name: 'bench' }
  for (let from = 0; from < count; from += 100_000)
    await transact(db, actor, (tx) =>
      sql`
        insert into platform.events (stream, revision, type, data, actor)
        select ${type} || '/' || n, 1, ${type}, json_build_object('type', ${type}::text, 'n', n), 'bench'
        from generate_series(${from + 1}::int, ${Math.min(count, from + 100_000)}::int) as n
      `.execute(tx),
    )
}

function listener(name: string, types: readonly string[]) {
  let heard = 0
  const reaction: BatchReaction<{ type: string }> = {
    name,
    types,
    size,
    async reactToAll(_, events) {
      heard += events.length
    },
  }
  return { reaction, heard: () => heard }
}

async function deliver(reactions: readonly BatchReaction<{ type: string }>[]): Promise<number> {
  const started = performance.now()
  await Promise.all(
    reactions.map(async (reaction) => {
      while (await feed(db, reaction));
      if (await behind(db, reaction)) throw new Error(`${reaction.name} is behind`)
    }),
  )
  return signal / ((performance.now() - started) / 1000)
}

async function readPlainly(): Promise<number> {
  const started = performance.now()
  let last = '0'
  for (let read = 0; read < signal;) {
    const { rows } = await owner.query<{ position: string }>({
      name: 'plain',
      text: `select position, stream, data from platform.events
        where type = 'heard' and position > $1 and transaction_id >= '0'
        order by transaction_id, position limit ${size}`,
      values: [last],
    })
    read += rows.length
    last = rows.at(-1)?.position ?? last
  }
  return signal / ((performance.now() - started) / 1000)
}
