import { createReadStream, createWriteStream } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { type Pack, pack } from 'tar-stream'
import { placePostgres } from './postgres-server.ts'

/** What a restored database must show: how it stood when the backup began. */
export type Manifest = {
  format: 1
  startedAt: string
  /** Rows of each table. Those of tables that are only added to never become fewer. */
  rows: Record<string, number>
}

type Options = {
  /** The platform's DATA_DIR. */
  dataDir: string
  port: number
  /** The one file that the backup becomes. */
  file: string
}

/**
 * Writes everything that the platform keeps into one file, while it runs: the database as PostgreSQL's
 * own base backup (pg_backup_start, the files, pg_backup_stop, and the log in between), the
 * attachments and the signing key. The file bears its name only when it is whole.
 */
export async function backUp({ dataDir, port, file }: Options): Promise<Manifest> {
  const { folder } = await placePostgres(resolve(dataDir, 'postgres-18'))
  const secret = (await readFile(join(folder, 'owner.secret'), 'utf8')).trim()
  const client = new Client({
    connectionString: `postgres://owner:${secret}@127.0.0.1:${port}/postgres`,
  })
  await client.connect().catch((cause: unknown) => {
    throw new Error(`Nothing answers on port ${port}: a backup is taken while the platform runs.`, {
      cause,
    })
  })
  const unfinished = `${file}.unfinished`
  try {
    const manifest = await describe(client)
    const archive = pack()
    const written = pipeline(archive, createGzip({ level: 1 }), createWriteStream(unfinished))
    await Promise.all([written, fill(archive, client, { folder, dataDir, manifest })])
    await flush(unfinished)
    await rename(unfinished, file)
    return manifest
  } finally {
    await rm(unfinished, { force: true })
    await client.end()
  }
}

async function describe(client: Client): Promise<Manifest> {
  const startedAt = new Date().toISOString()
  await client.query('begin isolation level repeatable read read only')
  const rows = await countRows(client)
  await client.query('commit')
  return { format: 1, startedAt, rows }
}

/** The rows of every table of ours; queues of scheduled work come and go, so they do not count. */
export async function countRows(client: Client): Promise<Record<string, number>> {
  const { rows: tables } = await client.query<{ name: string }>(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'jobs') order by 1
  `)
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${name}`)
    counts[name] = Number(rows[0]?.count)
  }
  return counts
}

type Place = { folder: string; dataDir: string; manifest: Manifest }

async function fill(archive: Pack, client: Client, { folder, dataDir, manifest }: Place) {
  try {
    await addText(archive, 'manifest.json', JSON.stringify(manifest, undefined, 1))
    await addDatabase(archive, client, join(folder, 'data'))
    await addText(archive, 'owner.secret', await readFile(join(folder, 'owner.secret'), 'utf8'))
    for (const kept of ['files', 'keys']) await addFolder(archive, resolve(dataDir, kept), kept)
    archive.finalize()
  } catch (error) {
    archive.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}

/** A temporary slot keeps the log from being recycled until it is copied; it ends with the session. */
async function addDatabase(archive: Pack, client: Client, data: string): Promise<void> {
  await client.query(
    `select pg_create_physical_replication_slot('entrepot_backup_' || pg_backend_pid(), true, true)`,
  )
  await client.query(`select pg_backup_start('entrepot', true)`)
  await addFolder(archive, data, 'postgres/data', isCopied)
  const { rows } = await client.query<{ label: string; last: string }>(`
    select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(false)
  `)
  const { label = '', last = '' } = rows[0] ?? {}
  await addText(archive, 'postgres/data/backup_label', label)
  const first = /file ([0-9A-F]{24})/.exec(label)?.[1] ?? last
  const segments = (await readdir(join(data, 'pg_wal'))).filter((name) =>
    /^[0-9A-F]{24}$/.test(name),
  )
  for (const name of segments.filter((one) => one >= first && one <= last).toSorted())
    await addFile(archive, join(data, 'pg_wal', name), `postgres/data/pg_wal/${name}`)
}

/** What a base backup leaves out (PostgreSQL manual, 25.3.4): folders stay, what is in them goes. */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])

function isCopied(path: string): boolean {
  const [top = '', below] = path.split('/')
  if (below !== undefined && emptied.has(top)) return false
  return !/^(postmaster\.(pid|opts)|.*pgsql_tmp.*|.*\.tmp)$/.test(path.split('/').at(-1) ?? '')
}

async function addFolder(
  archive: Pack,
  from: string,
  to: string,
  wanted: (path: string) => boolean = () => true,
): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const place = join(entry.parentPath, entry.name)
    const path = relative(from, place)
    if (!wanted(path)) continue
    if (entry.isDirectory()) await addEntry(archive, { name: `${to}/${path}`, type: 'directory' })
    else if (entry.isFile()) await addFile(archive, place, `${to}/${path}`)
  }
}

/**
 * A file of a living database may grow, shrink or go while it is read: it is taken at the length that
 * it had, filled up with zeros; the log of the backup puts right what was torn.
 */
async function addFile(archive: Pack, place: string, name: string): Promise<void> {
  const size = await stat(place).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) return
  await addEntry(archive, { name, size }, ofLength(place, size))
}

async function* ofLength(place: string, size: number): AsyncGenerator<Buffer> {
  let missing = size
  if (size > 0)
    for await (const chunk of createReadStream(place, { end: size - 1 })) {
      const bytes = Buffer.from(chunk)
      missing -= bytes.length
      yield bytes
    }
  for (; missing > 0; missing -= zeros.length) yield zeros.subarray(0, missing)
}

const zeros = Buffer.alloc(65_536)

async function addText(archive: Pack, name: string, text: string): Promise<void> {
  const bytes = Buffer.from(text)
  await addEntry(archive, { name, size: bytes.length }, [bytes])
}

async function addEntry(
  archive: Pack,
  header: { name: string; size?: number; type?: 'directory' },
  content: Iterable<Buffer> | AsyncIterable<Buffer> = [],
): Promise<void> {
  const entry = archive.entry(header)
  await pipeline(Readable.from(content), entry)
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
