/** A line of the published table: what it looks at, which lane it calls for, and why. */
export type LaneRule = {
  code: string
  reason: string
  lane: 'yellow' | 'red'
  /** In how many of 10,000 such declarations the rule calls; the others pass it by. */
  shareBasisPoints: number
  /** HS chapters of the goods, where the rule is about goods. */
  chapters?: readonly string[]
  /** Countries of origin, where it is about them. */
  origins?: readonly string[]
  /** Grams from which on it speaks, where it is about mass. */
  grossMassGramsFrom?: number
}

/**
 * The table by which lanes are chosen until the risk engine learns from outcomes. It is public: what
 * nobody can foresee is only the draw.
 */
export const laneRules: readonly LaneRule[] = [
  {
    code: 'weapons',
    reason: 'Arms and ammunition are always controlled.',
    lane: 'red',
    shareBasisPoints: 10_000,
    chapters: ['93'],
  },
  {
    code: 'excise-goods',
    reason: 'Drinks and tobacco carry high duty: their documents are reviewed.',
    lane: 'yellow',
    shareBasisPoints: 6_000,
    chapters: ['22', '24'],
  },
  {
    code: 'pharmaceuticals',
    reason: 'Medicines need their licence to be seen.',
    lane: 'yellow',
    shareBasisPoints: 5_000,
    chapters: ['30'],
  },
  {
    code: 'waste',
    reason: 'Waste may be hazardous (Basel Convention).',
    lane: 'red',
    shareBasisPoints: 3_000,
    chapters: ['38'],
  },
  {
    code: 'heavy-consignment',
    reason: 'A consignment of 40 tonnes or more is weighed again.',
    lane: 'yellow',
    shareBasisPoints: 3_000,
    grossMassGramsFrom: 40_000_000,
  },
]

/** Whatever no rule calls for: a random share keeps everybody honest, and measures who is not. */
export const randomShares = {
  red: { shareBasisPoints: 300, reason: 'Drawn at random for a physical control.' },
  yellow: { shareBasisPoints: 700, reason: 'Drawn at random for a review of its documents.' },
  blue: { shareBasisPoints: 1_000, reason: 'Drawn at random for an audit after release.' },
} as const
