import { parseDecimal } from '#kernel/decimal'
import { decimalsOf } from '#kernel/money'
import { Declaration } from '#models/declarations'
import { type CellValue, shown } from './cells.ts'
import { type Column, columns } from './columns.ts'
import type { SheetCode } from './model.ts'

/** A line of the sheet: what each column says in it, and how many of its cells were refused. */
export type Line = { row: number; values: ReadonlyMap<string, CellValue>; faults: number }

/** The lines of one LRN: a declaration, or so many errors. */
export type Draft = {
  functionalReferenceId: string
  /** The row of each goods item, in order. */
  rows: number[]
  errorCount: number
  declaration?: Declaration
}

/** Says what is wrong with a cell, or with a row where no column is meant. */
export type Tell = (
  row: number,
  column: Column | undefined,
  refusal: { code: SheetCode; detail: string },
) => void

/** What a sheet of one line for each goods item need not say. */
const implied = {
  'packagings.0': { sequenceNumeric: 1 },
  'goodsShipment.consignment.transportEquipments.0': { sequenceNumeric: 1 },
  'goodsShipment.consignment.transportEquipments.0.seals.0': { sequenceNumeric: 1 },
  'commodity.classifications.0': { identificationTypeCode: 'TSP' },
}

export function buildDraft(
  functionalReferenceId: string,
  lines: readonly Line[],
  tellAll: Tell,
): Draft {
  const rows = lines.map(({ row }) => row)
  const cellsTold = new Set<string>()
  let errorCount = lines.reduce((sum, { faults }) => sum + faults, 0)
  const tell: Tell = (row, column, refusal) => {
    const cell = `${row} ${column?.names[0]}`
    if (column && cellsTold.has(cell)) return
    cellsTold.add(cell)
    errorCount += 1
    tellAll(row, column, refusal)
  }
  const common = commonLine(lines, tell)
  const currencyCode = textOf(common, 'Invoice currency')
  const items = lines.map((line, index) => {
    const values = fieldsOf('item', line, currencyCode, tell)
    return { sequenceNumeric: index + 1, ...values }
  })
  const whole = fieldsOf('declaration', common, currencyCode, tell)
  const parsed = Declaration.safeParse(withTotals(whole, items, lines))
  if (errorCount === 0 && parsed.success)
    return { functionalReferenceId, rows, errorCount, declaration: parsed.data }
  for (const { path } of parsed.error?.issues ?? []) {
    const { row, column } = cellAt(rows, path)
    const line = lines.find((one) => one.row === row) ?? common
    const value = column && (column.of === 'item' ? line : common).values.get(column.names[0])
    if (value && 'refusal' in value) continue
    const detail = !value
      ? 'It is empty.'
      : `${shown('text' in value ? value.text : String(value.whole))} does not fit.`
    const code = value ? 'exchange.cell-invalid' : 'exchange.cell-missing'
    tell(row, column, { code, detail: column ? detail : `${path.join('/')} does not fit.` })
  }
  return { functionalReferenceId, rows, errorCount }
}

/** The cell that a place in the declaration comes from: where a rule says no, the sheet shows it. */
export function cellAt(
  rows: readonly number[],
  path: readonly PropertyKey[],
): { row: number; column: Column | undefined } {
  const [first, second, index, ...rest] = path.map(String)
  const inItem = first === 'goodsShipment' && second === 'goodsItems' && index !== undefined
  const row = (inItem ? rows[Number(index)] : rows[0]) ?? 0
  const field = (inItem ? rest : path.map(String)).join('.')
  if (field.endsWith('currencyCode'))
    return { row: rows[0] ?? 0, column: columnNamed('Invoice currency') }
  if (field.endsWith('unitCode')) return { row, column: columnNamed('Supplementary unit') }
  const own = columns.filter(({ of, field: at }) => at !== '' && (of === 'item') === inItem)
  const column =
    own.find((one) => one.field === field || field.startsWith(`${one.field}.`)) ??
    own.find((one) => field !== '' && one.field.startsWith(`${field}.`))
  return { row, column }
}

function columnNamed(name: string): Column | undefined {
  return columns.find(({ names }) => names[0] === name)
}

