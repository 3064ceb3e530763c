import { z } from 'zod'

/** One field that a proposal would change, as it was when it was proposed. */
export const Change = z.strictObject({ field: z.string(), before: z.string(), after: z.string() })
export type Change = z.infer<typeof Change>

/** What somebody wants to be done, and who must not be the one to confirm it. */
export const Proposal = z.strictObject({
  economyId: z.string(),
  operation: z.string(),
  target: z.uuid(),
  body: z.record(z.string(), z.json()),
  changes: z.array(Change).min(1),
  reason: z.string(),
  proposedBy: z.string(),
  proposerId: z.uuid(),
  proposedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type Proposal = z.infer<typeof Proposal>

const decided = { proposal: Proposal, decidedAt: z.iso.datetime(), decidedBy: z.string() }
export const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({ status: z.literal('waiting'), proposal: Proposal }),
  z.strictObject({ status: z.literal('confirmed'), ...decided }),
  z.strictObject({ status: z.literal('rejected'), ...decided, why: z.string() }),
])
export type State = z.infer<typeof State>

/** Who decides: their account, because two names could be one person's. */
type Decider = { at: string; by: string; accountId: string }
export type Command =
  | { type: 'propose'; proposal: Proposal }
  | ({ type: 'confirm'; changes: readonly Change[] } & Decider)
  | ({ type: 'reject'; why: string } & Decider)

const at = z.iso.datetime()
export const Event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('proposal.made'), at, proposal: Proposal }),
  z.strictObject({ type: z.literal('proposal.confirmed'), at, by: z.string() }),
  z.strictObject({ type: z.literal('proposal.rejected'), at, by: z.string(), why: z.string() }),
])
export type Event = z.infer<typeof Event>

export const ProposalView = z
  .strictObject({
    id: z.uuid(),
    status: z.enum(['waiting', 'expired', 'confirmed', 'rejected']),
    operation: z.string(),
    target: z.uuid(),
    changes: z.array(Change),
    reason: z.string(),
    proposedBy: z.string(),
    proposedAt: at,
    expiresAt: at,
    decidedBy: z.string().optional(),
    decidedAt: at.optional(),
    why: z.string().optional(),
  })
  .meta({ id: 'Proposal' })
export type ProposalView = z.infer<typeof ProposalView>

export const refusals = {
  'proposal.unknown': 404,
  'proposal.already-made': 409,
  'proposal.already-decided': 409,
  'proposal.expired': 409,
  'proposal.outdated': 409,
  'proposal.changes-nothing': 422,
  'proposal.own': 403,
  'proposal.permission-missing': 403,
} as const
