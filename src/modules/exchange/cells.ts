import { parseDecimal } from '#kernel/decimal'
import type { ColumnKind } from './columns.ts'
import type { SheetCode } from './model.ts'

/** A cell as the file has it. What a spreadsheet only computes or guesses is known as such. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'date' | 'formula' | 'boolean' | 'error' | 'merged' }

export type Sheet = {
  name: string
  /** Rows that hold something, with the number that the maker of the sheet sees. */
  rows: readonly { number: number; cells: readonly (Cell | undefined)[] }[]
}

export type CellRefusal = { code: SheetCode; detail: string }
export type CellValue = { text: string } | { whole: number } | { refusal: CellRefusal }

/** Decimals that each kind of number is counted in; amounts wait for their currency. */
const decimals = { integer: 0, mass: 3, quantity: 6 } as const

/** What a cell says, by the kind of its column; an empty one is undefined. */
export function valueOf(cell: Cell | undefined, kind: ColumnKind): CellValue | undefined {
  if (!cell) return undefined
  switch (cell.kind) {
    case 'text': {
      const text = cell.text.trim()
      if (text === '') return undefined
      if (text.startsWith('=')) return refused('exchange.formula-refused', 'It begins with "=".')
      return fromText(text, kind)
    }
    case 'number':
      return fromNumber(cell.number, kind)
    case 'formula':
      return refused('exchange.formula-refused', 'It is a formula.')
    case 'date':
      return refused('exchange.date-unexpected', 'It is a date; no column takes one.')
    case 'merged':
      return refused('exchange.cell-merged', 'It is merged with another cell.')
    default:
      return refused(
        'exchange.cell-invalid',
        `It is ${cell.kind === 'error' ? 'an' : 'a'} ${cell.kind}.`,
      )
  }
}

function fromText(text: string, kind: ColumnKind): CellValue {
  if (kind === 'commodity-code') return commodityCode(text)
  if (kind === 'text' || kind === 'currency' || kind === 'unit') return { text }
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    const grouped = /^-?[\d\s.,'’٬]*\d[\d\s.,'’٬]*$/.test(text)
    return grouped
      ? refused('exchange.number-ambiguous', `${shown(text)} can be read in two ways.`)
      : refused('exchange.cell-invalid', `${shown(text)} is not a number.`)
  }
  return kind === 'amount' ? { text } : whole(text, decimals[kind])
}

/** A spreadsheet keeps fifteen digits, and writes no leading zeros: what lost some is told so. */
function fromNumber(number: number, kind: ColumnKind): CellValue {
  if (!Number.isFinite(number)) return refused('exchange.cell-invalid', 'It is no number.')
  if (Math.abs(number) >= 1e15)
    return refused('exchange.digits-lost', 'It is a number of more than fifteen digits.')
  const text = Number(number.toPrecision(15)).toString()
  if (kind === 'commodity-code') return commodityCode(text)
  if (kind === 'text' || kind === 'currency' || kind === 'unit') return { text }
  if (text.includes('e')) return refused('exchange.cell-invalid', `${text} is finer than counted.`)
  return fromText(text, kind)
}

/** The HS counts in pairs of digits: an odd number of them tells that a leading zero was lost. */
function commodityCode(text: string): CellValue {
  const digits = text.replaceAll(/[\s.]/g, '')
  if (!/^\d+$/.test(digits)) return refused('exchange.cell-invalid', `${shown(text)} is no code.`)
  return digits.length % 2 === 0
    ? { text: digits }
    : refused('exchange.digits-lost', `${shown(text)} has ${digits.length} digits; a zero is lost.`)
}

function whole(text: string, places: number): CellValue {
  const steps = Number(parseDecimal(text, places) ?? Number.NaN)
  if (Number.isSafeInteger(steps)) return { whole: steps }
  return places === 0
    ? refused('exchange.cell-invalid', `${shown(text)} is not a whole number.`)
    : refused('exchange.cell-invalid', `${shown(text)} has more than ${places} decimals.`)
}

function refused(code: SheetCode, detail: string): CellValue {
  return { refusal: { code, detail } }
}

/** Foreign text in our sentences: in quotes, and no longer than a glance. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