/** What the lines say of their declaration: once is enough, and twice must be the same. */
function commonLine(lines: readonly Line[], tell: Tell): Line {
  const values = new Map<string, CellValue>()
  const [first] = lines
  for (const column of columns.filter(({ of }) => of === 'declaration')) {
    const [name] = column.names
    for (const { row, values: own } of lines) {
      const value = own.get(name)
      const before = values.get(name)
      if (value && !before) values.set(name, value)
      else if (value && before && JSON.stringify(value) !== JSON.stringify(before))
        tell(row, column, {
          code: 'exchange.line-contradicts',
          detail: 'Another line of the same LRN says something else.',
        })
    }
  }
  return { row: first?.row ?? 0, values, faults: 0 }
}

type Values = Readonly<Record<string, unknown>>

function fieldsOf(
  of: Column['of'],
  line: Line,
  currencyCode: string | undefined,
  tell: Tell,
): Values {
  let fields: unknown = {}
  for (const column of columns.filter((one) => one.of === of)) {
    const said = line.values.get(column.names[0])
    const value = said ? fieldOf(column, said, line, currencyCode, tell) : defaultOf(column)
    if (value !== undefined && column.field !== '')
      fields = placed(fields, column.field.split('.'), value)
    if (!said && column.required)
      tell(line.row, column, { code: 'exchange.cell-missing', detail: 'It is empty.' })
  }
  for (const [path, extra] of Object.entries(implied)) {
    const before = valueAt(fields, path.split('.'))
    if (before !== undefined)
      fields = placed(fields, path.split('.'), { ...extra, ...asValues(before) })
  }
  return asValues(fields)
}

function defaultOf({ field, otherwise }: Column): unknown {
  return field === 'typeCode' ? otherwise : undefined
}

function fieldOf(
  column: Column,
  value: CellValue,
  line: Line,
  currencyCode: string | undefined,
  tell: Tell,
): unknown {
  if ('refusal' in value) return undefined
  if ('whole' in value) {
    if (column.kind !== 'quantity') return value.whole
    const unitCode = textOf(line, 'Supplementary unit')
    return { quantityMicro: value.whole, ...(unitCode ? { unitCode } : {}) }
  }
  if (column.kind !== 'amount') return value.text
  if (currencyCode === undefined) {
    tell(line.row, columnNamed('Invoice currency'), {
      code: 'exchange.cell-missing',
      detail: `It is empty, but ${column.names[0]} is given.`,
    })
    return undefined
  }
  const places = decimalsOf(currencyCode)
  const amountMinor = parseDecimal(value.text, places)?.toString()
  if (amountMinor !== undefined) return { amountMinor, currencyCode }
  const detail = `${shown(value.text)} is finer than ${shown(currencyCode)}, which has ${places} decimals.`
  tell(line.row, column, { code: 'exchange.cell-invalid', detail })
  return undefined
}

function textOf({ values }: Line, name: string): string | undefined {
  const value = values.get(name)
  return value && 'text' in value ? value.text : undefined
}

/** The totals are counted from the lines: whoever files a sheet need not keep them in step. */
function withTotals(whole: Values, goodsItems: readonly Values[], lines: readonly Line[]): Values {
  const packages = lines.map(({ values }) => values.get('Packages'))
  const counts = packages.flatMap((value) => (value && 'whole' in value ? value.whole : []))
  const totalPackageQuantity = counts.reduce((sum, one) => sum + one, 0)
  return {
    ...whole,
    goodsItemQuantity: goodsItems.length,
    ...(counts.length === lines.length ? { totalPackageQuantity } : {}),
    goodsShipment: { ...asValues(whole['goodsShipment']), goodsItems },
  }
}

/** The same record with a value at a path; a `0` on the way is the first of a list. */
function placed(into: unknown, path: readonly string[], value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  const inner = placed(valueAt(into, [step]), rest, value)
  return step === '0' ? [inner] : { ...asValues(into), [step]: inner }
}

function valueAt(from: unknown, path: readonly string[]): unknown {
  let value: unknown = from
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  return value
}

function asValues(value: unknown): Values {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
