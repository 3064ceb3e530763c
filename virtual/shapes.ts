import { z } from 'zod'

// What the programs of the virtual zone read in the answers of the platform: no more than they need.

export const Anything = z.unknown()

export const Filed = z.object({
  id: z.string(),
  mrn: z.string(),
  status: z.string(),
  lane: z.enum(['green', 'blue', 'yellow', 'red']),
})

export const Session = z.object({
  enterprise: z.object({ id: z.string(), identification: z.string() }).optional(),
})

export const Zones = z.object({
  items: z.array(z.object({ gates: z.array(z.object({ id: z.string(), code: z.string() })) })),
})

export const Held = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      lane: z.string(),
      functionalReferenceId: z.string(),
      acceptedAt: z.string(),
      hold: z.object({ reason: z.string(), since: z.string() }).optional(),
    }),
  ),
})

export const Case = z.object({
  queries: z.array(z.object({ id: z.string(), answer: z.unknown().optional() })),
})

export const Passes = z.object({
  items: z.array(z.object({ id: z.string(), status: z.string(), declarationId: z.string() })),
})

export const Pass = z.object({
  goodsItems: z.array(
    z.object({
      sequenceNumeric: z.number(),
      packages: z.number(),
      grossMassGrams: z.number(),
      deliveredPackages: z.number(),
      deliveredGrossMassGrams: z.number(),
    }),
  ),
})
export type Pass = z.infer<typeof Pass>
