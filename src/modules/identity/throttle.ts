import { type Database, transact } from '#platform/database'
import { RefusalError } from '#platform/problem'
import { asIdentity } from './journal.ts'
import { digest } from './secrets.ts'
import { countFailures, findFailures, forgetFailures } from './store.ts'

/**
 * Each wrong try makes the next wait twice as long: from one address soon and up to a quarter of an
 * hour, from anywhere late and a minute at most. So guessing is hopeless (NIST SP 800-63B-4, 3.2.2),
 * and yet nobody can lock somebody else out for good.
 */
const limits = [
  { free: 5, longestSeconds: 900 },
  { free: 50, longestSeconds: 60 },
] as const

export async function refuseWhileThrottled(
  db: Database,
  subject: string,
  address: string,
): Promise<void> {
  const found = await transact(db, asIdentity, (tx) => findFailures(tx, keysOf(subject, address)))
  const now = Date.now()
  const waits = found.map(({ failures, lastFailedAt }, i) => {
    const limit = limits[i]
    return limit ? lastFailedAt + delaySeconds(failures, limit) * 1000 - now : 0
  })
  const wait = Math.max(...waits)
  if (wait <= 0) return
  throw new RefusalError(
    {
      code: 'session.too-many-tries',
      detail: 'There were too many wrong tries.',
      cure: 'Wait as long as Retry-After says, then try again.',
    },
    Math.ceil(wait / 1000),
  )
}

export function delaySeconds(
  failures: number,
  { free, longestSeconds }: { free: number; longestSeconds: number },
): number {
  return failures < free ? 0 : Math.min(longestSeconds, 2 ** Math.min(20, failures - free))
}

export async function noteFailure(db: Database, subject: string, address: string): Promise<void> {
  await transact(db, asIdentity, (tx) => countFailures(tx, keysOf(subject, address)))
}

/** The right proof clears the address it came from; what others tried from elsewhere stays counted. */
export async function noteSuccess(db: Database, subject: string, address: string): Promise<void> {
  const [here] = keysOf(subject, address)
  if (here) await transact(db, asIdentity, (tx) => forgetFailures(tx, [here]))
}

function keysOf(subject: string, address: string): Buffer[] {
  return [digest(`${subject}\n${address}`), digest(`${subject}\n`)]
}
