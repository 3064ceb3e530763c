import { type Actor, transact } from '#platform/database'
import type { ScheduledJob } from '#platform/jobs'
import { deleteBearersEndedBefore, deleteSessionsEndedBefore } from './proofs-store.ts'

const asCleaner: Actor = { role: 'system', name: 'job/identity.forget-old-sessions' }
const keptDays = 90

/** A browser's name and the hours of its use are personal data: they go when they serve nobody. */
export const forgetOldSessions: ScheduledJob = {
  name: 'identity.forget-old-sessions',
  cron: '17 3 * * *',
  async run(db) {
    const before = new Date(Date.now() - keptDays * 86_400_000).toISOString()
    await transact(db, asCleaner, async (tx) => {
      await deleteSessionsEndedBefore(tx, before)
      await deleteBearersEndedBefore(tx, before)
    })
  },
}
