import { z } from 'zod'

/**
 * Union Customs Code, article 18: a direct representative acts in the name of the principal, an
 * indirect one in the own name for the principal; who owes the duty follows from that.
 */
export const Representation = z.enum(['direct', 'indirect'])
export type Representation = z.infer<typeof Representation>

export const liabilities: Readonly<Record<Representation, string>> = {
  direct:
    'The representative acts in the name of the principal, who is the declarant and alone owes the duty.',
  indirect:
    'The representative acts in its own name for the principal; both owe the duty, jointly and severally.',
}

/** An enterprise as it stood when the mandate was granted: a deed does not change with a name. */
export const Partner = z.strictObject({
  id: z.uuid(),
  identification: z.string(),
  name: z.string(),
})
export type Partner = z.infer<typeof Partner>

const Deed = z.strictObject({
  economyId: z.string(),
  zoneId: z.uuid(),
  principal: Partner,
  representative: Partner,
  representation: Representation,
  /** The text on liability that the principal agreed to. */
  liability: z.string(),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  grantedAt: z.iso.datetime(),
  grantedBy: z.string(),
})
export type Deed = z.infer<typeof Deed>

export const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({ status: z.literal('granted'), deed: Deed }),
  z.strictObject({
    status: z.literal('withdrawn'),
    deed: Deed,
    withdrawnAt: z.iso.datetime(),
    withdrawnBy: z.string(),
    reason: z.string(),
  }),
])
export type State = z.infer<typeof State>

export type Command =
  | { type: 'grant'; deed: Deed }
  | { type: 'withdraw'; at: string; by: string; reason: string }

export const Event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('mandate.granted'), at: z.iso.datetime(), deed: Deed }),
  z.strictObject({
    type: z.literal('mandate.withdrawn'),
    at: z.iso.datetime(),
    by: z.string(),
    reason: z.string(),
  }),
])
export type Event = z.infer<typeof Event>

/** What a principal writes: whom, how, and for how long. */
export const Grant = z.strictObject({
  representativeIdentification: z.string().regex(/^\S{1,35}$/),
  representation: Representation,
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime(),
})
export type Grant = z.infer<typeof Grant>

export const MandateView = z
  .strictObject({
    id: z.uuid(),
    status: z.enum(['granted', 'withdrawn', 'expired', 'not-yet-valid']),
    principal: Partner,
    representative: Partner,
    representation: Representation,
    liability: z.string(),
    validFrom: z.iso.datetime(),
    validUntil: z.iso.datetime(),
    grantedAt: z.iso.datetime(),
    grantedBy: z.string(),
    withdrawnAt: z.iso.datetime().optional(),
    reason: z.string().optional(),
  })
  .meta({ id: 'Mandate' })
export type MandateView = z.infer<typeof MandateView>

/** For whom somebody may act right now, and under which mandate. */
export type Represented = {
  mandateId: string
  enterprise: Partner
  representation: Representation
  liability: string
  validUntil: string
}

export const refusals = {
  'mandate.unknown': 404,
  'mandate.already-granted': 409,
  'mandate.already-withdrawn': 409,
  'mandate.ends-before-it-begins': 422,
  'mandate.representative-unknown': 422,
  'mandate.to-oneself': 422,
  'mandate.not-held': 403,
} as const
