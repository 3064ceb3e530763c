import type { z } from 'zod'
import { refusals as auditRefusals } from '#models/audit'
import { Event as ControlEvent, refusals as controlRefusals } from '#models/controls'
import { Event as DeclarationEvent, refusals as declarationRefusals } from '#models/declarations'
import { Event as IdentityEvent, refusals as identityRefusals } from '#models/identity'
import { refusals as exchangeRefusals } from '#models/exchange'
import { refusals as partyRefusals } from '#models/parties'
import { growJournal } from '#modules/audit'
import { controlRoutes, orderControlsOfRed } from '#modules/controls'
import { declarationRoutes } from '#modules/declarations'
import { exchangeRoutes } from '#modules/exchange'
import { authenticateWith, forgetOldSessions, identityRoutes } from '#modules/identity'
import { partyRoutes } from '#modules/parties'
import { type DrawSource, machineDraw } from '#modules/risk'
import { tariffRoutes } from '#modules/tariff'
import { zoneRoutes } from '#modules/zones'
import type { Database } from '#platform/database'
import { behind, feed } from '#platform/events'
import { createHttp } from '#platform/http'
import type { ScheduledJob } from '#platform/jobs'
import type { Log } from '#platform/log'
import { platformRefusals } from '#platform/problem'
import type { AnyReaction } from '#platform/relay'

/** Every "no" of the platform and of all modules, with its status: the catalogue. */
export const refusals = {
  ...platformRefusals,
  ...identityRefusals,
  ...partyRefusals,
  ...declarationRefusals,
  ...controlRefusals,
  ...auditRefusals,
  ...exchangeRefusals,
}

/** Every event that any module records: what contract/events.json is written from. */
export const events: readonly EventSchema[] = [
  ...IdentityEvent.options,
  ...DeclarationEvent.options,
  ...ControlEvent.options,
]
type EventSchema = z.ZodType & { shape: { type: z.ZodLiteral<string> } }

type Options = {
  db: Database
  log: Log
  /** Whether browsers reach us by https. */
  secure?: boolean
  /** Where the draws of the lanes come from; tests choose them. */
  draw?: DrawSource
}

/** The whole platform on one page: every module's routes, every module's reactions. */
export async function createApp({ db, log, secure = false, draw = machineDraw }: Options) {
  const http = await createHttp({ logger: log, authenticate: authenticateWith(db), refusals })
  http.after(() => {
    identityRoutes(http, db, { secure })
    zoneRoutes(http, db)
    partyRoutes(http, db)
    tariffRoutes(http, db)
    declarationRoutes(http, db, draw)
    controlRoutes(http, db)
    exchangeRoutes(http, db, draw)
  })
  const eventTypes = events.map(({ shape }) => shape.type.value)
  const reactions: readonly AnyReaction[] = [orderControlsOfRed, growJournal(eventTypes)]
  const jobs: readonly ScheduledJob[] = [forgetOldSessions]
  return {
    http,
    reactions,
    jobs,
    eventTypes,
    /** Lets every reaction catch up. Tests wait here; the relay does it while the platform runs. */
    async settle() {
      for (let moved = true; moved;) {
        moved = false
        for (const reaction of reactions)
          while (await behind(db, reaction)) moved = (await feed(db, reaction)) || moved
      }
    },
  }
}
export type App = Awaited<ReturnType<typeof createApp>>
