import { z } from 'zod'
import type { GatePassDetail } from '#models/gates'

// What the platform answers beside the nouns of its modules.

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() })

export const Validation = z.object({
  accepted: z.boolean(),
  errors: z.array(
    z.object({
      code: z.string(),
      pointer: z.string(),
      detail: z.string(),
      cure: z.string().optional(),
    }),
  ),
})

export const SteppedUp = z.object({ until: z.iso.datetime() })

export const TotpSecret = z.object({ secret: z.string(), uri: z.string() })
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

export const AccountInvitation = z.object({ code: z.string(), expiresAt: z.iso.datetime() })
export type AccountInvitation = z.infer<typeof AccountInvitation>

/** A goods item as a gate sees it. */
export type PassItem = GatePassDetail['goodsItems'][number]
