import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { expect, test, vi } from 'vitest'
import { columns } from './columns.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { declarationsOf } from './rows.ts'
import { readSpreadsheet, sniff } from './spreadsheet.ts'
import { templateXlsx, writeXlsx } from './template.ts'

// Threads start slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 })

const examples = columns.map(({ example }) => example)
const headers = columns.map(({ names }) => names[0])

/** The example line with other words in some columns. */
function line(changes: Readonly<Record<string, string>> = {}): string[] {
  return columns.map(({ names, example }) => changes[names[0]] ?? example)
}

function csv(lines: readonly (readonly string[])[], separator = ','): Buffer {
  const quoted = lines.map((one) => one.map((text) => `"${text.replaceAll('"', '""')}"`))
  return Buffer.from(quoted.map((one) => one.join(separator)).join('\r\n'))
}

async function read(bytes: Uint8Array) {
  const started = performance.now()
  const reading = await readSpreadsheet(bytes)
  return { reading, ms: performance.now() - started }
}

/** The same without the thread, whose start would take longer than the reading. */
async function draftsIn(bytes: Uint8Array) {
  const sheet = sniff(bytes) === 'xlsx' ? await readXlsx(bytes) : readCsv(bytes)
  if ('refusal' in sheet) throw new Error(JSON.stringify(sheet))
  return declarationsOf(sheet)
}

test('the template is read as the example that it shows', async () => {
  const { drafts, errors, sheet } = await draftsIn(await templateXlsx())
  expect(errors).toEqual([])
  expect(sheet).toBe('Declarations')
  expect(drafts).toMatchObject([
    {
      functionalReferenceId: 'SPRING-0001',
      rows: [2],
      errorCount: 0,
      declaration: {
        functionalReferenceId: 'SPRING-0001',
        typeCode: 'IMA',
        goodsItemQuantity: 1,
        totalPackageQuantity: 20,
        invoiceAmount: { amountMinor: '4200000', currencyCode: 'USD' },
        declarant: { id: 'XM-ENT-0001' },
        goodsShipment: {
          consignment: {
            transportEquipments: [
              { sequenceNumeric: 1, id: 'MSKU1234565', seals: [{ id: 'CN778812' }] },
            ],
          },
          goodsItems: [
            {
              sequenceNumeric: 1,
              commodity: {
                classifications: [{ id: '851713', identificationTypeCode: 'TSP' }],
                goodsMeasure: {
                  grossMassGrams: 412_500,
                  netNetWeightGrams: 380_000,
                  tariffQuantity: { quantityMicro: 200_000_000, unitCode: 'H87' },
                },
              },
              governmentProcedures: [{ currentCode: '78', previousCode: '00' }],
            },
          ],
        },
      },
    },
  ])
})

test.each([',', ';', '\t'])('a CSV parted by %j is the same as the workbook', async (separator) => {
  const expected = await draftsIn(await templateXlsx())
  const plain = await draftsIn(csv([headers, examples], separator))
  expect(plain.drafts).toEqual(expected.drafts)
  const marked = Buffer.concat([Buffer.from('\uFEFF'), csv([headers, examples], separator)])
  expect((await draftsIn(marked)).drafts).toEqual(expected.drafts)
})

test.each([1, 2] as const)('headers are known in other languages (%i)', async (language) => {
  const translated = columns.map(({ names }) => names[language].toUpperCase())
  const { drafts, errors } = await draftsIn(csv([translated, examples]))
  expect(errors).toEqual([])
  expect(drafts[0]?.declaration).toBeDefined()
})

test('lines of one LRN are one declaration, wherever they stand', async () => {
  const other = line({ LRN: 'B', 'Item no': '' })
  const lines = [line({ 'Item no': '' }), other, line({ 'Item no': '', Packages: '5' })]
  const { drafts } = await draftsIn(csv([headers, ...lines]))
  expect(drafts.map(({ functionalReferenceId, rows }) => [functionalReferenceId, rows])).toEqual([
    ['SPRING-0001', [2, 4]],
    ['B', [3]],
  ])
  expect(drafts[0]?.declaration).toMatchObject({
    goodsItemQuantity: 2,
    totalPackageQuantity: 25,
    goodsShipment: { goodsItems: [{ sequenceNumeric: 1 }, { sequenceNumeric: 2 }] },
  })
})

