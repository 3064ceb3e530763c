import { writeFile } from 'node:fs/promises'
import { columns } from '../src/modules/exchange/columns.ts'
import { declaration, type Elements } from '../src/modules/exchange/mapping.ts'
import { sheetCures } from '../src/modules/exchange/model.ts'

/**
 * Writes the reference pages of the doors for files from the tables that the doors themselves read:
 * `node tools/exchange-reference.ts`, then `npm run format`. A test compares them.
 */
export function spreadsheetColumnsPage(): string {
  return page([
    '# Columns of the spreadsheet',
    '',
    'Reference. One line is one goods item; lines with the same LRN are one declaration, and what',
    'concerns the whole declaration may stand on its first line alone. Headers are known in English,',
    'Spanish and Chinese, in any order. Numbers have a decimal point and no thousands separators;',
    'formulas are refused. `GET /api/imports/template.xlsx` gives an empty one.',
    '',
    ...table(
      ['Column', 'Español', '中文', 'Of the', 'Needed', 'Meaning', 'Example', 'WCO element'],
      columns.map(({ names: [english, spanish, chinese], of, ...column }) => [
        english,
        spanish,
        chinese,
        of === 'item' ? 'goods item' : 'declaration',
        neededOf(column),
        column.says,
        `\`${column.example}\``,
        `\`${column.wco}\``,
      ]),
    ),
    '',
    '## What a file is told',
    '',
    'Every error names its sheet, row and column beside this code.',
    '',
    ...table(
      ['Code', 'Cure'],
      Object.entries(sheetCures).map(([code, cure]) => [`\`${code}\``, cure]),
    ),
  ])
}

function neededOf({ required, otherwise }: { required?: boolean; otherwise?: string }): string {
  if (required) return 'yes'
  return otherwise ? `no: ${otherwise}` : 'no'
}

export function wcoMappingPage(): string {
  return page([
    '# WCO elements and our fields',
    '',
    'Reference. What the XML door reads and writes, in the order of the schema WCO_DEC_2_DMS of the',
    'WCO Data Model 3.6. An element that does not stand here is refused by name, never dropped.',
    '',
    ...table(['Element', 'Field', 'Kind'], rowsOf(declaration, '', '')),
  ])
}

function rowsOf(fields: Elements, path: string, pointer: string): string[][] {
  return Object.entries(fields).flatMap(([field, rule]) => {
    const many = rule.kind === 'list'
    const at = `${path}${rule.xml}`
    const ours = `${pointer}${field}${many ? '[]' : ''}`
    if (rule.kind === 'constant') return [[`\`${at}\``, '', `always ${rule.text}`]]
    if (rule.kind === 'nested' || rule.kind === 'list')
      return rowsOf(rule.fields, `${at}/`, `${ours}.`)
    return [[`\`${at}\``, `\`${ours}\``, kinds[rule.kind]]]
  })
}

const kinds = {
  text: 'text',
  'date-time': 'instant in UTC; formatCode 304 or 102',
  integer: 'whole number',
  mass: 'kilograms (KGM) as whole grams',
  amount: 'currencyID and amount as whole minor units',
  quantity: 'unitCode and quantity as whole millionths',
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)]
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(escaped).join(' | ')} |`
}

function escaped(cell: string): string {
  return cell.replaceAll('|', String.raw`\|`)
}

function page(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}

if (import.meta.main) {
  const folder = new URL('../docs/reference/', import.meta.url)
  await writeFile(new URL('spreadsheet-columns.md', folder), spreadsheetColumnsPage())
  await writeFile(new URL('wco-mapping.md', folder), wcoMappingPage())
}
