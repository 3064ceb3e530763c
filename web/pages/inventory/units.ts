/** Grams are kept where kilograms are meant, and millionths of every other unit. */
export function decimalsOfUnit(unitCode: string): number {
  return unitCode === 'KGM' ? 3 : unitCode === 'GRM' ? 0 : 6
}