/** A column, what stands in it, and the code that names what is wrong. */
test.each([
  ['LRN', '', 'cell-missing'],
  ['Declarant ID', '', 'cell-missing'],
  ['Exporter country', 'China', 'cell-invalid'],
  ['HS code', '90121', 'digits-lost'],
  ['HS code', 'phones', 'cell-invalid'],
  ['Procedure', '', 'cell-missing'],
  ['Packages', 'twenty', 'cell-invalid'],
  ['Packages', '2.5', 'cell-invalid'],
  ['Gross mass (kg)', '1,234', 'number-ambiguous'],
  ['Gross mass (kg)', '1 234.5', 'number-ambiguous'],
  ['Gross mass (kg)', '1.23456', 'cell-invalid'],
  ['Gross mass (kg)', '-1', 'cell-invalid'],
  ['Item value', '10.005', 'cell-invalid'],
  ['Item value', '=1+1', 'formula-refused'],
  ['Invoice currency', '', 'cell-missing'],
  ['Invoice currency', 'dollars', 'cell-invalid'],
  ['Supplementary unit', 'pieces', 'cell-invalid'],
  ['Description', 'x'.repeat(600), 'cell-invalid'],
])('%s with %j is refused in its cell: %s', async (column, text, code) => {
  const { drafts, errors } = await draftsIn(csv([headers, line({ [column]: text })]))
  expect(errors).toHaveLength(1)
  expect(errors[0]).toMatchObject({ sheet: 'CSV', row: 2, code: `exchange.${code}` })
  expect(errors[0]?.column).toMatch(/^[A-Z]+: /)
  expect(errors[0]?.column).toContain(column)
  expect(errors[0]?.cure).not.toBe('')
  expect(drafts.flatMap(({ declaration }) => declaration ?? [])).toEqual([])
})

test('a line that contradicts the first of its declaration is told', async () => {
  const lines = [line({ 'Item no': '' }), line({ 'Item no': '', 'Exporter country': 'VN' })]
  const { errors } = await draftsIn(csv([headers, ...lines]))
  expect(errors).toMatchObject([{ row: 3, code: 'exchange.line-contradicts' }])
})

test.each([
  [
    'another column',
    [
      [...headers, 'Colour'],
      [...examples, 'red'],
    ],
    'column-unknown',
  ],
  [
    'a column twice',
    [
      [...headers, 'LRN'],
      [...examples, 'x'],
    ],
    'column-repeated',
  ],
  ['a column left out', [headers.slice(1), examples.slice(1)], 'column-missing'],
  ['headers alone', [headers], 'sheet-empty'],
  ['too many columns', [Array<string>(201).fill('a'), ['b']], 'too-many-columns'],
  ['too many lines', [headers, ...Array<string[]>(10_001).fill(examples)], 'too-many-rows'],
])('%s is refused by name', async (_, lines, code) => {
  const { errors } = await draftsIn(csv(lines))
  expect(errors[0]).toMatchObject({ code: `exchange.${code}` })
})

/** A workbook of the template's headers, and one line whose cells are set by hand. */
async function workbookWith(values: Readonly<Record<string, ExcelJS.CellValue>>) {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Lines')
  sheet.addRow(headers)
  sheet.addRow(columns.map(({ names, example }) => values[names[0]] ?? example))
  return { workbook, sheet, bytes: async () => new Uint8Array(await workbook.xlsx.writeBuffer()) }
}

test.each([
  ['Item value', { formula: '1+1', result: 2 }, 'formula-refused'],
  ['Item value', true, 'cell-invalid'],
  ['Item value', { error: '#N/A' }, 'cell-invalid'],
  ['HS code', 90121, 'digits-lost'],
  ['UCR', 1234567890123456, 'digits-lost'],
  ['Marks', new Date('2026-01-02'), 'date-unexpected'],
] as const)('%s of a workbook with %j is refused: %s', async (column, value, code) => {
  const { bytes } = await workbookWith({ [column]: value })
  const { errors } = await draftsIn(await bytes())
  expect(errors).toMatchObject([{ sheet: 'Lines', row: 2, code: `exchange.${code}` }])
})

test('numbers, rich text and links of a workbook are what they show', async () => {
  const { bytes } = await workbookWith({
    'HS code': 851713,
    'Gross mass (kg)': 0.1 + 0.2,
    Procedure: 78,
    Description: { richText: [{ text: 'Smart' }, { text: 'phones' }] },
    'Exporter name': { text: 'Bright', hyperlink: 'https://example.org' },
    'Net mass (kg)': 0.1,
  })
  const { drafts, errors } = await draftsIn(await bytes())
  expect(errors).toEqual([])
  expect(drafts[0]?.declaration).toMatchObject({
    exporter: { name: 'Bright' },
    goodsShipment: {
      goodsItems: [
        { commodity: { description: 'Smartphones', goodsMeasure: { grossMassGrams: 300 } } },
      ],
    },
  })
})

