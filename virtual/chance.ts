/** Chance that can be had again: the same seed gives the same world. */
export type Chance = {
  /** From 0 up to, and without, 1. */
  readonly next: () => number
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number
  readonly happens: (share: number) => boolean
  readonly oneOf: <Value>(values: readonly Value[]) => Value
}

/** Marsaglia's xorshift, 32 bits: plain, fast, and good enough for a play. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0 || 0x9e3779b9
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between,
    happens: (share) => next() < share,
    oneOf(values) {
      const value = values[between(0, values.length - 1)]
      if (value === undefined) throw new Error('There is nothing to choose from')
      return value
    },
  }
}
