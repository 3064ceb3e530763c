import { expect, test } from 'vitest'
import { TariffLine } from '#models/tariff'
import { tariffLines } from './tariff.ts'

test('about 150 lines, each code once and in order, none in a chapter that there is not', () => {
  const codes = tariffLines.map(({ commodityCode }) => commodityCode)
  expect(codes.length).toBeGreaterThanOrEqual(150)
  expect(codes).toEqual([...new Set(codes)].toSorted())
  for (const line of tariffLines) expect(TariffLine.parse(line)).toEqual(line)
  const chapters = codes.map((code) => Number(code.slice(0, 2)))
  expect(chapters.every((chapter) => chapter >= 1 && chapter <= 97 && chapter !== 77)).toBe(true)
})
