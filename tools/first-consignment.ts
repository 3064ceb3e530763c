import { writeFile } from 'node:fs/promises'
import { columns } from '../src/modules/exchange/columns.ts'
import { writeXlsx } from '../src/modules/exchange/template.ts'

/** Makes the spreadsheet of the tutorial: `node tools/first-consignment.ts`. */

type Cells = Readonly<Record<string, string>>

/** Item: HS code, description, packages, type, gross kg, net kg, quantity, unit, value, invoice. */
type Item = readonly string[]

const everywhere: Cells = {
  'Declaration type': 'IMA',
  'Declarant ID': 'XM-ENT-0001',
  'Importer ID': 'XM-ENT-0001',
  'Border transport mode': '1',
  'Border transport nationality': 'PA',
  'Goods location': 'XMMER01-N',
  'Invoice currency': 'USD',
  'Presentation office': 'XM000101',
}

const declarations: readonly { cells: Cells; procedure: string; items: readonly Item[] }[] = [
  {
    cells: {
      LRN: 'SPRING-0001',
      'Exporter name': 'Shenzhen Bright Electronics Co',
      'Exporter country': 'CN',
      'Border transport ID': 'IMO9321483',
      'Container no': 'MSKU1234565',
      'Seal no': 'CN778812',
      UCR: '6XMENT0001-SPRING-1',
      Incoterm: 'CIF',
      'Incoterm place': 'XMMER',
      'Export country': 'CN',
    },
    procedure: '78',
    items: [
      ['851713', 'Smartphones, 128 GB', '20', 'CT', '412.5', '380', '1000', 'H87', '182000'],
      ['850440', 'Chargers for smartphones, 20 W', '12', 'CT', '168', '150', '2000', 'H87', '7400'],
      ['851830', 'Headphones, wireless', '10', 'CT', '96.4', '82', '800', 'H87', '15200'],
      ['854442', 'Cables with connectors, USB-C', '4', 'CT', '61', '55.25', '', '', '2150'],
      ['392690', 'Covers of plastic for smartphones', '6', 'CT', '84', '72', '', '', '3900'],
    ],
  },
  {
    cells: {
      LRN: 'SPRING-0002',
      'Exporter name': 'Cafetera del Sur SA',
      'Exporter country': 'CO',
      'Border transport ID': 'IMO9450571',
      'Container no': 'MRDU4820135',
      'Seal no': 'CO10442',
      UCR: '6XMENT0001-SPRING-2',
      Incoterm: 'FOB',
      'Incoterm place': 'COCTG',
      'Export country': 'CO',
    },
    procedure: '71',
    items: [
      [
        '090121',
        'Coffee, roasted, not decaffeinated, in beans',
        '240',
        'BG',
        '14640',
        '14400',
        '',
        '',
        '86400',
      ],
      [
        '090122',
        'Coffee, roasted, decaffeinated, in beans',
        '40',
        'BG',
        '2440',
        '2400',
        '',
        '',
        '16080',
      ],
      ['180632', 'Chocolate in blocks, not filled', '60', 'CT', '660', '600', '', '', '5820'],
    ],
  },
  {
    cells: {
      LRN: 'SPRING-0003',
      'Exporter name': 'Highland Spirits Ltd',
      'Exporter country': 'GB',
      'Border transport ID': 'IMO9321483',
      'Container no': 'TGHU7712046',
      'Seal no': 'GB55120',
      UCR: '6XMENT0001-SPRING-3',
      Incoterm: 'CIF',
      'Incoterm place': 'XMMER',
      'Export country': 'GB',
    },
    procedure: '71',
    items: [
      [
        '220830',
        'Whisky, single malt, bottles of 0.7 l, 40 % vol',
        '300',
        'CT',
        '2730',
        '1890',
        '1260',
        'LTR',
        '52920',
      ],
      [
        '220410',
        'Sparkling wine, bottles of 0.75 l',
        '120',
        'CT',
        '1164',
        '756',
        '540',
        'LTR',
        '9720',
      ],
      [
        '220300',
        'Beer made from malt, cans of 0.33 l',
        '200',
        'CT',
        '1720',
        '1584',
        '1584',
        'LTR',
        '2300',
      ],
    ],
  },
  {
    cells: {
      LRN: 'SPRING-0004',
      'Exporter name': 'Dhaka Knit Works Ltd',
      'Exporter country': 'BD',
      'Border transport ID': 'IMO9450571',
      'Container no': 'CMAU5301188',
      'Seal no': 'BD90817',
      UCR: '6XMENT0001-SPRING-4',
      Incoterm: 'FOB',
      'Incoterm place': 'BDCGP',
      'Export country': 'BD',
    },
    procedure: '78',
    items: [
      [
        '610910',
        'T-shirts of cotton, knitted',
        '180',
        'CT',
        '2880',
        '2700',
        '18000',
        'H87',
        '41400',
      ],
      [
        '611020',
        'Pullovers of cotton, knitted',
        '90',
        'CT',
        '1890',
        '1755',
        '4500',
        'H87',
        '33750',
      ],
      ['620342', "Men's trousers of cotton", '75', 'CT', '1725', '1590', '3000', 'H87', '24600'],
      [
        '640411',
        'Sports footwear, uppers of textile',
        '60',
        'CT',
        '690',
        '576',
        '720',
        'NPR',
        '12240',
      ],
    ],
  },
  {
    cells: {
      LRN: 'SPRING-0005',
      'Exporter name': 'Nagoya Motors KK',
      'Exporter country': 'JP',
      'Border transport ID': 'IMO9660243',
      UCR: '6XMENT0001-SPRING-5',
      Incoterm: 'CFR',
      'Incoterm place': 'XMMER',
      'Export country': 'JP',
    },
    procedure: '78',
    items: [
      [
        '870323',
        'Cars, spark ignition, 1,800 cc, new',
        '8',
        'PK',
        '11200',
        '11200',
        '8',
        'H87',
        '148000',
      ],
      ['870830', 'Brakes and parts of brakes', '14', 'CT', '392', '350', '', '', '9100'],
    ],
  },
  {
    cells: {
      LRN: 'SPRING-0006',
      'Exporter name': 'Rotterdam Marine Supply BV',
      'Exporter country': 'NL',
      'Border transport ID': 'IMO9321483',
      'Container no': 'MSCU6640721',
      'Seal no': 'NL33071',
      UCR: '6XMENT0001-SPRING-6',
      Incoterm: 'CIF',
      'Incoterm place': 'XMMER',
      'Export country': 'NL',
    },
    procedure: '71',
    items: [
      [
        '848410',
        'Gaskets of metal sheeting for engines',
        '10',
        'CT',
        '140',
        '121.5',
        '',
        '',
        '6850',
      ],
      ['840991', 'Parts for spark-ignition engines', '5', 'PX', '845', '790', '', '', '21400'],
      ['271019', 'Lubricating oils', '16', 'DR', '3216', '2928', '', '', '8640'],
    ],
  },
]

