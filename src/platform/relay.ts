import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { Database } from './database.ts'
import { type BatchReaction, feed, type Reaction } from './events.ts'

/** A reaction as the relay needs it: which events it hears is its own business. */
// oxlint-disable-next-line typescript/no-explicit-any -- a list of reactions holds many event types.
export type AnyReaction = Reaction<any> | BatchReaction<any>

export type Relay = {
  /** How each queue stands: one that failed says since when, and tries again by itself. */
  readonly health: () => readonly QueueHealth[]
  readonly stop: () => Promise<void>
}
export type QueueHealth = { reaction: string; failingSince?: Date; error?: string }

type Options = {
  db: Database
  /** Where to listen for what other processes commit. */
  connectionString: string
  reactions: readonly AnyReaction[]
  /** Called with the types of events that this or another process has committed. */
  heard?: (types: ReadonlySet<string>) => void
  onError: (reaction: string, error: unknown) => void
}

const channel = 'entrepot_events'
const sweepMs = 1_000
const longestPauseMs = 30_000
/**
 * A batch is taken a tenth of a second after the first event that it holds, or as long after the one
 * before as that one took: so under load it holds many events, whoever waits for an answer goes
 * first, and nobody at a screen notices.
 */
const gatherMs = 100
/** NOTIFY makes all commits of a server queue up, so it is said at most so often. */
const notifyEveryMs = 25

/**
 * Keeps every reaction fed: at once after a commit of this process, within a few milliseconds after
 * one of another, and once a second in any case, for a notification can be lost and an event is not.
 */
export async function startRelay(options: Options): Promise<Relay> {
  const { db, reactions, heard } = options
  const queues = reactions.map((reaction) => startQueue(reaction, options))
  const wake = (types: ReadonlySet<string>) => {
    for (const queue of queues) if (queue.types.some((type) => types.has(type))) queue.wake()
    heard?.(types)
  }
  const announcer = await startAnnouncer(options.connectionString, wake)
  const committed = (types: ReadonlySet<string>) => {
    wake(types)
    announcer.announce(types)
  }
  db.committed.add(committed)
  return {
    health: () => queues.map((queue) => queue.health()),
    async stop() {
      db.committed.delete(committed)
      await Promise.all([...queues.map((queue) => queue.stop()), announcer.stop()])
    },
  }
}

/** One reaction's loop: it runs until nothing is left to hear, then sleeps until it is woken. */
function startQueue(reaction: AnyReaction, { db, onError }: Options) {
  let running = true
  let woken = false
  let wakeUp = () => {}
  let health: QueueHealth = { reaction: reaction.name }
  let pauseMs = sweepMs

  async function run(): Promise<void> {
    while (running) {
      woken = false
      try {
        for (let more = true; running && more;) more = await take()
        health = { reaction: reaction.name }
        pauseMs = sweepMs
      } catch (error) {
        if (!running) return
        // Not skipped: a ledger with holes is worse than a late one.
        onError(reaction.name, error)
        const failingSince = health.failingSince ?? new Date()
        health = { reaction: reaction.name, failingSince, error: String(error) }
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
      if (!woken || health.failingSince) await sleep()
    }
  }

  let restMs = gatherMs

  async function take(): Promise<boolean> {
    if ('size' in reaction) await delay(restMs)
    const started = performance.now()
    const moved = await feed(db, reaction)
    restMs = Math.max(gatherMs, performance.now() - started)
    return moved
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pauseMs)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  const finished = run()
  return {
    types: reaction.types,
    health: () => health,
    wake() {
      woken = true
      if (!health.failingSince) wakeUp()
    },
    async stop() {
      running = false
      wakeUp()
      await finished
    },
  }
}

/** Tells other processes what was committed here, and hears it from them. Heals a lost connection. */
async function startAnnouncer(
  connectionString: string,
  wake: (types: ReadonlySet<string>) => void,
) {
  const me = crypto.randomUUID()
  let client: Client | undefined
  let stopped = false
  let pending = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  async function open(): Promise<void> {
    const next = new Client({ connectionString, pipeline: true })
    next.on('error', () => void reopen())
    next.on('notification', ({ payload = '' }) => {
      const [sender, ...types] = payload.split(' ')
      if (sender !== me) wake(new Set(types))
    })
    await next.connect()
    await next.query(`listen ${channel}`)
    client = next
  }

  async function reopen(): Promise<void> {
    client = undefined
    while (!stopped && !client) {
      await new Promise((resolve) => setTimeout(resolve, sweepMs))
      await open().catch(() => {})
    }
  }

  function flush(): void {
    timer = undefined
    const types = [...pending].join(' ')
    pending = new Set()
    // A notification that is lost only delays: the sweep finds the event a second later.
    client?.query('select pg_notify($1, $2)', [channel, `${me} ${types}`]).catch(() => {})
  }

  await open()
  return {
    announce(types: ReadonlySet<string>) {
      for (const type of types) pending.add(type)
      timer ??= setTimeout(flush, notifyEveryMs)
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
