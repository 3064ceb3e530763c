import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Enterprise } from './model.ts'

export async function findEnterprise(tx: Tx, id: string): Promise<Enterprise | undefined> {
  const row = await tx
    .selectFrom('parties.enterprise')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && enterpriseOf(row)
}

/** The enterprise that customs of an economy calls by this number. */
export async function findEnterpriseByIdentification(
  tx: Tx,
  economyId: string,
  identification: string,
): Promise<Enterprise | undefined> {
  const row = await tx
    .selectFrom('parties.enterprise')
    .selectAll()
    .where('economy_id', '=', economyId)
    .where('identification', '=', identification)
    .executeTakeFirst()
  return row && enterpriseOf(row)
}

/** The names of enterprises by their ids: those that the one who asks may see. */
export async function enterpriseNames(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('parties.enterprise')
    .select(['id', 'name'])
    .where((is) => is('id', '=', is.fn.any(is.val([...new Set(ids)]))))
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The enterprises whose name begins so, in whatever case: a hundred at most. */
export async function enterprisesNamed(tx: Tx, beginning: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('parties.enterprise')
    .select('id')
    .where(sql<boolean>`starts_with(lower(name), ${beginning.toLowerCase()})`)
    .orderBy('name')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
}

export async function listEnterprises(tx: Tx): Promise<Enterprise[]> {
  const rows = await tx
    .selectFrom('parties.enterprise')
    .selectAll()
    .orderBy('name')
    .limit(500)
    .execute()
  return rows.map(enterpriseOf)
}

export async function saveEnterprise(tx: Tx, enterprise: Enterprise): Promise<void> {
  const { id, economyId, zoneId, identification, name, licensed } = enterprise
  const changing = { name, licensed }
  await tx
    .insertInto('parties.enterprise')
    .values({ id, economy_id: economyId, zone_id: zoneId, identification, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

function enterpriseOf(row: {
  id: string
  economy_id: string
  zone_id: string
  identification: string
  name: string
  licensed: boolean
}): Enterprise {
  const { economy_id: economyId, zone_id: zoneId, ...rest } = row
  return { economyId, zoneId, ...rest }
}
