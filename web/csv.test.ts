import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

const cells = (...values: (string | number | undefined)[]) =>
  toCsv(
    values.map((value, index) => ({ label: `c${index}`, value: () => value })),
    [{}],
  ).split('\r\n')[1]

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '  =1+1'])('%j is no formula', (text) => {
  expect(cells(text)).toBe(`'${text}`)
})

test('a number stays one, and a text with separators keeps its cell', () => {
  expect(cells(-12, 'Shoes, "left"', undefined, 'two\nlines')).toBe(
    '-12,"Shoes, ""left""",,"two\nlines"',
  )
})

test('a spreadsheet is told that it reads UTF-8', () => {
  expect(toCsv([{ label: '名称', value: () => '' }], [])).toBe('\uFEFF名称\r\n')
})
