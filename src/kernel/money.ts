import { z } from 'zod'

/**
 * An amount of money: whole minor units of an ISO 4217 currency. It travels as digits, for a JSON
 * number loses cents beyond 2^53.
 */
export const Money = z
  .strictObject({
    /** One amount has one spelling: no leading zeros, and no zero below zero. */
    amountMinor: z.string().regex(/^(0|-?[1-9]\d{0,17})$/),
    currencyCode: z.string().regex(/^[A-Z]{3}$/),
  })
  .meta({ id: 'Money' })
export type Money = z.infer<typeof Money>

/** Decimals of the currencies that do not have two (ISO 4217, column "minor unit"). */
const unusualDecimals: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
      .split(' ')
      .map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
}

/** How many decimals a currency has: 2 for USD, 0 for JPY, 3 for KWD. */
export function decimalsOf(currencyCode: string): number {
  return unusualDecimals[currencyCode] ?? 2
}
