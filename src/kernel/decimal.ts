/**
 * Reads a decimal text such as `12.50` as a whole number of its smallest steps: with 3 decimals,
 * 12500n. Undefined where it is no decimal, or holds more decimals than there are steps for: a
 * quantity is refused, never rounded.
 */
export function parseDecimal(text: string, decimals: number): bigint | undefined {
  const match = /^(-?)(\d{1,24})(?:\.(\d{1,18}))?$/.exec(text.trim())
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = ''] = match
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0')
  if (/[1-9]/.test(fraction.slice(decimals))) return undefined
  return BigInt(`${sign}${whole}${kept}`)
}

/** The shortest decimal text of a whole number of steps: 12500n with 3 decimals is `12.5`. */
export function formatDecimal(steps: bigint, decimals: number): string {
  const sign = steps < 0n ? '-' : ''
  const digits = (steps < 0n ? -steps : steps).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return `${sign}${whole}${fraction && `.${fraction}`}`
}
