import type { z } from 'zod'
import { refusals as auditRefusals } from '#models/audit'
import { Event as AssignmentEvent, refusals as assignmentRefusals } from '#models/assignments'
import { Event as ControlEvent, refusals as controlRefusals } from '#models/controls'
import { Event as DeclarationEvent, refusals as declarationRefusals } from '#models/declarations'
import { Event as DocumentEvent, refusals as documentRefusals } from '#models/documents'
import { refusals as exchangeRefusals } from '#models/exchange'
import { Event as FederationEvent, refusals as federationRefusals } from '#models/federation'
import { refusals as factorRefusals } from '#models/factors'
import { Event as GateEvent, refusals as gateRefusals } from '#models/gates'
import {
  type DemoAccount,
  Event as IdentityEvent,
  refusals as identityRefusals,
  stepUpPermissions,
} from '#models/identity'
import { refusals as machineRefusals } from '#models/machines'
import { Event as MandateEvent, refusals as mandateRefusals } from '#models/mandates'
import { refusals as inventoryRefusals } from '#models/inventory'
import { Event as MovementEvent, refusals as movementRefusals } from '#models/movements'
import { Event as ProposalEvent, refusals as proposalRefusals } from '#models/proposals'
import { refusals as partyRefusals } from '#models/parties'
import { assignExamination, assignmentRoutes, assignReview } from '#modules/assignments'
import { auditRoutes, growJournal } from '#modules/audit'
import { codeRoutes } from '#modules/codes'
import { controlRoutes, orderControlsOfRed } from '#modules/controls'
import { declarationRoutes, noteDischarge } from '#modules/declarations'
import { attachmentRoutes, type FileStore, type Keys, signDocument } from '#modules/documents'
import { exchangeRoutes } from '#modules/exchange'
import { gateRoutes, issueGatePasses } from '#modules/gates'
import {
  authenticateWith,
  changeRoles,
  demoRoutes,
  forgetOldSessions,
  identityRoutes,
} from '#modules/identity'
import { federationRoutes, type Outside } from '#modules/federation'
import { factorRoutes, siteOf } from '#modules/factors'
import { machineRoutes } from '#modules/machines'
import { mandateRoutes } from '#modules/mandates'
import { accountBookRoutes, postPassedGoods } from '#modules/inventory'
import { movementRoutes, preparePositionDays } from '#modules/movements'
import { proposalRoutes } from '#modules/proposals'
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
import { safeFetch } from '#platform/safe-fetch'

/** Every "no" of the platform and of all modules, with its status: the catalogue. */
export const refusals = {
  ...platformRefusals,
  ...factorRefusals,
  ...federationRefusals,
  ...identityRefusals,
  ...assignmentRefusals,
  ...machineRefusals,
  ...mandateRefusals,
  ...proposalRefusals,
  ...partyRefusals,
  ...declarationRefusals,
  ...controlRefusals,
  ...auditRefusals,
  ...exchangeRefusals,
  ...documentRefusals,
  ...gateRefusals,
  ...inventoryRefusals,
  ...movementRefusals,
}

/** Every event that any module records: what contract/events.json is written from. */
export const events: readonly EventSchema[] = [
  ...IdentityEvent.options,
  ...FederationEvent.options,
  ...AssignmentEvent.options,
  ...ProposalEvent.options,
  ...MandateEvent.options,
  ...DeclarationEvent.options,
  ...ControlEvent.options,
  ...DocumentEvent.options,
  ...GateEvent.options,
  ...MovementEvent.options,
]
type EventSchema = z.ZodType & { shape: { type: z.ZodLiteral<string> } }

type Options = {
  db: Database
  log: Log
  /** What the platform signs with. */
  keys: Keys
  /** Where the bytes of attachments lie. */
  files: FileStore
  /** The address under which browsers reach us: https there makes cookies secure. */
  publicUrl?: string
  /** How the platform reaches the houses that it asks. */
  outside?: Outside
  /** How often one account, or a visitor's address, may ask. */
  requestsPerMinute?: number
  /** Whom the sign-in page offers to be, where the demonstration zone is open. */
  demoAccounts?: readonly DemoAccount[]
  /** Where the draws of the lanes come from; tests choose them. */
  draw?: DrawSource
}

/** The whole platform on one page: every module's routes, every module's reactions. */
export async function createApp(options: Options) {
  const { db, log, keys, files, draw = machineDraw, requestsPerMinute } = options
  const { publicUrl = 'http://localhost:8080', demoAccounts = [] } = options
  const { outside = { fetch: safeFetch(), insecure: false } } = options
  const secure = publicUrl.startsWith('https:')
  const http = await createHttp({
    logger: log,
    authenticate: authenticateWith(db, { secure }),
    refusals,
    stepUp: stepUpPermissions(),
    secure,
    ...(requestsPerMinute ? { requestsPerMinute } : {}),
  })
  http.after(() => {
    const site = siteOf(publicUrl)
    factorRoutes(http, db, { site })
    identityRoutes(http, db, { secure, site })
    demoRoutes(http, demoAccounts)
    codeRoutes(http)
    federationRoutes(http, db, { site, secure, outside })
    machineRoutes(http, db, site.origin)
    mandateRoutes(http, db)
    proposalRoutes(http, db, [changeRoles])
    zoneRoutes(http, db)
    partyRoutes(http, db)
    tariffRoutes(http, db)
    declarationRoutes(http, db, draw)
    controlRoutes(http, db)
    assignmentRoutes(http, db)
    exchangeRoutes(http, db, draw)
    attachmentRoutes(http, db, files)
    gateRoutes(http, db, keys)
    accountBookRoutes(http, db)
    movementRoutes(http, db)
    auditRoutes(http, db, {
      sign: (statement) => signDocument(keys, 'checkpoint+jws', statement),
      publicKeys: keys.publicKeys,
    })
  })
  const eventTypes = events.map(({ shape }) => shape.type.value)
  const reactions: readonly AnyReaction[] = [
    orderControlsOfRed,
    assignReview,
    assignExamination,
    issueGatePasses,
    postPassedGoods,
    noteDischarge,
    growJournal(eventTypes),
  ]
  const jobs: readonly ScheduledJob[] = [forgetOldSessions, preparePositionDays]
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
