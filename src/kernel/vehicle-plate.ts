import { z } from 'zod'

/** A plate as every gate writes it: capitals, without the blanks and dashes that each country puts. */
export const VehiclePlate = z
  .string()
  .max(30)
  .transform((text) => text.toUpperCase().replaceAll(/[\s.·-]+/g, ''))
  .pipe(
    z
      .string()
      .min(1)
      .max(17)
      .regex(/^[\p{L}\p{N}]+$/u, 'holds letters and digits only'),
  )
