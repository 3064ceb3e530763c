import { z } from 'zod'
import { Tenant } from '#kernel/tenant'
import { VehiclePlate } from '#kernel/vehicle-plate'
import { ReleasedItem } from '#models/declarations'

export { VehiclePlate }

const at = z.iso.datetime()
const by = z.string()
const count = z.int().nonnegative().max(99_999_999)
const grams = z.int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const digits = z.string().regex(/^\d+$/)

/** What came of an item with one truck. */
export const PassedItem = z.strictObject({
  sequenceNumeric: z.int().positive(),
  packages: count,
  grossMassGrams: grams,
})
export type PassedItem = z.infer<typeof PassedItem>

/** One truck through one gate. */
export const Passage = z.strictObject({
  id: z.uuid(),
  at,
  by,
  gateId: z.uuid(),
  vehiclePlate: z.string(),
  items: z.array(PassedItem),
  /** Whether the gate officer said that nothing more comes. */
  final: z.boolean(),
})
export type Passage = z.infer<typeof Passage>

/** Less or more than was declared came through the gates. */
export const Discrepancy = z.strictObject({
  /** 1, 2, 3 … within its pass. */
  id: z.string(),
  kind: z.enum(['short', 'over']),
  sequenceNumeric: z.int().positive(),
  packages: count,
  grossMassGrams: grams,
  openedAt: at,
  resolution: z.string().optional(),
})
export type Discrepancy = z.infer<typeof Discrepancy>

const HeldItem = ReleasedItem.extend({
  deliveredPackages: z.int(),
  deliveredGrossMassGrams: z.int(),
})
export type HeldItem = z.infer<typeof HeldItem>

const Pass = {
  tenant: Tenant,
  declarationId: z.uuid(),
  mrn: z.string(),
  number: z.string(),
  issuedAt: at,
  /** The truck that was announced, then the one that passed last. */
  vehiclePlate: z.string().optional(),
  goodsItems: z.array(HeldItem),
  passages: z.array(Passage),
  discrepancies: z.array(Discrepancy),
}

/**
 * The life of a gate pass. `passed` lies between the last truck and the completion that is recorded
 * with it: a second gate, where a zone has one, stands there.
 */
export const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({ status: z.literal('issued'), ...Pass }),
  z.strictObject({ status: z.literal('partly-passed'), ...Pass }),
  z.strictObject({ status: z.literal('passed'), ...Pass }),
  z.strictObject({ status: z.literal('completed'), ...Pass, completedAt: at }),
  z.strictObject({ status: z.literal('revoked'), ...Pass, revokedAt: at, reason: z.string() }),
])
export type State = z.infer<typeof State>
export const Status = z.enum(['issued', 'partly-passed', 'passed', 'completed', 'revoked'])

export type Command =
  | {
      type: 'issue'
      at: string
      tenant: Tenant
      declarationId: string
      mrn: string
      number: string
      vehiclePlate?: string
      goodsItems: ReleasedItem[]
    }
  | {
      type: 'record-passage'
      at: string
      by: string
      passageId: string
      gateId: string
      /** The zone to which the gate belongs; undefined where there is no such gate. */
      gateZoneId: string | undefined
      vehiclePlate: string
      items: PassedItem[]
      final: boolean
    }
  | { type: 'resolve'; at: string; by: string; discrepancyId: string; explanation: string }
  | { type: 'revoke'; at: string; by: string; reason: string }

/** What came of an item, in the units of the account book: as declared, and beyond what was declared. */
export const Delivered = z.strictObject({ unitCode: z.string(), declared: digits, excess: digits })
export type Delivered = z.infer<typeof Delivered>

