import { z } from 'zod'

export const Enterprise = z
  .strictObject({
    id: z.uuid(),
    economyId: z.string(),
    zoneId: z.uuid(),
    /** What declarations call it by. */
    identification: z.string(),
    name: z.string(),
    licensed: z.boolean(),
  })
  .meta({ id: 'Enterprise' })
export type Enterprise = z.infer<typeof Enterprise>

export const refusals = {
  'party.no-enterprise': 403,
} as const
