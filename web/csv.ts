/** A cell: a number is written as it is, a text so that no spreadsheet takes it for a formula. */
export type Cell = string | number | bigint | undefined

export type CsvColumn<Row> = { label: string; value: (row: Row) => Cell }

/** Comma-separated values of RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ label }) => cellOf(label)),
    ...rows.map((row) => columns.map(({ value }) => cellOf(value(row)))),
  ]
  return `\uFEFF${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`
}

function cellOf(value: Cell): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  // What begins so is a formula to a spreadsheet, and may call out (OWASP, CSV injection).
  const safe = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
