import { type Cell, type CellValue, type Sheet, shown, valueOf } from './cells.ts'
import { type Column, columnOf, columns } from './columns.ts'
import { buildDraft, type Draft, type Line, type Tell } from './draft.ts'
import { errorsTold, type SheetError, sheetCures } from './model.ts'

/** As many lines as the issue of a file promises, and more columns than any template has. */
export const rowsMax = 10_000
export const columnsMax = 200

export type Drafts = {
  sheet: string
  /** The letter and the header of each column of ours that the sheet has, by our name. */
  headers: Readonly<Record<string, string>>
  drafts: Draft[]
  errors: SheetError[]
}

type Heading = { columns: { column: Column; index: number }[]; headers: Record<string, string> }
type Row = Sheet['rows'][number]

/** A sheet as declarations: one line is one goods item, one LRN is one declaration. */
export function declarationsOf({ name, rows }: Sheet): Drafts {
  const [header, ...lines] = rows
  const heading: Heading = { columns: [], headers: {} }
  const errors: SheetError[] = []
  const tell: Tell = (row, column, refusal) => {
    const cure = cureOf(refusal.code, column)
    if (errors.length < errorsTold)
      errors.push(told(name, heading.headers, column, { row, ...refusal, cure }))
  }
  const none = { sheet: name, headers: heading.headers, drafts: [], errors }
  if (!header || lines.length === 0) {
    tell(0, undefined, {
      code: 'exchange.sheet-empty',
      detail: 'No line stands below the headers.',
    })
    return none
  }
  if (lines.length > rowsMax) {
    const detail = `It has ${lines.length} lines; at most ${rowsMax} are read.`
    tell(0, undefined, { code: 'exchange.too-many-rows', detail })
    return none
  }
  readHeading(header, heading, tell)
  return errors.length > 0 ? none : { ...none, drafts: draftsOf(lines, heading, tell) }
}

/** The error as the maker of the sheet reads it: with the letter of its column. */
export function told(
  sheet: string,
  headers: Drafts['headers'],
  column: Column | undefined,
  error: { row: number; code: string; detail: string; cure: string },
): SheetError {
  const name = column?.names[0] ?? ''
  const { row, ...said } = error
  return { sheet, row, column: headers[name] ?? name, ...said }
}

/** What the column is for cures a value that does not fit it; other errors have a cure of their own. */
export function cureOf(code: string, column: Column | undefined): string {
  const own = Object.entries(sheetCures).find(([known]) => known === code)?.[1]
  const fits = code !== 'exchange.cell-invalid' && code !== 'exchange.cell-missing'
  if (own && (fits || !column)) return own
  return column ? `${column.says} For example: ${column.example}` : 'Correct it and send it again.'
}

function readHeading({ number, cells }: Row, heading: Heading, tell: Tell): void {
  if (cells.length > columnsMax) {
    const detail = `It has ${cells.length} columns; at most ${columnsMax} are read.`
    return tell(0, undefined, { code: 'exchange.too-many-columns', detail })
  }
  for (const [index, cell] of cells.entries()) {
    const text = cell?.kind === 'text' ? cell.text.trim() : ''
    const column = columnOf(text)
    const place = `Column ${letterOf(index)}`
    if (!cell || (cell.kind === 'text' && text === '')) continue
    if (!column) {
      const detail = `${place}: ${text ? shown(text) : `a ${cell.kind}`} is no header of the template.`
      tell(number, undefined, { code: 'exchange.column-unknown', detail })
    } else if (heading.columns.some((one) => one.column === column))
      tell(number, column, { code: 'exchange.column-repeated', detail: `${place} repeats it.` })
    else {
      heading.columns.push({ column, index })
      heading.headers[column.names[0]] = `${letterOf(index)}: ${text.slice(0, 60)}`
    }
  }
  for (const column of columns)
    if (column.required && !heading.columns.some((one) => one.column === column))
      tell(number, column, {
        code: 'exchange.column-missing',
        detail: 'No column has this header.',
      })
}

function draftsOf(lines: readonly Row[], heading: Heading, tell: Tell): Draft[] {
  const groups = new Map<string, Line[]>()
  for (const row of lines) {
    const line = readLine(row, heading, tell)
    const reference = line.values.get('LRN')
    if (reference && 'text' in reference) {
      const group = groups.get(reference.text)
      if (group) group.push(line)
      else groups.set(reference.text, [line])
    } else if (!reference)
      tell(row.number, columnOf('LRN'), {
        code: 'exchange.cell-missing',
        detail: 'The line belongs to no declaration.',
      })
  }
  return [...groups].map(([reference, group]) => buildDraft(reference, group, tell))
}

function readLine({ number, cells }: Row, heading: Heading, tell: Tell): Line {
  const values = new Map<string, CellValue>()
  let faults = 0
  for (const { column, index } of heading.columns) {
    const value = valueOf(cells[index], column.kind)
    if (!value) continue
    values.set(column.names[0], value)
    if (!('refusal' in value)) continue
    faults += 1
    tell(number, column, value.refusal)
  }
  for (const [index, cell] of cells.entries()) {
    if (isEmpty(cell) || heading.columns.some((one) => one.index === index)) continue
    faults += 1
    const detail = `Column ${letterOf(index)} holds something but has no header.`
    tell(number, undefined, { code: 'exchange.column-unknown', detail })
  }
  return { row: number, values, faults }
}

function isEmpty(cell: Cell | undefined): boolean {
  return !cell || (cell.kind === 'text' && cell.text.trim() === '')
}

/** A, B … Z, AA, AB …, as spreadsheets count. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}
