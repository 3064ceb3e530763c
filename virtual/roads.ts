/** Longitude before latitude, in degrees. */
export type Point = readonly [number, number]

/** The roads of the zone: from the quay to each gate, and on to a warehouse behind it. */
const toNorthGate: readonly Point[] = [
  [-29.7885, 21.1342],
  [-29.7951, 21.1338],
  [-29.8034, 21.1312],
  [-29.8092, 21.1281],
  [-29.8118, 21.1253],
]
const toSouthGate: readonly Point[] = [
  [-29.7885, 21.1342],
  [-29.7863, 21.1241],
  [-29.7878, 21.1112],
  [-29.7952, 21.0987],
  [-29.8074, 21.0938],
  [-29.815, 21.0949],
]
const behindNorth: readonly (readonly Point[])[] = [
  [
    [-29.8125, 21.1218],
    [-29.8203, 21.1189],
  ],
  [
    [-29.8109, 21.1187],
    [-29.8048, 21.1151],
  ],
]
const behindSouth: readonly (readonly Point[])[] = [
  [
    [-29.8163, 21.0988],
    [-29.8251, 21.1014],
  ],
  [
    [-29.8141, 21.1003],
    [-29.8079, 21.1047],
  ],
]

export type Route = { toGate: readonly Point[]; behind: readonly Point[] }

/** The way of a truck through a gate: first to it, then to one of the warehouses behind it. */
export function routeThrough(gateCode: string, pick: number): Route {
  const isNorth = gateCode.endsWith('-N')
  const choices = isNorth ? behindNorth : behindSouth
  return {
    toGate: isNorth ? toNorthGate : toSouthGate,
    behind: choices[pick % choices.length] ?? [],
  }
}

const metresPerDegree = 111_195

/** Points along a way, one for each stretch of so many metres, with the heading there. */
export function* along(
  way: readonly Point[],
  metres: number,
): Generator<{ point: Point; headingDegrees: number }> {
  for (const [i, from] of way.entries()) {
    const to = way[i + 1]
    if (!to) return
    const east = (to[0] - from[0]) * metresPerDegree * Math.cos((from[1] * Math.PI) / 180)
    const north = (to[1] - from[1]) * metresPerDegree
    const steps = Math.max(1, Math.round(Math.hypot(east, north) / metres))
    const headingDegrees = Math.round((Math.atan2(east, north) * 180) / Math.PI + 360) % 360
    for (let step = 0; step < steps; step++) {
      const part = step / steps
      const point: Point = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
      yield { point, headingDegrees }
    }
  }
}
