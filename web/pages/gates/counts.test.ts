import { expect, test } from 'vitest'
import type { PassItem } from '../../shapes.ts'
import { asDeclared, differencesOf, readCounts } from './counts.ts'

const shoes: PassItem = {
  sequenceNumeric: 1,
  description: 'Sports footwear',
  commodityCode: '640411',
  packages: 120,
  grossMassGrams: 1_500_000,
  netMassGrams: 1_400_000,
  deliveredPackages: 80,
  deliveredGrossMassGrams: 1_000_000,
}

test('all as declared is what earlier trucks have left', () => {
  expect(asDeclared([shoes])).toEqual([{ packages: '40', kg: '500' }])
})

test('all as declared makes no difference', () => {
  const passed = readCounts([shoes], asDeclared([shoes]))
  expect(passed && differencesOf([shoes], passed)).toEqual([])
})

test.each([
  ['41', '500', 'over'],
  ['40', '500.001', 'over'],
  ['39', '500', 'short'],
  ['40', '499,999', 'short'],
])('%s packages of %s kg are %s', (packages, kg, kind) => {
  const passed = readCounts([shoes], [{ packages, kg }])
  expect(passed && differencesOf([shoes], passed)[0]?.kind).toBe(kind)
})

test.each(['', '-1', '1.5', 'many'])('"%s" is no count of packages', (packages) => {
  expect(readCounts([shoes], [{ packages, kg: '1' }])).toBeUndefined()
})
