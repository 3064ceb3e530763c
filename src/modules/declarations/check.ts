import type { Violation } from '#kernel/decision'
import {
  commodityCodeOf,
  type Declaration,
  type GovernmentAgencyGoodsItem,
  procedureOf,
} from './declaration.ts'
import type { refusals } from './model.ts'

type Broken = Violation & { code: keyof typeof refusals }

/**
 * The procedures that bring goods into a zone from abroad, by their UN/EDIFACT-kin codes: 51 and 53
 * suspend duty for processing and temporary use, 71 is a customs warehouse, 78 a free zone.
 */
export const offeredProcedures = ['51', '53', '71', '78'] as const

/**
 * Every rule that a declaration breaks by itself, each with its place and its cure: a trader mends
 * them in one go instead of one a day.
 */
export function brokenRules(declaration: Declaration): Broken[] {
  const { goodsItems } = declaration.goodsShipment
  return [
    ...wrongTotals(declaration),
    ...goodsItems.flatMap((item, index) =>
      itemRules.flatMap((rule) => {
        const broken = rule(item, index)
        return broken
          ? [{ ...broken, pointer: `/goodsShipment/goodsItems/${index}${broken.pointer}` }]
          : []
      }),
    ),
  ]
}

function wrongTotals(declaration: Declaration): Broken[] {
  const { goodsItemQuantity, totalPackageQuantity, goodsShipment } = declaration
  const { goodsItems } = goodsShipment
  const broken: Broken[] = []
  if (goodsItemQuantity !== undefined && goodsItemQuantity !== goodsItems.length)
    broken.push({
      code: 'declaration.goods-item-count-differs',
      detail: `It says ${goodsItemQuantity} goods items and holds ${goodsItems.length}.`,
      pointer: '/goodsItemQuantity',
      cure: `Declare ${goodsItems.length}, or add what is missing.`,
    })
  const packages = goodsItems
    .flatMap((item) => item.packagings ?? [])
    .reduce((sum, { quantityQuantity = 0 }) => sum + quantityQuantity, 0)
  // Items that share packages declare 0 of them, so fewer than the sum is an error, more is not.
  if (totalPackageQuantity !== undefined && totalPackageQuantity < packages)
    broken.push({
      code: 'declaration.package-count-differs',
      detail: `It says ${totalPackageQuantity} packages in all, and its items hold ${packages}.`,
      pointer: '/totalPackageQuantity',
      cure: 'Correct the total, or the packages of the items.',
    })
  return broken
}

type ItemRule = (
  item: GovernmentAgencyGoodsItem,
  index: number,
) => (Broken & { pointer: string }) | undefined

const itemRules: readonly ItemRule[] = [
  ({ sequenceNumeric }, index) =>
    sequenceNumeric === index + 1
      ? undefined
      : {
          code: 'declaration.goods-items-not-in-sequence',
          detail: `Goods item ${index + 1} is numbered ${sequenceNumeric}.`,
          pointer: '/sequenceNumeric',
          cure: 'Number the goods items 1, 2, 3 and so on.',
        },
  (item) =>
    offeredProcedures.some((offered) => offered === procedureOf(item))
      ? undefined
      : {
          code: 'declaration.procedure-not-offered',
          detail: `Procedure ${procedureOf(item)} does not bring goods from abroad into the zone.`,
          pointer: '/governmentProcedures/0/currentCode',
          cure: `Use one of ${offeredProcedures.join(', ')}.`,
        },
  (item) =>
    isCommodityCode(commodityCodeOf(item))
      ? undefined
      : {
          code: 'declaration.commodity-code-unknown',
          detail: `${commodityCodeOf(item)} is not a code of the Harmonized System.`,
          pointer: '/commodity/classifications/0/id',
          cure: 'Give six to ten digits that begin with a chapter from 01 to 97.',
        },
  ({ commodity }) =>
    commodity.description === undefined
      ? {
          code: 'declaration.description-missing',
          detail: 'The goods are not described.',
          pointer: '/commodity/description',
          cure: 'Describe them so that somebody else could classify them.',
        }
      : undefined,
  ({ commodity: { goodsMeasure } }) =>
    (goodsMeasure?.grossMassGrams ?? goodsMeasure?.netNetWeightGrams)
      ? undefined
      : {
          code: 'declaration.mass-missing',
          detail: 'The goods have no mass.',
          pointer: '/commodity/goodsMeasure/grossMassGrams',
          cure: 'Give the gross mass, and the net mass where you know it.',
        },
  ({ commodity: { goodsMeasure } }) =>
    (goodsMeasure?.netNetWeightGrams ?? 0) <= (goodsMeasure?.grossMassGrams ?? Infinity)
      ? undefined
      : {
          code: 'declaration.net-mass-above-gross',
          detail: 'The net mass is larger than the gross mass.',
          pointer: '/commodity/goodsMeasure/netNetWeightGrams',
          cure: 'The goods alone cannot weigh more than the goods with their packing.',
        },
]

/** HS chapters run from 01 to 97; 77 is reserved, and 98 and 99 are each economy's own. */
function isCommodityCode(code: string): boolean {
  const chapter = Number(code.slice(0, 2))
  return /^\d{6,10}$/.test(code) && chapter >= 1 && chapter <= 99 && chapter !== 77
}
