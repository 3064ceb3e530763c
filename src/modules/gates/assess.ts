import { apportioned } from '#kernel/apportion'
import type { Delivered, Discrepancy, HeldItem, PassedItem } from './model.ts'

/** How units other than grams are counted: a whole one is a million, and pieces are not cut. */
const microPerUnit = 1_000_000n

type Difference = Pick<Discrepancy, 'kind' | 'sequenceNumeric' | 'packages' | 'grossMassGrams'>

/**
 * What a truck brought of an item in the units of the account book. A gate weighs gross; the net
 * mass and the supplementary unit follow in proportion. All that has come counts, so the parts of any
 * number of trucks sum to what was declared, to the gram.
 */
export function deliveredOf(held: HeldItem, came: PassedItem): Delivered[] {
  const all = BigInt(held.grossMassGrams)
  const before = BigInt(held.deliveredGrossMassGrams)
  const after = before + BigInt(came.grossMassGrams)
  return held.measured.map(({ unitCode, quantity }) => {
    const whole = BigInt(quantity)
    const wholeUnits = unitCode !== 'GRM' && whole % microPerUnit === 0n
    const step = wholeUnits ? microPerUnit : 1n
    const upTo = (come: bigint) => apportioned(whole, come, all, step)
    const declaredUpTo = (come: bigint) => upTo(come < all ? come : all)
    const declared = declaredUpTo(after) - declaredUpTo(before)
    const excess = upTo(after) - upTo(before) - declared
    return { unitCode, declared: String(declared), excess: String(excess) }
  })
}

/**
 * What differs from the declaration after a truck came: what is over now and was not before, and,
 * once nothing more comes, what is missing.
 */
export function differencesOf(
  before: readonly HeldItem[],
  after: readonly HeldItem[],
  final: boolean,
): Difference[] {
  return after.flatMap((item, index) => {
    const earlier = before[index]
    if (!earlier) throw new Error('A truck adds no goods item to a gate pass')
    const differences: Difference[] = []
    const [now, then] = [beyond(item), beyond(earlier)]
    const { sequenceNumeric } = item
    const over = {
      packages: now.packages - then.packages,
      grossMassGrams: now.grossMassGrams - then.grossMassGrams,
    }
    if (over.packages > 0 || over.grossMassGrams > 0)
      differences.push({ kind: 'over', sequenceNumeric, ...over })
    const short = missing(item)
    if (final && (short.packages > 0 || short.grossMassGrams > 0))
      differences.push({ kind: 'short', sequenceNumeric, ...short })
    return differences
  })
}

const beyond = (item: HeldItem) => ({
  packages: Math.max(0, item.deliveredPackages - item.packages),
  grossMassGrams: Math.max(0, item.deliveredGrossMassGrams - item.grossMassGrams),
})

const missing = (item: HeldItem) => ({
  packages: Math.max(0, item.packages - item.deliveredPackages),
  grossMassGrams: Math.max(0, item.grossMassGrams - item.deliveredGrossMassGrams),
})
