import type { Declaration } from '#models/declarations'
import { commodityCodeOf } from '#models/declarations'
import {
  type GatePassDetail,
  type GatePassSummary,
  openDiscrepancies,
  type ReleasedItem,
  type State,
  type TokenPayload,
  VehiclePlate,
} from './model.ts'

export type Known = Exclude<State, { status: 'unknown' }>

export function summaryOf(id: string, state: Known, enterpriseName: string): GatePassSummary {
  const { number, mrn, declarationId, status, vehiclePlate, issuedAt } = state
  return {
    id,
    number,
    mrn,
    declarationId,
    enterpriseName,
    status,
    ...(vehiclePlate === undefined ? {} : { vehiclePlate }),
    issuedAt,
    openDiscrepancies: openDiscrepancies(state),
  }
}

export function detailOf(
  id: string,
  state: Known,
  enterpriseName: string,
  token: string | undefined,
): GatePassDetail {
  return {
    ...summaryOf(id, state, enterpriseName),
    ...(token === undefined ? {} : { token }),
    goodsItems: state.goodsItems.map((held) => {
      const { measured: _, ...item } = held
      return item
    }),
    passages: state.passages,
    discrepancies: state.discrepancies,
    ...('completedAt' in state ? { completedAt: state.completedAt } : {}),
    ...('reason' in state ? { reason: state.reason } : {}),
  }
}

/** The number of a pass follows from its MRN, so it is as unguessable, and the same at each try. */
export const numberOf = (mrn: string) => `GP${mrn.slice(4)}`

/** What of a declaration a gate looks at. */
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

const validSeconds = 30 * 86_400
const itemsMax = 12

export function tokenPayloadOf({ number, mrn, issuedAt, goodsItems }: Known): TokenPayload {
  const iat = Math.floor(Date.parse(issuedAt) / 1000)
  const sumOf = (amount: (item: (typeof goodsItems)[number]) => number) =>
    goodsItems.reduce((sum, item) => sum + amount(item), 0)
  const items = goodsItems.map((item): [number, string, number, number] => [
    item.sequenceNumeric,
    item.commodityCode,
    item.packages,
    item.grossMassGrams,
  ])
  return {
    sub: number,
    mrn,
    iat,
    exp: iat + validSeconds,
    sum: [items.length, sumOf((one) => one.packages), sumOf((one) => one.grossMassGrams)],
    ...(items.length <= itemsMax ? { items } : {}),
  }
}
