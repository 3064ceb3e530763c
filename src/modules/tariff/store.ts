import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { TariffLine } from './model.ts'

/** Lines whose code begins with a text, or whose description holds it. */
export async function searchLines(tx: Tx, text: string, limit: number): Promise<TariffLine[]> {
  const rows = await tx
    .selectFrom('tariff.line')
    .selectAll()
    .where((is) =>
      is.or([
        is(sql`starts_with(commodity_code, ${text})`, '=', true),
        is(sql`strpos(lower(description), ${text.toLowerCase()})`, '>', 0),
      ]),
    )
    .orderBy('commodity_code')
    .limit(limit)
    .execute()
  return rows.map(lineOf)
}

/** Adds lines, or renews those that are there. */
export async function saveLines(tx: Tx, lines: readonly TariffLine[]): Promise<void> {
  await tx
    .insertInto('tariff.line')
    .values(
      lines.map((line) => ({
        commodity_code: line.commodityCode,
        description: line.description,
        ad_valorem_basis_points: line.adValoremBasisPoints,
        supplementary_unit_code: line.supplementaryUnitCode ?? null,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('commodity_code').doUpdateSet((is) => ({
        description: is.ref('excluded.description'),
        ad_valorem_basis_points: is.ref('excluded.ad_valorem_basis_points'),
        supplementary_unit_code: is.ref('excluded.supplementary_unit_code'),
      })),
    )
    .execute()
}

function lineOf(row: {
  commodity_code: string
  description: string
  ad_valorem_basis_points: number
  supplementary_unit_code: string | null
}): TariffLine {
  return {
    commodityCode: row.commodity_code,
    description: row.description,
    adValoremBasisPoints: row.ad_valorem_basis_points,
    ...(row.supplementary_unit_code ? { supplementaryUnitCode: row.supplementary_unit_code } : {}),
  }
}
