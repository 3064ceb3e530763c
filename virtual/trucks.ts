import { newId } from '#kernel/ids'
import type { Chance } from './chance.ts'
import type { Client } from './client.ts'
import type { Clock } from './clock.ts'
import { expectNo } from './people.ts'
import { along, type Point, routeThrough } from './roads.ts'
import { Anything, Pass, Passes } from './shapes.ts'

export type Gate = { id: string; code: string }
type Fix = {
  plate: string
  position: Point
  headingDegrees: number
  speedKmh: number
  at: string
  declarationId: string
}

const trucksMax = 14
const reportSeconds = 2
const speedKmh = 36

/**
 * The fleet: a truck for each gate pass, from the quay through a gate to a warehouse. It tells where
 * it is every two seconds, all trucks in one report, as a fleet's own system would.
 */
export function fleetOf(
  chance: Chance,
  people: { carrier: Client; officer: Client },
  gates: readonly Gate[],
) {
  const underway = new Map<string, Fix>()
  const done = new Set<string>()

  async function dispatch(clock: Clock): Promise<void> {
    const waiting = await people.officer.ask('GET', '/gate-passes?status=issued&limit=50', Passes)
    const partly = await people.officer.ask(
      'GET',
      '/gate-passes?status=partly-passed&limit=50',
      Passes,
    )
    for (const { id } of [...partly.items, ...waiting.items]) {
      if (underway.size >= trucksMax) return
      if (underway.has(id) || done.has(id)) continue
      void drive(id, clock)
    }
  }

  async function drive(passId: string, clock: Clock): Promise<void> {
    const gate = chance.oneOf(gates)
    const plate = `MR${chance.between(1000, 9999)}${chance.oneOf(['A', 'B', 'C', 'D'])}`
    const { toGate, behind } = routeThrough(gate.code, chance.between(0, 9))
    try {
      if (!(await roll(passId, plate, toGate, clock))) return
      await stand(passId, plate, clock)
      await passGate(chance, people.officer, passId, { gateId: gate.id, vehiclePlate: plate })
      const first = toGate.at(-1)
      await roll(passId, plate, first ? [first, ...behind] : behind, clock)
      done.add(passId)
    } finally {
      underway.delete(passId)
    }
  }

  async function roll(passId: string, plate: string, way: readonly Point[], clock: Clock) {
    const metres = (speedKmh / 3.6) * reportSeconds
    for (const { point, headingDegrees } of along(way, metres)) {
      const at = new Date().toISOString()
      underway.set(passId, {
        plate,
        position: point,
        headingDegrees,
        speedKmh,
        at,
        declarationId: passId,
      })
      if (!(await clock.wait(reportSeconds))) return false
    }
    return true
  }

  /** The truck stands at the gate for the half minute that a passage takes. */
  async function stand(passId: string, plate: string, clock: Clock): Promise<void> {
    const last = underway.get(passId)
    if (last) underway.set(passId, { ...last, plate, speedKmh: 0, at: new Date().toISOString() })
    await clock.wait(chance.between(8, 25))
  }

  async function report(): Promise<void> {
    const fixes = [...underway.values()]
    if (fixes.length === 0) return
    await people.carrier.ask('POST', '/movements/positions', Anything, fixes).catch(expectNo)
  }
  return { dispatch, report, underway: () => underway.size }
}

/** Mostly everything comes as declared; now and then a part of it, more than that, or less for good. */
async function passGate(
  chance: Chance,
  officer: Client,
  passId: string,
  passage: { gateId: string; vehiclePlate: string },
): Promise<void> {
  const { goodsItems } = await officer.ask('GET', `/gate-passes/${passId}`, Pass)
  const draw = chance.next()
  const part = draw < 0.8 ? 1 : draw < 0.92 ? 0.5 : draw < 0.97 ? 1.05 : 0.9
  const items = goodsItems.map((item) => ({
    sequenceNumeric: item.sequenceNumeric,
    packages: Math.round((item.packages - item.deliveredPackages) * part),
    grossMassGrams: Math.round((item.grossMassGrams - item.deliveredGrossMassGrams) * part),
  }))
  const body = { ...passage, items, final: part === 0.9 }
  await officer
    .ask('PUT', `/gate-passes/${passId}/passages/${newId()}`, Anything, body)
    .catch(expectNo)
}
