import { z } from 'zod'

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** A GeoJSON polygon (RFC 7946, 3.1.6): longitude before latitude, rings closed. */
export const Polygon = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(Position).min(4)).min(1),
})

export const Gate = z
  .strictObject({ id: z.uuid(), code: z.string(), name: z.string(), position: Position })
  .meta({ id: 'Gate' })
export type Gate = z.infer<typeof Gate>

export const Zone = z
  .strictObject({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    localTypeName: z.string(),
    economyId: z.string(),
    economyName: z.string(),
    officeName: z.string(),
    timeZone: z.string(),
    outline: Polygon,
    center: Position,
    gates: z.array(Gate),
  })
  .meta({ id: 'Zone' })
export type Zone = z.infer<typeof Zone>
