import type ExcelJS from 'exceljs'
import type { Cell, CellRefusal, Sheet } from './cells.ts'
import { explanationSheets } from './columns.ts'
import { columnsMax } from './rows.ts'
import { guardZip } from './zip-guard.ts'

/** The first sheet of a workbook. Formulas stay formulas: nothing here computes. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet | { refusal: CellRefusal }> {
  const refusal = await guardZip(bytes)
  if (refusal) return { refusal }
  // Loaded only now: a file that is refused does not wait for it.
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  try {
    await workbook.xlsx.load(bytes.slice().buffer)
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : 'It cannot be read.'
    return { refusal: { code: 'exchange.spreadsheet-malformed', detail } }
  }
  const [first, ...others] = workbook.worksheets
  if (!first) return { refusal: { code: 'exchange.sheet-empty', detail: 'It has no sheet.' } }
  const extra = others.find(
    ({ name, actualRowCount }) => actualRowCount > 0 && !isExplanation(name),
  )
  if (!extra) return { name: first.name, rows: rowsOf(first, excel.ValueType) }
  const detail = `Something stands on sheet ${JSON.stringify(extra.name.slice(0, 60))} too.`
  return { refusal: { code: 'exchange.sheet-extra', detail } }
}

function isExplanation(name: string): boolean {
  return explanationSheets.includes(name)
}

function rowsOf(sheet: ExcelJS.Worksheet, types: typeof ExcelJS.ValueType): Sheet['rows'] {
  const rows: { number: number; cells: (Cell | undefined)[] }[] = []
  sheet.eachRow((row, number) => {
    const cells: (Cell | undefined)[] = []
    for (let column = 1; column <= Math.min(row.cellCount, columnsMax + 1); column += 1)
      cells.push(cellOf(row.getCell(column), types))
    while (cells.length > 0 && !cells.at(-1)) cells.pop()
    if (cells.length > 0) rows.push({ number, cells })
  })
  return rows
}

function cellOf(cell: ExcelJS.Cell, ValueType: typeof ExcelJS.ValueType): Cell | undefined {
  const { type, value } = cell
  switch (type) {
    case ValueType.Null:
      return undefined
    case ValueType.Number:
      return { kind: 'number', number: Number(value) }
    case ValueType.Date:
      return { kind: 'date' }
    case ValueType.Formula:
      return { kind: 'formula' }
    case ValueType.Boolean:
      return { kind: 'boolean' }
    case ValueType.Error:
      return { kind: 'error' }
    case ValueType.Merge:
      return { kind: 'merged' }
    default: {
      const text: unknown = cell.text
      return typeof text === 'string' && text !== '' ? { kind: 'text', text } : undefined
    }
  }
}
