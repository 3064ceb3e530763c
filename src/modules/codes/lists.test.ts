import { expect, test } from 'vitest'
import { codeList } from './lists.ts'
import { CodeListName } from './model.ts'

test.each(CodeListName.options)('%s: each code once, in order, with its words', (name) => {
  const codes = codeList(name).map(({ code }) => code)
  expect(codes).toEqual([...new Set(codes)].toSorted())
  expect(codeList(name).every((one) => one.name.length > 1)).toBe(true)
})

test('countries and currencies are those in use', () => {
  const countries = codeList('countries').map(({ code }) => code)
  expect(countries.length).toBeGreaterThan(240)
  expect(countries).toEqual(expect.arrayContaining(['SG', 'MX', 'CN', 'GB', 'XM']))
  expect(countries).not.toContain('SU')
  const currencies = codeList('currencies').map(({ code }) => code)
  expect(currencies).toEqual(expect.arrayContaining(['USD', 'EUR', 'CNY', 'SGD', 'JPY']))
  expect(currencies).not.toContain('DEM')
})