function linesOf(): string[][] {
  return declarations.flatMap(({ cells, procedure, items }, place) =>
    items.map((item, index) => {
      const [hs = '', description = '', packages = '', type = '', gross = ''] = item
      const [net = '', quantity = '', unit = '', value = ''] = item.slice(5)
      const line: Cells = {
        ...everywhere,
        ...cells,
        'Item no': String(index + 1),
        'HS code': hs,
        Description: description,
        'Origin country': cells['Exporter country'] ?? '',
        Procedure: procedure,
        'Previous procedure': '00',
        Packages: packages,
        'Package type': type,
        Marks: `${cells['LRN']} ${index + 1}`,
        'Gross mass (kg)': gross,
        'Net mass (kg)': net,
        'Supplementary quantity': quantity,
        'Supplementary unit': unit,
        'Item value': value,
        'Document category': 'N',
        'Document type': '380',
        'Document ID': `INV-26-${1001 + place}`,
      }
      return columns.map(({ names }) => line[names[0]] ?? '')
    }),
  )
}

function csvOf(lines: readonly (readonly string[])[]): string {
  return `${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const lines = linesOf()
const at = (extension: string) =>
  new URL(`../docs/tutorial/first-consignment.${extension}`, import.meta.url)
await writeFile(at('csv'), csvOf([columns.map(({ names }) => names[0]), ...lines]))
await writeFile(at('xlsx'), await writeXlsx(lines))
process.stdout.write(`${declarations.length} declarations, ${lines.length} lines\n`)
