import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { spreadsheetColumnsPage, wcoMappingPage } from '../../../tools/exchange-reference.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { declarationsOf } from './rows.ts'

const docs = new URL('../../../docs/', import.meta.url)
const file = (path: string) => readFileSync(new URL(path, docs))

/** The formatter pads tables: what they say is compared, not how wide they are. */
const words = (page: string) => page.replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---')

test('the reference pages say what the tables say', () => {
  const again = 'Run: node tools/exchange-reference.ts && npm run format'
  expect(words(file('reference/spreadsheet-columns.md').toString()), again).toBe(
    words(spreadsheetColumnsPage()),
  )
  expect(words(file('reference/wco-mapping.md').toString()), again).toBe(words(wcoMappingPage()))
})

test('the spreadsheets of the tutorial are twenty lines in six declarations, and right', async () => {
  const read = [
    readCsv(file('tutorial/first-consignment.csv')),
    await readXlsx(file('tutorial/first-consignment.xlsx')),
  ]
  const [csv, xlsx] = read.map((sheet) => ('refusal' in sheet ? undefined : declarationsOf(sheet)))
  expect(csv?.errors).toEqual([])
  expect(xlsx?.errors).toEqual([])
  expect(csv?.drafts).toHaveLength(6)
  expect(csv?.drafts.flatMap(({ rows }) => rows)).toHaveLength(20)
  expect(csv?.drafts.every(({ declaration }) => declaration?.declarant.id === 'XM-ENT-0001')).toBe(
    true,
  )
  expect(xlsx?.drafts).toEqual(csv?.drafts)
})
