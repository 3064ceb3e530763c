import {
  type GatePassDetail,
  type GatePassSummary,
  openDiscrepancies,
  type State,
  type TokenPayload,
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
