import { z } from 'zod'
import { VehiclePlate } from '#kernel/vehicle-plate'

/** Longitude before latitude, in degrees of WGS 84, as GeoJSON has it (RFC 7946, 3.1.1). */
export const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** One fix of one vehicle. */
export const Fix = z
  .strictObject({
    plate: VehiclePlate,
    position: Position,
    headingDegrees: z.int().min(0).max(359),
    speedKmh: z.int().min(0).max(400),
    /** When the vehicle was there, not when we heard of it: a tracker out of coverage sends later. */
    at: z.iso.datetime(),
    /** What it carries. */
    declarationId: z.uuid().optional(),
  })
  .meta({ id: 'Fix' })
export type Fix = z.infer<typeof Fix>

export const Report = z.array(Fix).min(1).max(500)

/** How many of a report were new: the others had been reported before. */
export const ReportAnswer = z
  .strictObject({ accepted: z.int(), repeated: z.int() })
  .meta({ id: 'ReportAnswer' })
export type ReportAnswer = z.infer<typeof ReportAnswer>

export const Vehicle = z
  .strictObject({
    plate: z.string(),
    position: Position,
    headingDegrees: z.int(),
    speedKmh: z.int(),
    at: z.iso.datetime(),
    mrn: z.string().optional(),
    gatePassId: z.uuid().optional(),
  })
  .meta({ id: 'Vehicle' })
export type Vehicle = z.infer<typeof Vehicle>

const at = z.iso.datetime()

/** When browsers were last told that vehicles of an economy moved. */
export const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({ status: z.literal('moved'), economyId: z.string(), at }),
])
export type State = z.infer<typeof State>

export type Command = { type: 'move'; economyId: string; at: string }

/** A hint for maps: which vehicle moved where is no event, for it means nothing by itself. */
export const Event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('vehicles.moved'), at, economyId: z.string() }),
])
export type Event = z.infer<typeof Event>

export const refusals = {
  'movement.time-implausible': 422,
} as const
