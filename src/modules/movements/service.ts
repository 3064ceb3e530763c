import { carriedGoods } from '#modules/declarations'
import type { Answer } from '#platform/answer'
import { type Actor, type Database, transact, type Tx } from '#platform/database'
import { handle, type Thing } from '#platform/handle'
import { implausible, newestOf } from './assess.ts'
import { fleetDecider } from './decide.ts'
import type { Command, Event, Fix, ReportAnswer, State, Vehicle } from './model.ts'
import {
  addPositions,
  listVehicles,
  load,
  makePartitions,
  moveVehicles,
  save,
  type SeenFix,
} from './store.ts'

/** The vehicles of an economy: their events are only a hint that some of them moved. */
const fleet: Thing<State, Command, Event> = {
  name: 'vehicles',
  decider: fleetDecider,
  load,
  save,
  tenancy: (state) => (state.status === 'unknown' ? {} : { economyId: state.economyId }),
}

/**
 * Takes what a carrier reports of its vehicles. The platform writes it, not the carrier: whose goods
 * a vehicle carries is nothing that a carrier may decide for its own eyes.
 */
export async function reportPositions(
  db: Database,
  { name, economyId, requestId }: Actor & { economyId: string },
  fixes: readonly Fix[],
): Promise<Answer<ReportAnswer>> {
  const now = new Date().toISOString()
  const [first, ...others] = implausible(fixes, now)
  if (first) return { refusal: { ...first, all: [first, ...others] } }
  const asReporter: Actor = { role: 'system', name, ...(requestId ? { requestId } : {}) }
  return transact(db, asReporter, async (tx) => {
    const told = await handle(tx, fleet, economyId, { type: 'move', economyId, at: now })
    if ('refusal' in told) return told
    const accepted = await addPositions(tx, economyId, name, fixes)
    const seen = await seenOf(tx, economyId, newestOf(fixes))
    if (accepted > 0) tx.send(moveVehicles(tx, economyId, seen))
    return { value: { accepted, repeated: fixes.length - accepted } }
  })
}

/** A vehicle that was silent for longer is somewhere, and nobody knows where. */
const seenMs = 15 * 60_000

export function vehicles(tx: Tx): Promise<Vehicle[]> {
  return listVehicles(tx, new Date(Date.now() - seenMs).toISOString())
}

/** Makes the tables of the days that come, a week ahead: nobody has to be there at midnight. */
export async function prepareDays(db: Database): Promise<void> {
  const dayOf = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const asJob: Actor = { role: 'system', name: 'job/movements.prepare-days' }
  await transact(db, asJob, async (tx) => {
    tx.send(makePartitions(tx, dayOf(-8), dayOf(8)))
  })
}

/** Whose goods each vehicle carries, as far as they are of this economy. */
async function seenOf(tx: Tx, economyId: string, fixes: readonly Fix[]): Promise<SeenFix[]> {
  const ids = new Set(fixes.flatMap(({ declarationId }) => declarationId ?? []))
  const goods = await carriedGoods(tx, [...ids])
  return fixes.map((fix) => {
    const carried = goods.get(fix.declarationId ?? '')
    if (carried?.tenant.economyId !== economyId) return fix
    const { mrn, tenant, released } = carried
    return {
      ...fix,
      mrn,
      enterpriseId: tenant.enterpriseId,
      // A gate pass bears the id of its declaration, and is there once that is released.
      ...(released && fix.declarationId ? { gatePassId: fix.declarationId } : {}),
    }
  })
}
