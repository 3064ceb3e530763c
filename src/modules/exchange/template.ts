import ExcelJS from 'exceljs'
import { columns, explanationSheets } from './columns.ts'

const linesSheet = 'Declarations'
/** The template: the headers with one line as an example, and a sheet that explains every column. */
export async function templateXlsx(): Promise<Buffer> {
  return writeXlsx([columns.map(({ example }) => example)])
}

/** A workbook of the template's columns with these lines, each cell as text. */
export async function writeXlsx(lines: readonly (readonly string[])[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  // The same lines give the same bytes on every day.
  workbook.created = new Date(0)
  workbook.modified = new Date(0)
  const sheet = workbook.addWorksheet(linesSheet, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.addRow(columns.map(({ names }) => names[0])).font = { bold: true }
  for (const line of lines) sheet.addRow(line)
  for (const [index, { names }] of columns.entries()) {
    const column = sheet.getColumn(index + 1)
    column.width = Math.max(names[0].length + 2, 12)
    // As text, for 090121 would lose its zero as a number.
    column.numFmt = '@'
  }
  const explanation = workbook.addWorksheet(explanationSheets[0])
  explanation.addRow([
    'Column',
    'Español',
    '中文',
    'Of',
    'Needed',
    'Meaning',
    'Example',
    'WCO',
  ]).font = {
    bold: true,
  }
  for (const { names, of, required, says, example, wco } of columns)
    explanation.addRow([...names, of, required ? 'yes' : 'no', says, example, wco])
  for (const [index, width] of [26, 30, 20, 12, 8, 80, 28, 60].entries())
    explanation.getColumn(index + 1).width = width
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
