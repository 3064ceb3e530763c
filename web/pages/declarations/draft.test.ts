import { describe, expect, test } from 'vitest'
import { Draft, DraftItem, itemPointers, itemsPointer, readDraft } from './draft.ts'

const item = DraftItem.parse({
  commodityCode: '640411',
  description: 'Sports footwear',
  grossKg: '1200.5',
  netKg: '1100,25',
  packages: '12',
  value: '15000.50',
})
const draft = Draft.parse({
  functionalReferenceId: 'LRN-1',
  declarantId: 'XM-ENT-0001',
  items: [item],
})

describe('a draft becomes the declaration that it says', () => {
  test('kilograms become grams and money minor units, without a float in between', () => {
    const [goods] = readDraft(draft).declaration?.goodsShipment.goodsItems ?? []
    expect(goods?.commodity.goodsMeasure).toEqual({
      grossMassGrams: 1_200_500,
      netNetWeightGrams: 1_100_250,
    })
    expect(goods?.customsValueAmount).toEqual({ amountMinor: '1500050', currencyCode: 'USD' })
  })

  test('a currency without minor unit keeps its whole amount', () => {
    const yen = { ...draft, currency: 'JPY', items: [{ ...item, value: '98765' }] }
    const [goods] = readDraft(yen).declaration?.goodsShipment.goodsItems ?? []
    expect(goods?.customsValueAmount).toEqual({ amountMinor: '98765', currencyCode: 'JPY' })
  })

  test('what was left empty is left out', () => {
    const { declaration } = readDraft(draft)
    expect(declaration?.exporter).toBeUndefined()
    expect(declaration?.goodsShipment.tradeTerms).toBeUndefined()
  })

  test('packages add up to the total', () => {
    const two = { ...draft, items: [item, { ...item, packages: '30' }] }
    expect(readDraft(two).declaration?.totalPackageQuantity).toBe(42)
  })
})

describe('a slip is found at its field', () => {
  const pointerOf = (name: keyof typeof itemPointers) => `${itemsPointer}/0${itemPointers[name]}`

  test('more decimals than grams', () => {
    const { errors } = readDraft({ ...draft, items: [{ ...item, grossKg: '1.2345' }] })
    expect(errors).toEqual([{ pointer: pointerOf('grossKg'), kind: 'decimal' }])
  })

  test('half a package', () => {
    const { errors } = readDraft({ ...draft, items: [{ ...item, packages: '1.5' }] })
    expect(errors).toEqual([{ pointer: pointerOf('packages'), kind: 'whole-number' }])
  })

  test('no reference and no declarant', () => {
    const { errors } = readDraft({ ...draft, functionalReferenceId: '', declarantId: '' })
    expect(errors?.map(({ pointer }) => pointer)).toEqual([
      '/functionalReferenceId',
      '/declarant/id',
    ])
  })
})
