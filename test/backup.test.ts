import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { openDemo } from '../demo/open.ts'
import { backUp } from '../src/platform/backup.ts'
import { startPostgres } from '../src/platform/postgres-server.ts'
import { readSettings } from '../src/platform/settings.ts'
import { type Platform, startPlatform } from '../src/start.ts'
import { prove } from '../tools/restore/prove.ts'
import { restore } from '../tools/restore/restore.ts'
import { goodDeclaration } from './declarations.ts'

const port = 14_000 + (process.pid % 1_000) * 4
let folder: string
let platform: Platform
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entrepot-backup-'))
  await chmod(folder, 0o711)
  const read = readSettings({
    PORT: String(port),
    DATABASE_PORT: String(port + 1),
    DATA_DIR: join(folder, 'var'),
    WAL_ARCHIVE_DIR: join(folder, 'wal'),
    LOG_LEVEL: 'silent',
  })
  if ('wrong' in read) throw new Error(read.wrong.join())
  platform = await startPlatform(read.settings)
  await openDemo(platform.db)
  await platform.listen()
}, 60_000)
afterAll(async () => {
  await platform.stop()
  await rm(folder, { recursive: true, force: true })
})

const url = `http://127.0.0.1:${port}/api`

test(
  'a backup that is taken under load is restored into an empty folder, and proves itself',
  { timeout: 60_000 },
  async () => {
    const file = join(folder, 'backup.tar.gz')
    const cookie = await signIn()
    let running = true
    let filed = 0
    const load = (async () => {
      while (running) {
        expect(await fileOne(cookie)).toBe(200)
        filed += 1
      }
    })()
    await until(() => filed > 20)
    const manifest = await backUp({ dataDir: join(folder, 'var'), port: port + 1, file })
    running = false
    await load

    const proofs = await restore({ file, dataDir: join(folder, 'restored'), port: port + 2 })
    expect(proofs.filter(({ holds }) => !holds)).toEqual([])
    expect(manifest.rows['platform.events']).toBeGreaterThan(20)
    await expect(
      restore({ file, dataDir: join(folder, 'restored'), port: port + 2 }),
    ).rejects.toThrow('is not empty')
  },
)

test(
  'a backup is brought up to any instant after it by the archived log',
  { timeout: 60_000 },
  async () => {
    const file = join(folder, 'before.tar.gz')
    const cookie = await signIn()
    await backUp({ dataDir: join(folder, 'var'), port: port + 1, file })
    expect(await fileOne(cookie)).toBe(200)
    const [{ count: before, now: instant } = { count: '', now: '' }] = await askOwner<{
      count: string
      now: string
    }>('select count(*), clock_timestamp()::text as now from declarations.declaration')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await fileOne(cookie)).toBe(200)
    await askOwner('select pg_switch_wal()')
    await untilArchived()

    const dataDir = join(folder, 'until')
    const archive = join(folder, 'wal')
    const proofs = await restore({ file, dataDir, port: port + 3, until: { instant, archive } })
    expect(proofs.filter(({ holds }) => !holds)).toEqual([])
    const server = await startPostgres({ folder: join(dataDir, 'postgres-18'), port: port + 3 })
    const counted = await ask<{ count: string }>(
      `${server.url}/postgres`,
      'select count(*) from declarations.declaration',
    )
    await server.stop()
    expect(counted).toEqual([{ count: before }])
  },
)

/** A check that cannot fail is no check. */
test('a restored journal that somebody rewrote is told off', async () => {
  const manifest = { format: 1 as const, startedAt: new Date().toISOString(), rows: {} }
  expect((await prove(platform.ownerUrl, manifest)).every(({ holds }) => holds)).toBe(true)
  await askOwner('alter table platform.events disable trigger append_only')
  await askOwner(`update platform.events set actor = 'somebody else'
    where (stream, revision) = (select stream, revision from audit.leaf where index = 3)`)
  const proofs = await prove(platform.ownerUrl, manifest)
  expect(
    proofs
      .filter(({ holds }) => !holds)
      .map(({ detail }) => detail)
      .join(),
  ).toContain('entry 3')
})

async function untilArchived(): Promise<void> {
  for (;;) {
    const [row] = await askOwner<{ done: boolean }>(
      `select coalesce(last_archived_wal, '') >= pg_walfile_name(pg_current_wal_lsn() - 1)
         or pg_walfile_name(pg_current_wal_lsn()) > coalesce(last_archived_wal, '')
         and (select count(*) = 0 from pg_ls_archive_statusdir() where name like '%.ready') as done
       from pg_stat_archiver`,
    )
    if (row?.done) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const askOwner = <Row extends object>(text: string) => ask<Row>(platform.ownerUrl, text)

async function ask<Row extends object>(connectionString: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString })
  await client.connect()
  const { rows } = await client.query<Row>(text)
  await client.end()
  return rows
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'declarant', password: 'meridian-demo' }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function fileOne(cookie: string): Promise<number> {
  const answer = await fetch(`${url}/declarations/${newId()}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(goodDeclaration('XM-ENT-0001')),
  })
  await answer.arrayBuffer()
  return answer.status
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 20))
}
