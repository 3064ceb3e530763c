import { newId } from '#kernel/ids'
import type { Chance } from './chance.ts'

/** What comes into the zone: real codes of the Harmonized System, weights and prices that may be. */
const catalogue: readonly Goods[] = [
  { code: '851713', what: 'Smartphones', grams: [180, 230], price: [180, 900], per: 40 },
  {
    code: '847130',
    what: 'Portable computers',
    grams: [1_200, 2_400],
    price: [350, 1_800],
    per: 10,
  },
  { code: '850440', what: 'Power supplies', grams: [300, 900], price: [8, 40], per: 50 },
  {
    code: '854231',
    what: 'Processors and controllers',
    grams: [20, 60],
    price: [5, 300],
    per: 200,
  },
  {
    code: '090111',
    what: 'Coffee, not roasted',
    grams: [60_000, 60_000],
    price: [240, 420],
    per: 1,
  },
  { code: '090121', what: 'Coffee, roasted', grams: [1_000, 1_000], price: [9, 22], per: 12 },
  { code: '180100', what: 'Cocoa beans', grams: [62_500, 62_500], price: [300, 560], per: 1 },
  { code: '220830', what: 'Whisky', grams: [1_300, 1_500], price: [8, 60], per: 12 },
  { code: '220421', what: 'Wine in bottles', grams: [1_250, 1_450], price: [3, 25], per: 12 },
  { code: '240220', what: 'Cigarettes', grams: [250, 280], price: [9, 14], per: 50 },
  { code: '610910', what: 'T-shirts of cotton', grams: [140, 220], price: [2, 9], per: 72 },
  { code: '620342', what: 'Trousers of cotton', grams: [380, 620], price: [5, 24], per: 36 },
  {
    code: '640399',
    what: 'Shoes with uppers of leather',
    grams: [700, 1_100],
    price: [15, 80],
    per: 12,
  },
  {
    code: '870323',
    what: 'Motor cars',
    grams: [1_150_000, 1_600_000],
    price: [8_000, 24_000],
    per: 1,
  },
  {
    code: '870830',
    what: 'Brakes and their parts',
    grams: [1_500, 6_000],
    price: [12, 90],
    per: 8,
  },
  { code: '401110', what: 'Tyres for motor cars', grams: [7_500, 11_000], price: [25, 90], per: 1 },
  { code: '300490', what: 'Medicaments in doses', grams: [40, 120], price: [4, 80], per: 120 },
  { code: '901890', what: 'Medical instruments', grams: [400, 3_000], price: [60, 900], per: 6 },
  { code: '848180', what: 'Valves and taps', grams: [300, 4_000], price: [6, 60], per: 20 },
  {
    code: '730890',
    what: 'Structures of iron or steel',
    grams: [90_000, 400_000],
    price: [120, 700],
    per: 1,
  },
]
type Goods = {
  code: string
  what: string
  /** Of one piece, least and most. */
  grams: readonly [number, number]
  /** Of one piece in whole dollars, least and most. */
  price: readonly [number, number]
  /** Pieces in a carton. */
  per: number
}

const origins = ['SG', 'CN', 'KR', 'VN', 'TH', 'MX', 'CL', 'PE', 'US', 'JP', 'ID', 'MY']
const ships = ['MV MERIDIAN STAR', 'MV GULF CROSSING', 'MV PACIFIC LANTERN', 'MV ATLAS TIDE']

/** A zone admission as a trader would file it. One in fifty is filed with a mistake. */
export function admissionOf(chance: Chance, declarantId: string) {
  const origin = chance.oneOf(origins)
  const goodsItems = Array.from({ length: chance.between(1, 5) }, (_, i) =>
    itemOf(chance, origin, i),
  )
  return {
    functionalReferenceId: `V-${newId().slice(9)}`,
    typeCode: 'IMA',
    goodsItemQuantity: goodsItems.length,
    totalPackageQuantity: goodsItems.reduce(
      (sum, { packagings }) => sum + (packagings[0]?.quantityQuantity ?? 0),
      0,
    ),
    declarant: { id: declarantId },
    borderTransportMeans: { modeCode: '1', identificationTypeCode: '11', id: chance.oneOf(ships) },
    exporter: { name: `Exporter of ${origin}`, address: { countryCode: origin } },
    goodsShipment: {
      exportCountry: { id: origin },
      destination: { countryCode: 'XM' },
      consignment: {
        containerCode: '1',
        goodsLocation: { name: 'XMMER01-N', typeCode: 'A' },
        transportEquipments: [{ sequenceNumeric: 1, id: containerOf(chance) }],
      },
      tradeTerms: { conditionCode: chance.oneOf(['CIF', 'FOB', 'DAP']), locationId: 'XMMER' },
      goodsItems,
    },
  }
}
export type Admission = ReturnType<typeof admissionOf>

/** The mistake of a tired clerk: the net mass stands where the gross mass belongs. */
export function withMistake(admission: Admission): Admission {
  const [first, ...others] = admission.goodsShipment.goodsItems
  if (!first) return admission
  const { grossMassGrams, netNetWeightGrams } = first.commodity.goodsMeasure
  const goodsMeasure = { grossMassGrams: netNetWeightGrams, netNetWeightGrams: grossMassGrams }
  const wrong = { ...first, commodity: { ...first.commodity, goodsMeasure } }
  return {
    ...admission,
    goodsShipment: { ...admission.goodsShipment, goodsItems: [wrong, ...others] },
  }
}

function itemOf(chance: Chance, origin: string, index: number) {
  const goods = chance.oneOf(catalogue)
  const cartons = chance.between(1, 120)
  const pieces = cartons * goods.per
  const net = pieces * chance.between(...goods.grams)
  const price = pieces * chance.between(...goods.price)
  return {
    sequenceNumeric: index + 1,
    statisticalValueAmount: { amountMinor: String(price * 100), currencyCode: 'USD' },
    commodity: {
      description: goods.what,
      classifications: [{ id: goods.code, identificationTypeCode: 'TSP' }],
      goodsMeasure: {
        grossMassGrams: net + cartons * chance.between(400, 1_200),
        netNetWeightGrams: net,
      },
      invoiceLine: { itemChargeAmount: { amountMinor: String(price * 98), currencyCode: 'USD' } },
    },
    governmentProcedures: [
      { currentCode: chance.oneOf(['78', '78', '78', '71']), previousCode: '00' },
    ],
    origins: [{ countryCode: origin, typeCode: '1' }],
    packagings: [
      { sequenceNumeric: 1, quantityQuantity: cartons, typeCode: goods.per === 1 ? 'PK' : 'CT' },
    ],
  }
}

/** A container number with its check digit (ISO 6346). */
function containerOf(chance: Chance): string {
  const body = `${chance.oneOf(['MRDU', 'ATLU', 'GLFU'])}${String(chance.between(0, 999_999)).padStart(6, '0')}`
  const sum = Array.from(body).reduce((total, char, i) => total + valueOf(char) * 2 ** i, 0)
  return `${body}${(sum % 11) % 10}`
}

/** Letters count from 10 on and leave out 11, 22 and 33, which are multiples of 11. */
function valueOf(char: string): number {
  const letter = char.charCodeAt(0) - 65
  return letter < 0 ? Number(char) : letter + 10 + Math.floor((letter + 9) / 10)
}
