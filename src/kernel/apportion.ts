/**
 * How much of a whole has come when `come` of `all` parts have. It only looks at what has come in
 * all: what came now is the difference of two such amounts, so the parts of any deliveries sum to
 * the whole, however they are cut. Rounds down to whole steps; what is left over comes last.
 */
export function apportioned(whole: bigint, come: bigint, all: bigint, step = 1n): bigint {
  if (all <= 0n) return come > 0n ? whole : 0n
  return (((whole / step) * come) / all) * step + (come >= all ? whole % step : 0n)
}
