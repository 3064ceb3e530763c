import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createApp } from './app.ts'
import type { DemoAccount } from './modules/identity/model.ts'
import { openFiles, openKeys } from './modules/documents/index.ts'
import { prepareDays } from './modules/movements/index.ts'
import { admitApplication } from './platform/application-role.ts'
import { connect, type Database } from './platform/database.ts'
import { serveHealth } from './platform/health.ts'
import { startJobs } from './platform/jobs.ts'
import { startLive } from './platform/live.ts'
import { createLog, type Log } from './platform/log.ts'
import { serveMetrics } from './platform/metrics.ts'
import { migrate } from './platform/migrate.ts'
import { servePages } from './platform/pages.ts'
import { archivingTo, type PostgresServer, startPostgres } from './platform/postgres-server.ts'
import { startRelay } from './platform/relay.ts'
import type { Settings } from './platform/settings.ts'
import { startTracing } from './platform/tracing.ts'

export type Platform = {
  db: Database
  /** Where migrations and backups log in. */
  ownerUrl: string
  listen: () => Promise<string>
  /** Finishes what runs, then closes what it ran on. */
  stop: () => Promise<void>
}

type StartOptions = {
  say?: (line: string) => void
  /** Whom the sign-in page offers to be, where the demonstration zone is open. */
  demoAccounts?: readonly DemoAccount[]
}

/** Starts all that the platform consists of, in the order in which its parts need each other. */
export async function startPlatform(
  settings: Settings,
  { say = () => {}, demoAccounts = [] }: StartOptions = {},
): Promise<Platform> {
  const log = createLog(settings.LOG_LEVEL)
  const server = await databaseServer(settings, say)
  const ownerUrl = server ? `${server.url}/postgres` : (settings.DATABASE_URL ?? '')
  const migrations = await migrate(ownerUrl)
  if (migrations > 0) say(`The database took ${migrations} migrations.`)
  const applicationUrl = await admitApplication(ownerUrl)
  const db = connect(applicationUrl)
  const served = await serve(db, { applicationUrl, ownerUrl, demoAccounts }, settings, log)
  return {
    db,
    ownerUrl,
    listen: () => served.http.listen({ port: settings.PORT, host: settings.HOST }),
    async stop() {
      await served.stop()
      await db.pool.end()
      await server?.stop()
    },
  }
}

async function databaseServer(
  { DATABASE_URL, DATA_DIR, DATABASE_PORT, WAL_ARCHIVE_DIR }: Settings,
  say: (line: string) => void,
): Promise<PostgresServer | undefined> {
  if (DATABASE_URL) return undefined
  // The major version stands in the path: another one does not read these files.
  const folder = resolve(DATA_DIR, 'postgres-18')
  await mkdir(folder, { recursive: true })
  const archiving = WAL_ARCHIVE_DIR ? await archivingTo(WAL_ARCHIVE_DIR) : {}
  const server = await startPostgres({ folder, port: DATABASE_PORT, settings: archiving })
  if (server.folder !== folder) say(`The database keeps its data in ${server.folder}.`)
  return server
}

type Given = {
  applicationUrl: string
  ownerUrl: string
  demoAccounts: readonly DemoAccount[]
}

async function serve(
  db: Database,
  { applicationUrl, ownerUrl, demoAccounts }: Given,
  settings: Settings,
  log: Log,
) {
  const publicUrl = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`
  await prepareDays(db)
  const keys = await openKeys(resolve(settings.DATA_DIR, 'keys'))
  const files = openFiles(resolve(settings.DATA_DIR, 'files'))
  const { http, reactions, jobs, eventTypes } = await createApp({
    db,
    log,
    keys,
    files,
    publicUrl,
    demoAccounts,
  })
  await http.after()
  const live = await startLive(http, db, eventTypes)
  const relay = await startRelay({
    db,
    connectionString: applicationUrl,
    reactions,
    heard: live.heard,
    onError: (reaction, error) => log.error({ reaction, err: error }, 'a reaction failed'),
  })
  const schedule = await startJobs({
    db,
    ownerUrl,
    jobs,
    onError: (job, error) => log.error({ job, err: error }, 'a scheduled job failed'),
  })
  const tracing = await startTracing(http, settings)
  serveMetrics(http, relay.health)
  serveHealth(http, db, relay.health)
  await servePages(http, join(import.meta.dirname, '..', 'dist', 'web'))
  return {
    http,
    async stop() {
      await live.stop()
      await http.close()
      await relay.stop()
      await schedule.stop()
      await tracing.stop()
    },
  }
}
