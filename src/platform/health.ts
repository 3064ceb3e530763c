import { sql } from 'kysely'
import { z } from 'zod'
import { type Actor, type Database, transact } from './database.ts'
import type { Http } from './http.ts'
import { Problem, refusal } from './problem.ts'
import type { QueueHealth } from './relay.ts'

const asProbe: Actor = { role: 'system', name: 'probe' }
const answerWithinMs = 2_000

/**
 * `/health` says that the process lives; `/ready` that it answers filings: it takes the way of one,
 * a connection from the same pool and a transaction that could write.
 */
export function serveHealth(http: Http, db: Database, queues: () => readonly QueueHealth[]): void {
  http.get(
    '/health',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'health',
        response: { 200: z.strictObject({ alive: z.literal(true) }) },
      },
    },
    async () => ({ alive: true as const }),
  )

  http.get(
    '/ready',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'ready',
        response: {
          200: z.strictObject({ ready: z.literal(true), failingReactions: z.array(z.string()) }),
          503: Problem,
        },
      },
    },
    async () => {
      const failingReactions = queues().flatMap(({ reaction, failingSince }) =>
        failingSince ? [reaction] : [],
      )
      await Promise.race([couldWrite(db), afterwards(answerWithinMs)])
      return { ready: true as const, failingReactions }
    },
  )
}

async function couldWrite(db: Database): Promise<void> {
  try {
    await transact(db, asProbe, (tx) => sql`select pg_current_xact_id()`.execute(tx))
  } catch (cause) {
    throw notReady(cause)
  }
}

async function afterwards(ms: number): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref())
  throw notReady(undefined)
}

function notReady(cause: unknown) {
  const error = refusal(
    'request.not-ready',
    'The database does not answer, so no filing would be answered.',
    'Try again in a moment.',
  )
  error.cause = cause
  return error
}
