import type { Tx } from '#platform/database'
import { Polygon, type Zone } from './model.ts'

export async function listZones(tx: Tx): Promise<Zone[]> {
  const [zones, gates] = await Promise.all([
    tx
      .selectFrom('zones.zone as zone')
      .innerJoin('zones.economy as economy', 'economy.id', 'zone.economy_id')
      .innerJoin('zones.office as office', 'office.id', 'zone.office_id')
      .selectAll('zone')
      .select(['economy.name as economy_name', 'office.name as office_name'])
      .orderBy('zone.code')
      .execute(),
    tx.selectFrom('zones.gate').selectAll().orderBy('code').execute(),
  ])
  return zones.map((zone) => {
    const outline = Polygon.parse(zone.outline)
    return {
      id: zone.id,
      code: zone.code,
      name: zone.name,
      localTypeName: zone.local_type_name,
      economyId: zone.economy_id,
      economyName: zone.economy_name,
      officeName: zone.office_name,
      timeZone: zone.time_zone,
      outline,
      center: middleOf(outline.coordinates[0] ?? []),
      gates: gates
        .filter((gate) => gate.zone_id === zone.id)
        .map(({ id, code, name, longitude, latitude }) => ({
          id,
          code,
          name,
          position: [longitude, latitude],
        })),
    }
  })
}

/** The zone to which a gate belongs. */
export async function zoneOfGate(tx: Tx, gateId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('zones.gate')
    .select('zone_id')
    .where('id', '=', gateId)
    .executeTakeFirst()
  return row?.zone_id
}

/** The middle of the box around a ring: where a map of the zone opens. */
function middleOf(ring: readonly (readonly [number, number])[]): [number, number] {
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return [middle(ring.map(([lon]) => lon)), middle(ring.map(([, lat]) => lat))]
}

export async function saveZone(
  tx: Tx,
  zone: Omit<Zone, 'center' | 'officeName'> & {
    office: { id: string; code: string; name: string }
  },
): Promise<void> {
  const { economyId, economyName, office, outline, gates } = zone
  await tx
    .insertInto('zones.economy')
    .values({ id: economyId, name: economyName })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('zones.office')
    .values({ ...office, economy_id: economyId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('zones.zone')
    .values({
      id: zone.id,
      economy_id: economyId,
      office_id: office.id,
      code: zone.code,
      name: zone.name,
      local_type_name: zone.localTypeName,
      time_zone: zone.timeZone,
      outline: JSON.stringify(outline),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('zones.gate')
    .values(
      gates.map(({ id, code, name, position: [longitude, latitude] }) => ({
        id,
        zone_id: zone.id,
        code,
        name,
        longitude,
        latitude,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
