import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { expect, test } from 'vitest'
import { anyOf } from '#test/any-of'
import { withShared } from '#test/shared'
import { Declaration } from '#models/declarations'
import { parseDocument } from './parse-xml.ts'
import { writeDocument } from './write-declaration.ts'

const parse = (xml: string) => parseDocument(new TextEncoder().encode(xml))

function errorsOf(xml: string) {
  const read = parse(xml)
  return 'errors' in read ? read.errors : []
}

const declaration = Declaration.parse({
  functionalReferenceId: 'LRN-1',
  typeCode: 'IMA',
  acceptanceDateTime: '2026-02-24T15:25:30Z',
  invoiceAmount: { amountMinor: '1250', currencyCode: 'JPY' },
  declarant: { id: 'XM-ENT-0001' },
  exporter: { name: 'Müller & Söhne <GmbH>', address: { countryCode: 'DE' } },
  goodsShipment: {
    goodsItems: [
      {
        sequenceNumeric: 1,
        customsValueAmount: { amountMinor: '-105', currencyCode: 'USD' },
        additionalDocuments: [{ writeOffQuantity: { quantityMicro: 1, unitCode: 'KGM#G' } }],
        commodity: {
          description: '咖啡 "arabica"',
          classifications: [{ id: '09012100', identificationTypeCode: 'TSP' }],
          goodsMeasure: { grossMassGrams: 10_005, netNetWeightGrams: 10_000 },
        },
        governmentProcedures: [{ currentCode: '71', previousCode: '00' }],
      },
    ],
  },
})
const xml = writeDocument(declaration)

test('a declaration is written and read back', () => {
  expect(xml).toContain('<GrossMassMeasure unitCode="KGM">10.005</GrossMassMeasure>')
  expect(xml).toContain('<InvoiceAmount currencyID="JPY">1250</InvoiceAmount>')
  expect(xml).toContain('<CustomsValueAmount currencyID="USD">-1.05</CustomsValueAmount>')
  expect(xml).toContain('<WriteOff><QuantityQuantity unitCode="KGM#G">0.000001</QuantityQuantity>')
  expect(xml).toContain('>20260224152530Z</ds:DateTimeString>')
  expect(parse(xml)).toEqual({ declaration })
})

test('whatever declaration there is: written and read back, it is the same', () => {
  fc.assert(
    fc.property(anyOf(Declaration), (any) => {
      expect(parse(writeDocument(any))).toEqual({ declaration: any })
    }),
    { numRuns: 100 },
  )
})

function at(text: string, format: string) {
  return parse(xml.replace('304', format).replace('20260224152530Z', text))
}

test('a zone is an instant, and a day begins in UTC', () => {
  const instant = { declaration: { acceptanceDateTime: '2026-02-24T15:25:30Z' } }
  expect(at('20260224162530+01', '304')).toMatchObject(instant)
  expect(at('20260224', '102')).toMatchObject({
    declaration: { acceptanceDateTime: '2026-02-24T00:00:00Z' },
  })
  for (const [text, format] of [
    ['20260224', '304'],
    ['20260224162530', '304'],
    ['20260230', '102'],
    ['20260224162530+99', '304'],
  ] as const)
    expect(at(text, format)).toMatchObject({ errors: [{ code: 'exchange.value-invalid' }] })
})

const item = '/MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[1]'

/** What is spoilt, how, and the refusal that names it: its code, its XML path, its JSON Pointer. */
test.each([
  ['>9<', '>13<', 'function-not-offered', '/MetaData/Declaration/FunctionCode', ''],
  [
    '<FunctionCode>9</FunctionCode>',
    '',
    'element-missing',
    '/MetaData/Declaration/FunctionCode',
    '',
  ],
  ['>DEC<', '>RES<', 'document-type-unknown', '/MetaData/WCOTypeName', ''],
  ['>3.6<', '>4.2<', 'document-type-unknown', '/MetaData/WCODataModelVersionCode', ''],
  ['DocumentMetaData-DMS:2', 'DocumentMetaData:3', 'namespace-unknown', '/MetaData', ''],
  ['WCO:DEC-DMS:2', 'WCO:DEC:1', 'namespace-unknown', '/MetaData/Declaration', ''],
  [
    '<Declarant>',
    '<Declarant xmlns="urn:x">',
    'namespace-unknown',
    '/MetaData/Declaration/Declarant',
    '/declarant',
  ],
  [
    '<Exporter>',
    '<Exporter><Fax>1</Fax>',
    'element-unknown',
    '/MetaData/Declaration/Exporter/Fax',
    '/exporter',
  ],
  ['<TypeCode>', '<ID>26XM1</ID><TypeCode>', 'element-unknown', '/MetaData/Declaration/ID', ''],
  [
    '<TypeCode>',
    '<TypeCode>IMA</TypeCode><TypeCode>',
    'element-repeated',
    '/MetaData/Declaration/TypeCode',
    '/typeCode',
  ],
  [
    '<TypeCode>IMA</TypeCode>',
    '',
    'element-missing',
    '/MetaData/Declaration/TypeCode',
    '/typeCode',
  ],
  ['>IMA<', '>import<', 'value-invalid', '/MetaData/Declaration/TypeCode', '/typeCode'],
  ['<Exporter>', '<Exporter>from', 'text-misplaced', '/MetaData/Declaration/Exporter', '/exporter'],
  [
    '<Exporter>',
    '<Exporter role="x">',
    'attribute-unknown',
    '/MetaData/Declaration/Exporter/@role',
    '/exporter',
  ],
  ['>IMA<', '><b>IMA</b><', 'element-unknown', '/MetaData/Declaration/TypeCode/b', '/typeCode'],
  [
    ' currencyID="JPY"',
    '',
    'value-invalid',
    '/MetaData/Declaration/InvoiceAmount',
    '/invoiceAmount',
  ],
  ['>1250<', '>1250.5<', 'value-invalid', '/MetaData/Declaration/InvoiceAmount', '/invoiceAmount'],
  [
    '"KGM">10.005',
    '"TNE">10.005',
    'value-invalid',
    `${item}/Commodity/GoodsMeasure/GrossMassMeasure`,
    '/goodsShipment/goodsItems/0/commodity/goodsMeasure/grossMassGrams',
  ],
  [
    '>10.005<',
    '>10.0005<',
    'value-invalid',
    `${item}/Commodity/GoodsMeasure/GrossMassMeasure`,
    '/goodsShipment/goodsItems/0/commodity/goodsMeasure/grossMassGrams',
  ],
  [
    '>71<',
    '>seventy<',
    'value-invalid',
    `${item}/GovernmentProcedure[1]/CurrentCode`,
    '/goodsShipment/goodsItems/0/governmentProcedures/0/currentCode',
  ],
])('%s turned into %s is refused: %s', (from, to, code, path, pointer) => {
  const [error, ...others] = errorsOf(xml.replace(from, to))
  expect(error).toMatchObject({ code: `exchange.${code}`, path, pointer })
  expect(error?.cure).not.toBe('')
  expect(others).toEqual([])
})

