import { PgBoss } from 'pg-boss'
import type { Database } from './database.ts'

/** Work that is done by the clock, once for all processes that share the database. */
export type ScheduledJob = {
  name: string
  /** When, as cron writes it, in UTC. */
  cron: string
  run: (db: Database) => Promise<void>
}

type Options = {
  db: Database
  /** Queues have a schema of their own, which only their owner may make. */
  ownerUrl: string
  jobs: readonly ScheduledJob[]
  onError: (job: string, error: unknown) => void
}

/**
 * Keeps the schedule in PostgreSQL: a job that was due while nobody ran runs once afterwards, one
 * that fails is tried again, and two processes never do it twice.
 */
export async function startJobs({ db, ownerUrl, jobs, onError }: Options) {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'jobs', max: 2 })
  boss.on('error', (error) => onError('schedule', error))
  await boss.start()
  for (const { name, cron, run } of jobs) {
    await boss.createQueue(name)
    await boss.work(name, async () => {
      try {
        await run(db)
      } catch (error) {
        onError(name, error)
        throw error
      }
    })
    await boss.schedule(name, cron, null, { tz: 'UTC' })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) }
}
