import { commodityCodeOf, type Declaration, type Selection } from '#models/declarations'
import { type LaneRule, laneRules, randomShares } from './model.ts'

/** A draw from 0 to 9,999. It comes in, so that the same draw gives the same lane. */
export type Draw = number

/**
 * The lane of a declaration by the published table. Each rule that fits and whose share is drawn
 * calls for its lane, the gravest wins, and every reason is given; else the random share decides.
 */
export function chooseLane(
  declaration: Declaration,
  draws: { rules: readonly Draw[]; random: Draw },
): Selection {
  const calling = laneRules.filter(
    (rule, i) => (draws.rules[i] ?? 0) < rule.shareBasisPoints && fits(rule, declaration),
  )
  if (calling.length > 0)
    return {
      lane: calling.some(({ lane }) => lane === 'red') ? 'red' : 'yellow',
      reasons: calling.map(({ code, reason }) => ({ code, detail: reason })),
    }
  return chooseAtRandom(draws.random)
}

function chooseAtRandom(draw: Draw): Selection {
  let drawn = draw
  for (const lane of ['red', 'yellow', 'blue'] as const) {
    const { shareBasisPoints, reason } = randomShares[lane]
    if (drawn < shareBasisPoints)
      return { lane, reasons: [{ code: `random-${lane}`, detail: reason }] }
    drawn -= shareBasisPoints
  }
  return {
    lane: 'green',
    reasons: [{ code: 'no-rule', detail: 'No rule calls for a control, and none was drawn.' }],
  }
}

function fits({ chapters, origins, grossMassGramsFrom }: LaneRule, declaration: Declaration) {
  const { goodsItems } = declaration.goodsShipment
  const mass = goodsItems.reduce(
    (sum, { commodity }) => sum + (commodity.goodsMeasure?.grossMassGrams ?? 0),
    0,
  )
  if (grossMassGramsFrom !== undefined && mass < grossMassGramsFrom) return false
  return goodsItems.some(
    (item) =>
      (!chapters || chapters.includes(commodityCodeOf(item).slice(0, 2))) &&
      (!origins || (item.origins ?? []).some(({ countryCode }) => origins.includes(countryCode))),
  )
}
