import type { z } from 'zod'
import { Event as ControlEvent, refusals as controlRefusals } from '#models/controls'
import { Event as DeclarationEvent, refusals as declarationRefusals } from '#models/declarations'
import { refusals as exchangeRefusals } from '#models/exchange'
import { refusals as factorRefusals } from '#models/factors'
import {
  Event as IdentityEvent,
  refusals as identityRefusals,
  stepUpPermissions,
} from '#models/identity'
import { Event as MandateEvent, refusals as mandateRefusals } from '#models/mandates'
import { refusals as partyRefusals } from '#models/parties'
import { controlRoutes, orderControlsOfRed } from '#modules/controls'
import { declarationRoutes } from '#modules/declarations'
import { exchangeRoutes } from '#modules/exchange'
import { authenticateWith, forgetOldSessions, identityRoutes } from '#modules/identity'
import { factorRoutes, siteOf } from '#modules/factors'
import { mandateRoutes } from '#modules/mandates'
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
  ...factorRefusals,
  ...identityRefusals,
  ...mandateRefusals,
  ...partyRefusals,
  ...declarationRefusals,
  ...controlRefusals,
  ...exchangeRefusals,
}

/** Every event that any module records: what contract/events.json is written from. */
export const events: readonly EventSchema[] = [
  ...IdentityEvent.options,
  ...MandateEvent.options,
  ...DeclarationEvent.options,
  ...ControlEvent.options,
]
type EventSchema = z.ZodType & { shape: { type: z.ZodLiteral<string> } }

type Options = {
  db: Database
  log: Log
  /** The address under which browsers reach us: https there makes cookies secure. */
  publicUrl?: string
  /** How often one account, or a visitor's address, may ask. */
  requestsPerMinute?: number
  /** Where the draws of the lanes come from; tests choose them. */
  draw?: DrawSource
}

/** The whole platform on one page: every module's routes, every module's reactions. */
export async function createApp({
  db,
  log,
  publicUrl = 'http://localhost:8080',
  draw = machineDraw,
  requestsPerMinute,
}: Options) {
  const secure = publicUrl.startsWith('https:')
  const http = await createHttp({
    logger: log,
    authenticate: authenticateWith(db, { secure }),
    refusals,
    stepUp: stepUpPermissions,
    ...(requestsPerMinute ? { requestsPerMinute } : {}),
  })
  http.after(() => {
    const site = siteOf(publicUrl)
    factorRoutes(http, db, { site })
    identityRoutes(http, db, { secure, site })
    mandateRoutes(http, db)
    zoneRoutes(http, db)
    partyRoutes(http, db)
    tariffRoutes(http, db)
    declarationRoutes(http, db, draw)
    controlRoutes(http, db)
    exchangeRoutes(http, db, draw)
  })
  const reactions: readonly AnyReaction[] = [orderControlsOfRed]
  const jobs: readonly ScheduledJob[] = [forgetOldSessions]
  return {
    http,
    reactions,
    jobs,
    eventTypes: events.map(({ shape }) => shape.type.value),
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
