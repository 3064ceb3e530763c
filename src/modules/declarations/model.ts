import { z } from 'zod'
import { Tenant } from '#kernel/tenant'
import { Declaration } from './declaration.ts'
import { ReleasedItem } from './released.ts'

export { Measured, ReleasedItem } from './released.ts'
export {
  commodityCodeOf,
  Declaration,
  GovernmentAgencyGoodsItem,
  procedureOf,
} from './declaration.ts'

/**
 * The lanes of customs selectivity: green is released at once, blue is released and audited later,
 * yellow waits for a review of its documents, red for a physical control.
 */
export const Lane = z.enum(['green', 'blue', 'yellow', 'red'])
export type Lane = z.infer<typeof Lane>

/** Why a declaration came into its lane: a rule of the published table, or the random share. */
export const LaneReason = z
  .strictObject({ code: z.string(), detail: z.string() })
  .meta({ id: 'LaneReason' })
export type LaneReason = z.infer<typeof LaneReason>

export const Selection = z.strictObject({ lane: Lane, reasons: z.array(LaneReason).min(1) })
export type Selection = z.infer<typeof Selection>

/** A question of customs and its answer: the case is talked over where it lies (R083). */
export const Query = z
  .strictObject({
    id: z.uuid(),
    question: z.string(),
    askedBy: z.string(),
    askedAt: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    answer: z
      .strictObject({
        text: z.string(),
        attachmentIds: z.array(z.uuid()),
        answeredBy: z.string(),
        answeredAt: z.iso.datetime(),
      })
      .optional(),
  })
  .meta({ id: 'Query' })
export type Query = z.infer<typeof Query>

/** What every accepted declaration carries through its life. */
const Accepted = {
  tenant: Tenant,
  declaration: Declaration,
  /** Movement reference number: what the world calls the accepted declaration by. */
  mrn: z.string(),
  /** With the MRN, opens the public tracking page to whoever the trader gives it to. */
  trackingSecret: z.string(),
  acceptedAt: z.iso.datetime(),
  selection: Selection,
  queries: z.array(Query),
}

export const ControlResult = z.enum(['conform', 'not-conform'])
export type ControlResult = z.infer<typeof ControlResult>

/** What the row holds. A field exists only in the status in which it means something. */
export const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({
    status: z.literal('under-control'),
    ...Accepted,
    /** Until when customs, or the trader while a question is open, has to act. */
    dueAt: z.iso.datetime(),
    controlResult: ControlResult.optional(),
  }),
  z.strictObject({ status: z.literal('released'), ...Accepted, releasedAt: z.iso.datetime() }),
  z.strictObject({
    status: z.literal('discharged'),
    ...Accepted,
    releasedAt: z.iso.datetime(),
    dischargedAt: z.iso.datetime(),
  }),
  z.strictObject({
    status: z.literal('refused'),
    ...Accepted,
    refusedAt: z.iso.datetime(),
    reason: z.string(),
    legalBasis: z.string(),
  }),
  z.strictObject({
    status: z.literal('invalidated'),
    ...Accepted,
    invalidatedAt: z.iso.datetime(),
    reason: z.string(),
  }),
])
export type State = z.infer<typeof State>
export type Status = State['status']
export const Status = z.enum(['under-control', 'released', 'discharged', 'refused', 'invalidated'])

export type Command =
  | {
      type: 'lodge'
      at: string
      tenant: Tenant
      declaration: Declaration
      mrn: string
      trackingSecret: string
      selection: Selection
      /** Until when customs promises to have looked at it, where its lane holds it. */
      dueAt: string
    }
  | { type: 'ask'; at: string; by: string; queryId: string; question: string; dueAt: string }
  | {
      type: 'answer'
      at: string
      by: string
      queryId: string
      text: string
      attachmentIds: string[]
      dueAt: string
    }
  | { type: 'note-control-result'; at: string; result: ControlResult }
  | { type: 'release'; at: string; by: string }
  | { type: 'refuse'; at: string; by: string; reason: string; legalBasis: string }
  | { type: 'invalidate'; at: string; by: string; reason: string }
  | { type: 'discharge'; at: string }

const at = z.iso.datetime()
const by = z.string()

/** What happens to a declaration. The journal holds these for ever: only additions change them. */
export const Event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('declaration.accepted'),
    at,
    tenant: Tenant,
    declaration: Declaration,
    mrn: z.string(),
    trackingSecret: z.string(),
    selection: Selection,
  }),
  z.strictObject({
    type: z.literal('declaration.placed-under-control'),
    at,
    tenant: Tenant,
    lane: Lane.extract(['yellow', 'red']),
    reasons: z.array(LaneReason),
    dueAt: z.iso.datetime(),
  }),
  z.strictObject({
    type: z.literal('declaration.queried'),
    at,
    by,
    queryId: z.uuid(),
    question: z.string(),
    dueAt: z.iso.datetime(),
  }),
  z.strictObject({
    type: z.literal('declaration.query-answered'),
    at,
    by,
    queryId: z.uuid(),
    text: z.string(),
    attachmentIds: z.array(z.uuid()),
    dueAt: z.iso.datetime(),
  }),
  z.strictObject({
    type: z.literal('declaration.control-result-noted'),
    at,
    result: ControlResult,
  }),
  z.strictObject({
    type: z.literal('declaration.released'),
    at,
    /** Who released it; absent where its lane did. */
    by: by.optional(),
    tenant: Tenant,
    mrn: z.string(),
    goodsItems: z.array(ReleasedItem),
    /** The lorry that was declared. */
    vehiclePlate: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('declaration.refused'),
    at,
    by,
    reason: z.string(),
    legalBasis: z.string(),
  }),
  z.strictObject({ type: z.literal('declaration.invalidated'), at, by, reason: z.string() }),
  z.strictObject({ type: z.literal('declaration.discharged'), at }),
])
export type Event = z.infer<typeof Event>

