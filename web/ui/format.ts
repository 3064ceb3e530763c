import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import { formatDecimal } from '#kernel/decimal'
import { decimalsOf } from '#kernel/money'

export type Format = ReturnType<typeof formatFor>

/** Dates, numbers, units and money as the reader's language writes them. */
export function useFormat(): Format {
  const { i18n } = useLingui()
  return useMemo(() => formatFor(i18n.locale), [i18n.locale])
}

function formatFor(locale: string) {
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
  const moment = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const fileSize = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return {
    day: (iso: string) => day.format(new Date(iso)),
    moment: (iso: string) => moment.format(new Date(iso)),
    exact: (iso: string) => exact.format(new Date(iso)),
    time: (iso: string) => time.format(new Date(iso)),
    integer: (value: number) => integer.format(value),
    percent: (basisPoints: number) => percent.format(basisPoints / 10_000),
    kilobytes: (bytes: number) => `${fileSize.format(bytes / 1000)} kB`,
    /** Whole steps of a decimal unit, never through a float: digits in, grouped digits out. */
    steps: (digits: string | number | bigint, decimals: number) =>
      decimal.format(numeric(formatDecimal(BigInt(digits), decimals))),
    money: (amountMinor: string, currencyCode: string) => {
      const decimals = decimalsOf(currencyCode)
      const shape = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
      const text = numeric(formatDecimal(BigInt(amountMinor), decimals))
      return new Intl.NumberFormat(locale, shape).format(text)
    },
    names: (type: 'region' | 'currency') => new Intl.DisplayNames([locale], { type }),
  }
}

/** Intl formats a decimal text exactly; only its type wants it to be told so. */
function numeric(text: string): Intl.StringNumericLiteral {
  return isNumeric(text) ? text : '0'
}

function isNumeric(text: string): text is Intl.StringNumericLiteral {
  return /^-?\d+(\.\d+)?$/.test(text)
}