export const Event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('gate-pass.issued'),
    at,
    tenant: Tenant,
    declarationId: z.uuid(),
    mrn: z.string(),
    number: z.string(),
    vehiclePlate: z.string().optional(),
    goodsItems: z.array(ReleasedItem),
  }),
  z.strictObject({
    type: z.literal('gate-pass.goods-passed'),
    at,
    by,
    tenant: Tenant,
    declarationId: z.uuid(),
    mrn: z.string(),
    passageId: z.uuid(),
    gateId: z.uuid(),
    vehiclePlate: z.string(),
    final: z.boolean(),
    items: z.array(
      PassedItem.extend({
        description: z.string(),
        commodityCode: z.string(),
        delivered: z.array(Delivered),
      }),
    ),
  }),
  z.strictObject({
    type: z.literal('gate-pass.discrepancy-opened'),
    at,
    declarationId: z.uuid(),
    discrepancyId: z.string(),
    kind: z.enum(['short', 'over']),
    sequenceNumeric: z.int(),
    packages: count,
    grossMassGrams: grams,
  }),
  z.strictObject({
    type: z.literal('gate-pass.discrepancy-resolved'),
    at,
    by,
    declarationId: z.uuid(),
    discrepancyId: z.string(),
    explanation: z.string(),
  }),
  z.strictObject({
    type: z.literal('gate-pass.completed'),
    at,
    declarationId: z.uuid(),
    mrn: z.string(),
  }),
  z.strictObject({
    type: z.literal('gate-pass.revoked'),
    at,
    by,
    declarationId: z.uuid(),
    reason: z.string(),
  }),
])
export type Event = z.infer<typeof Event>

/** Every "no" of this module. */
export const refusals = {
  'gate-pass.unknown': 404,
  'gate-pass.gate-unknown': 422,
  'gate-pass.item-unknown': 422,
  'gate-pass.item-repeated': 422,
  'gate-pass.nothing-passed': 422,
  'gate-pass.passage-differs': 409,
  'gate-pass.already-completed': 409,
  'gate-pass.revoked': 409,
  'gate-pass.not-revocable': 409,
  'gate-pass.discrepancy-unknown': 404,
  'gate-pass.discrepancy-already-resolved': 409,
} as const

export const PassageBody = z.strictObject({
  gateId: z.uuid(),
  vehiclePlate: VehiclePlate,
  items: z.array(PassedItem).max(9_999),
  final: z.boolean(),
})
export type PassageBody = z.infer<typeof PassageBody>

export const ListQuery = z.strictObject({
  status: Status.optional(),
  /** The beginning of a pass number, an MRN or a plate. */
  q: z
    .string()
    .max(35)
    .transform((text) => text.toUpperCase().replaceAll(/[\s-]+/g, ''))
    .optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListQuery = z.infer<typeof ListQuery>

/** One line of every list. */
export const GatePassSummary = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    mrn: z.string(),
    declarationId: z.uuid(),
    enterpriseName: z.string(),
    status: Status,
    vehiclePlate: z.string().optional(),
    issuedAt: at,
    openDiscrepancies: z.int(),
  })
  .meta({ id: 'GatePassSummary' })
export type GatePassSummary = z.infer<typeof GatePassSummary>

export const GatePassDetail = GatePassSummary.extend({
  /** What the driver shows as a QR code; none where it was revoked. */
  token: z.string().optional(),
  goodsItems: z.array(HeldItem.omit({ measured: true })),
  passages: z.array(Passage),
  discrepancies: z.array(Discrepancy),
  completedAt: at.optional(),
  /** Why it was revoked. */
  reason: z.string().optional(),
}).meta({ id: 'GatePass' })
export type GatePassDetail = z.infer<typeof GatePassDetail>

export const GatePassList = z
  .strictObject({ items: z.array(GatePassSummary), next: z.string().optional() })
  .meta({ id: 'GatePassList' })

/**
 * What the QR code says, in short names, for it must be small: what a gate needs that has no network.
 * Beyond a dozen goods items it holds their totals alone.
 */
export const TokenPayload = z.strictObject({
  /** The number of the pass. */
  sub: z.string(),
  mrn: z.string(),
  iat: z.int(),
  exp: z.int(),
  /** Goods items, packages and gross grams in all. */
  sum: z.tuple([z.int(), z.int(), z.int()]),
  /** Sequence number, commodity code, packages and gross grams of each. */
  items: z.array(z.tuple([z.int(), z.string(), z.int(), z.int()])).optional(),
})
export type TokenPayload = z.infer<typeof TokenPayload>

export function openDiscrepancies({ discrepancies }: { discrepancies: readonly Discrepancy[] }) {
  return discrepancies.filter(({ resolution }) => resolution === undefined).length
}