/**
 * Why a declaration does not move, who has to act, since when and until when. Officer and trader
 * read the same one.
 */
export const Hold = z
  .strictObject({
    reason: z.enum([
      'documents-under-review',
      'question-open',
      'physical-control-ordered',
      'control-not-conform',
    ]),
    owner: z.enum(['customs', 'trader']),
    since: z.iso.datetime(),
    dueAt: z.iso.datetime(),
  })
  .meta({ id: 'Hold' })
export type Hold = z.infer<typeof Hold>

/** One line of every list. */
export const DeclarationSummary = z
  .strictObject({
    id: z.uuid(),
    revision: z.int(),
    status: Status,
    mrn: z.string(),
    functionalReferenceId: z.string(),
    enterpriseId: z.uuid(),
    enterpriseName: z.string(),
    lane: Lane,
    acceptedAt: z.iso.datetime(),
    hold: Hold.optional(),
    goodsItemCount: z.int(),
    grossMassGrams: z.int(),
    /** Of the first goods item. */
    commodityCode: z.string(),
  })
  .meta({ id: 'DeclarationSummary' })
export type DeclarationSummary = z.infer<typeof DeclarationSummary>

/** The answer to a filing: what customs made of it. The declaration itself is known to whoever sent it. */
export const FilingAnswer = DeclarationSummary.extend({
  selection: Selection,
  trackingSecret: z.string(),
}).meta({ id: 'FilingAnswer' })
export type FilingAnswer = z.infer<typeof FilingAnswer>

/** The whole case. Its control order and gate pass live in their own modules, under the same id. */
export const DeclarationDetail = FilingAnswer.extend({
  declaration: Declaration,
  queries: z.array(Query),
  controlResult: ControlResult.optional(),
  releasedAt: z.iso.datetime().optional(),
  dischargedAt: z.iso.datetime().optional(),
  /** Why it was refused or invalidated. */
  reason: z.string().optional(),
  legalBasis: z.string().optional(),
}).meta({ id: 'DeclarationDetail' })
export type DeclarationDetail = z.infer<typeof DeclarationDetail>

/** Every "no" of this module. HTTP turns it into an RFC 9457 problem. */
export const refusals = {
  'declaration.unknown': 404,
  'declaration.already-lodged': 409,
  'declaration.reference-already-used': 409,
  'declaration.declarant-not-represented': 403,
  'declaration.enterprise-not-licensed': 422,
  'declaration.procedure-not-offered': 422,
  'declaration.goods-items-not-in-sequence': 422,
  'declaration.goods-item-count-differs': 422,
  'declaration.package-count-differs': 422,
  'declaration.description-missing': 422,
  'declaration.mass-missing': 422,
  'declaration.net-mass-above-gross': 422,
  'declaration.commodity-code-unknown': 422,
  'declaration.not-under-control': 409,
  'declaration.not-released': 409,
  'declaration.already-decided': 409,
  'declaration.question-open': 409,
  'declaration.query-unknown': 404,
  'declaration.query-already-answered': 409,
  'declaration.control-outstanding': 409,
  'declaration.control-not-conform': 409,
  'declaration.no-control-ordered': 409,
} as const

/** What a list is asked for. */
export const ListQuery = z.strictObject({
  status: Status.optional(),
  lane: Lane.optional(),
  /** Whom the declaration waits for. */
  hold: z.enum(['customs', 'trader']).optional(),
  /** The beginning of an MRN or of a trader's reference. */
  q: z.string().trim().min(1).max(35).optional(),
  /** `due` brings what is held, oldest clock first; else the newest come first. */
  sort: z.enum(['due', 'newest']).default('newest'),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListQuery = z.infer<typeof ListQuery>

export const DeclarationList = z
  .strictObject({ items: z.array(DeclarationSummary), next: z.string().optional() })
  .meta({ id: 'DeclarationList' })

/** The figures of a desk. Each counts what the one who asks may see. */
export const DeclarationCounts = z
  .strictObject({
    held: z.strictObject({ yellow: z.int(), red: z.int() }),
    heldForTrader: z.int(),
    overdue: z.int(),
    acceptedToday: z.int(),
    releasedToday: z.int(),
  })
  .meta({ id: 'DeclarationCounts' })
export type DeclarationCounts = z.infer<typeof DeclarationCounts>

/** One event of a case, as its timeline shows it. */
export const TimelineEntry = z
  .strictObject({
    position: z.string(),
    stream: z.string(),
    revision: z.int(),
    type: z.string(),
    at: z.iso.datetime(),
    actor: z.string(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' })
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** What anybody may know who holds the MRN and its secret. */
export const PublicTracking = z
  .strictObject({
    mrn: z.string(),
    status: Status,
    hold: Hold.optional(),
    acceptedAt: z.iso.datetime(),
    releasedAt: z.iso.datetime().optional(),
    dischargedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'PublicTracking' })
export type PublicTracking = z.infer<typeof PublicTracking>