test('merged cells and further sheets are refused by name', async () => {
  const merged = await workbookWith({})
  merged.sheet.mergeCells('V2:W2')
  expect((await draftsIn(await merged.bytes())).errors).toMatchObject([
    { code: 'exchange.cell-merged', row: 2 },
  ])
  const extra = await workbookWith({})
  extra.workbook.addWorksheet('More').addRow(['x'])
  expect((await read(await extra.bytes())).reading).toMatchObject({
    refusal: { code: 'exchange.sheet-extra' },
  })
})

test('ten thousand lines are read in time', async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) =>
    line({ LRN: `L-${Math.floor(index / 10)}`, 'Item no': String((index % 10) + 1) }),
  )
  const inCsv = await read(csv([headers, ...lines]))
  const inXlsx = await read(await writeXlsx(lines))
  for (const { reading, ms } of [inCsv, inXlsx]) {
    expect('drafts' in reading && reading.drafts.drafts.length).toBe(1000)
    expect('drafts' in reading && reading.drafts.errors).toEqual([])
    expect(ms).toBeLessThan(20_000)
  }
})

/** A ZIP archive by hand, for those that no honest program writes. */
function zip(entries: Readonly<Record<string, string | Buffer>>, lie?: { size: number }): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(8, 4)
    fixed.writeUInt32LE(packed.length, 14)
    fixed.writeUInt32LE(lie?.size ?? raw.length, 18)
    fixed.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fixed, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        Buffer.alloc(2),
        fixed,
        tail,
        Buffer.from(name),
      ]),
    )
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, central, Buffer.from('PK\u0005\u0006'), end])
}

const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
const sheetOf = (rows: string) => ({
  'xl/workbook.xml': '<workbook/>',
  'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
})

test.each([
  ['nothing', Buffer.alloc(0), 'spreadsheet-type-unknown'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'spreadsheet-type-unknown'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'spreadsheet-type-unknown'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'spreadsheet-type-unknown'],
  ['a text that is no UTF-8', Buffer.from('LRN\nM\xFCller', 'latin1'), 'csv-not-utf-8'],
  ['an open quote', Buffer.from('"LRN\nx'), 'csv-malformed'],
  ['a cell without end', Buffer.from('x'.repeat(100_000)), 'spreadsheet-too-heavy'],
  ['seventeen megabytes', Buffer.alloc(17 * 1024 * 1024, 'a'), 'spreadsheet-too-large'],
  ['an archive of other things', zip({ 'a.txt': 'hello' }), 'spreadsheet-type-unknown'],
  ['half an archive', zip(sheetOf(row)).subarray(0, 100), 'spreadsheet-malformed'],
  ['sizes that lie', zip(sheetOf(row), { size: 10 }), 'spreadsheet-malformed'],
  [
    'an end of zip64 alone',
    Buffer.from(`504b0606${'00'.repeat(52)}`, 'hex'),
    'spreadsheet-malformed',
  ],
  ['macros', zip({ ...sheetOf(row), 'xl/vbaProject.bin': 'x' }), 'spreadsheet-unsafe'],
  ['a path out of the archive', zip({ ...sheetOf(row), '../x': 'x' }), 'spreadsheet-malformed'],
  ['a million rows', zip(sheetOf(row.repeat(1_000_000))), 'too-many-rows'],
  ['ten thousand columns', zip(sheetOf(`<row>${'<c/>'.repeat(10_000)}</row>`)), 'too-many-columns'],
  [
    'many cells',
    zip(sheetOf(`<row>${'<c/>'.repeat(150)}</row>`.repeat(8000))),
    'spreadsheet-too-heavy',
  ],
  [
    'a bomb of shared strings',
    zip({ ...sheetOf(row), 'xl/sharedStrings.xml': Buffer.alloc(60 * 1024 * 1024, 'a') }),
    'spreadsheet-too-heavy',
  ],
  ['a workbook that is none', zip(sheetOf('<<<')), 'spreadsheet-malformed'],
])('%s: refused by name, and fast', async (_, bytes, code) => {
  const { reading, ms } = await read(bytes)
  expect(reading).toMatchObject({ refusal: { code: `exchange.${code}` } })
  expect(ms).toBeLessThan(4000)
})
