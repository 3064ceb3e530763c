import { z } from 'zod'

/** Whose a thing is. It decides who may see it, from its first event on. */
export const Tenant = z.strictObject({
  economyId: z.string(),
  zoneId: z.uuid(),
  enterpriseId: z.uuid(),
})
export type Tenant = z.infer<typeof Tenant>
