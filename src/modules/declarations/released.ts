import { z } from 'zod'
import { VehiclePlate } from '#kernel/vehicle-plate'
import { commodityCodeOf, type Declaration } from './declaration.ts'

const count = z.int().nonnegative().max(99_999_999)
const grams = z.int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const digits = z.string().regex(/^\d+$/)

/** An amount of goods in a unit of UN/ECE Recommendation 20: grams, or millionths of any other unit. */
export const Measured = z.strictObject({ unitCode: z.string(), quantity: digits })
export type Measured = z.infer<typeof Measured>

/** A goods item of the declaration, as far as a gate looks at it. */
export const ReleasedItem = z.strictObject({
  sequenceNumeric: z.int().positive(),
  description: z.string(),
  commodityCode: z.string(),
  /** 0 where the item shares its packages with another. */
  packages: count,
  grossMassGrams: grams,
  netMassGrams: grams,
  /** What the account book counts: the net mass, and the supplementary unit where one was declared. */
  measured: z.array(Measured).min(1),
})
export type ReleasedItem = z.infer<typeof ReleasedItem>

/** What of a declaration others act on once it is released: it travels with the event. */
export function releasedItemsOf({ goodsShipment }: Declaration): ReleasedItem[] {
  return goodsShipment.goodsItems.map((item) => {
    const { description = '', goodsMeasure = {} } = item.commodity
    const { grossMassGrams, netNetWeightGrams, tariffQuantity } = goodsMeasure
    // One of both masses is always declared; the other is taken to be the same.
    const gross = grossMassGrams ?? netNetWeightGrams ?? 0
    const net = netNetWeightGrams || gross
    return {
      sequenceNumeric: item.sequenceNumeric,
      description,
      commodityCode: commodityCodeOf(item),
      packages: (item.packagings ?? []).reduce((sum, one) => sum + (one.quantityQuantity ?? 0), 0),
      grossMassGrams: gross,
      netMassGrams: net,
      measured: [{ unitCode: 'GRM', quantity: String(net) }, ...supplementaryOf(tariffQuantity)],
    }
  })
}

/** A supplementary unit that is a mass says again what the net mass has said. */
function supplementaryOf(
  quantity: { quantityMicro: number; unitCode?: string | undefined } | undefined,
) {
  const unitCode = quantity?.unitCode?.split('#')[0]
  if (!quantity || !unitCode || ['GRM', 'KGM', 'TNE'].includes(unitCode)) return []
  return [{ unitCode, quantity: String(quantity.quantityMicro) }]
}

/** The lorry that was declared, by its plate (UNTDED 8179, 30: registration number of a road vehicle). */
export function announcedPlateOf({ borderTransportMeans, goodsShipment }: Declaration) {
  const means = [goodsShipment.consignment?.arrivalTransportMeans, borderTransportMeans]
  const lorry = means.find(
    (one) => one?.identificationTypeCode === '30' || one?.modeCode?.startsWith('3'),
  )
  const plate = VehiclePlate.safeParse(lorry?.id ?? '')
  return plate.success ? { vehiclePlate: plate.data } : {}
}