test('prefixes are free, namespaces are not', () => {
  const prefixed = xml
    .replace(/xmlns="/, 'xmlns:q="')
    .replaceAll(/<(\/?)(?!\/?md:|\/?ds:|\?)/g, '<$1q:')
  expect(prefixed).toContain('<q:Declaration xmlns:q=')
  expect(parse(prefixed)).toEqual({ declaration })
})

test.each([
  ['nothing', '', 'document-malformed'],
  ['no XML', 'hello', 'document-malformed'],
  ['half a document', xml.slice(0, 900), 'document-malformed'],
  ['a DOCTYPE', `<!DOCTYPE x>${xml.replace(/^<\?.*\?>/, '')}`, 'doctype-refused'],
  [
    'a DOCTYPE behind a comment',
    `<!-- < --><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`,
    'doctype-refused',
  ],
  [
    'an external entity',
    '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
    'doctype-refused',
  ],
  ['an undeclared entity', '<x>&a;</x>', 'document-malformed'],
  ['an undeclared prefix', '<p:x/>', 'document-malformed'],
  ['depth', '<a>'.repeat(200_000), 'document-too-deep'],
  ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><x/>', 'encoding-not-utf-8'],
  ['another document', '<invoice/>', 'document-type-unknown'],
  ['a megabyte and more', ' '.repeat(1024 * 1024 + 1), 'document-too-large'],
])('%s is refused by name', (_, text, code) => {
  const started = performance.now()
  expect(errorsOf(text)).toMatchObject([{ code: `exchange.${code}` }])
  expect(performance.now() - started).toBeLessThan(1000)
})

test('bytes that are no UTF-8 are refused by name', () => {
  const utf16 = Buffer.from(`\uFEFF${xml}`, 'utf16le')
  expect(parseDocument(utf16)).toMatchObject({ errors: [{ code: 'exchange.encoding-not-utf-8' }] })
})

test('a DOCTYPE in a comment is none', () => {
  const commented = xml.replace('?>', '?><!-- <!DOCTYPE x> --><?a <!DOCTYPE x>?>')
  expect(parse(commented)).toEqual({ declaration })
})

test('the errors of a large document are told up to a number', () => {
  const errors = errorsOf(xml.replace('<Declarant>', `${'<A/>'.repeat(200_000)}<Declarant>`))
  expect(errors).toHaveLength(200)
})

test(
  'the published scenarios are read, written as the schema has it, and read again',
  withShared('samples/wco-dm', (folder) => {
    const schema = validatorOf(join(folder, 'xsd/schemas/wco/declaration/_driver.xsd'))
    const read = globSync(join(folder, 'scenarios/*/*.{xml,XML}')).flatMap((file) => {
      const first = parseDocument(readFileSync(file))
      if (!('declaration' in first)) return []
      const written = writeDocument(first.declaration)
      expect(parse(written), file).toEqual(first)
      expect(schema(written), file).toBe('')
      return basename(file)
    })
    expect(read.length).toBeGreaterThan(60)
  }),
)

test(
  'what we write fits the published schema',
  withShared('samples/wco-dm', (folder) => {
    const schema = validatorOf(join(folder, 'xsd/schemas/wco/declaration/_driver.xsd'))
    expect(schema(xml)).toBe('')
    expect(schema(xml.replace('<TypeCode>', '<TypeCode>X</TypeCode><TypeCode>'))).not.toBe('')
  }),
)

/** The schema as a function: what is wrong with a document, or nothing. */
function validatorOf(path: string): (xml: string) => string {
  expect(existsSync(path)).toBe(true)
  xmlRegisterFsInputProviders()
  const validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }))
  return (text) => {
    const document = XmlDocument.fromString(text)
    try {
      validator.validate(document)
      return ''
    } catch (error) {
      return String(error)
    } finally {
      document.dispose()
    }
  }
}
