import { z } from 'zod'

export const TariffLine = z
  .strictObject({
    commodityCode: z.string().regex(/^\d{6,10}$/),
    description: z.string(),
    /** Hundredths of a percent of the customs value: 650 is 6.5 %. */
    adValoremBasisPoints: z.int().nonnegative(),
    /** UN/ECE Recommendation 20, where the line counts in more than mass. */
    supplementaryUnitCode: z.string().optional(),
  })
  .meta({ id: 'TariffLine' })
export type TariffLine = z.infer<typeof TariffLine>
