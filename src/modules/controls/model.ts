import { z } from 'zod'
import { Tenant } from '#kernel/tenant'

/** How goods are looked at. */
export const Technique = z.enum(['physical', 'x-ray', 'sampling'])
export type Technique = z.infer<typeof Technique>

export const ControlResult = z.enum(['conform', 'not-conform'])
const at = z.iso.datetime()

const Ordered = {
  tenant: Tenant,
  techniques: z.array(Technique).min(1),
  /** Why it was ordered, in the words of the lane's reasons. */
  reason: z.string(),
  orderedAt: at,
  dueAt: at,
}

export const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({ status: z.literal('ordered'), ...Ordered }),
  z.strictObject({
    status: z.literal('closed'),
    ...Ordered,
    closedAt: at,
    closedBy: z.string(),
    result: ControlResult,
    findings: z.string(),
  }),
])
export type State = z.infer<typeof State>

export type Command =
  | {
      type: 'order'
      at: string
      tenant: Tenant
      techniques: Technique[]
      reason: string
      dueAt: string
    }
  | {
      type: 'close'
      at: string
      by: string
      result: 'conform' | 'not-conform'
      findings: string
    }

export const Event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('control.ordered'),
    at,
    tenant: Tenant,
    techniques: z.array(Technique),
    reason: z.string(),
    dueAt: at,
  }),
  z.strictObject({
    type: z.literal('control.closed'),
    at,
    by: z.string(),
    result: ControlResult,
    findings: z.string(),
  }),
])
export type Event = z.infer<typeof Event>

export const ControlView = z
  .strictObject({
    id: z.uuid(),
    status: z.enum(['ordered', 'closed']),
    techniques: z.array(Technique),
    reason: z.string(),
    orderedAt: at,
    dueAt: at,
    result: ControlResult.optional(),
    findings: z.string().optional(),
    closedAt: at.optional(),
    closedBy: z.string().optional(),
  })
  .meta({ id: 'Control' })
export type ControlView = z.infer<typeof ControlView>

export const refusals = {
  'control.unknown': 404,
  'control.already-closed': 409,
} as const
