import { formatDecimal, parseDecimal } from '#kernel/decimal'
import type { PassedItem } from '#models/gates'
import type { PassItem } from '../../shapes.ts'

export type Count = { packages: string; kg: string }
export type Difference = { sequenceNumeric: number; kind: 'short' | 'over'; packages: number }

/** What is still to come of each item, as if all of it were on this truck. */
export function asDeclared(items: readonly PassItem[]): Count[] {
  return items.map((item) => ({
    packages: String(Math.max(0, item.packages - item.deliveredPackages)),
    kg: formatDecimal(BigInt(Math.max(0, item.grossMassGrams - item.deliveredGrossMassGrams)), 3),
  }))
}

/** The counts as the platform takes them; undefined while one is missing or no number. */
export function readCounts(
  items: readonly PassItem[],
  counts: readonly Count[],
): PassedItem[] | undefined {
  const read = items.flatMap(({ sequenceNumeric }, index) => {
    const count = counts[index]
    const packages = parseDecimal(count?.packages ?? '', 0)
    const grams = parseDecimal((count?.kg ?? '').replace(',', '.'), 3)
    if (packages === undefined || grams === undefined || packages < 0n || grams < 0n) return []
    return [{ sequenceNumeric, packages: Number(packages), grossMassGrams: Number(grams) }]
  })
  return read.length === items.length ? read : undefined
}

/** How this truck and those before it differ from what was released, item by item. */
export function differencesOf(
  items: readonly PassItem[],
  passed: readonly PassedItem[],
): Difference[] {
  return items.flatMap((item, index): Difference[] => {
    const now = passed[index]
    if (!now) return []
    const packages = item.deliveredPackages + now.packages - item.packages
    const grams = item.deliveredGrossMassGrams + now.grossMassGrams - item.grossMassGrams
    const { sequenceNumeric } = item
    if (packages > 0 || grams > 0) return [{ sequenceNumeric, kind: 'over', packages }]
    if (packages < 0 || grams < 0) return [{ sequenceNumeric, kind: 'short', packages }]
    return []
  })
}
