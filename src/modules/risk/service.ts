import { randomInt } from 'node:crypto'
import type { Declaration, Selection } from '#models/declarations'
import { laneRules } from './model.ts'
import { chooseLane } from './score.ts'

/** Chooses the lane of a filing. The draw is the machine's: nobody can file until it comes out well. */
export function selectLane(declaration: Declaration): Selection {
  const draw = () => randomInt(10_000)
  return chooseLane(declaration, { rules: laneRules.map(draw), random: draw() })
}
