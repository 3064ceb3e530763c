import { randomInt } from 'node:crypto'
import type { Declaration, Selection } from '#models/declarations'
import { laneRules } from './model.ts'
import { chooseLane, type Draw } from './score.ts'

/** Gives a number from 0 to 9,999. */
export type DrawSource = () => Draw

/** The machine's random source: nobody can foresee it, or file until it comes out well. */
export const machineDraw: DrawSource = () => randomInt(10_000)

/** Chooses the lane of a filing. */
export function selectLane(declaration: Declaration, draw: DrawSource): Selection {
  return chooseLane(declaration, { rules: laneRules.map(draw), random: draw() })
}
