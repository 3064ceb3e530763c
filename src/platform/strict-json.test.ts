import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStrictJson } from './strict-json.ts'

const read = (text: string) => parseStrictJson(new TextEncoder().encode(text))

test('what JSON.stringify writes is read as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      fc.pre(!/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)))
      expect(read(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test.each([
  ['{"a":1,"a":2}', 'stands twice'],
  [String.raw`{"a":1,"\u0061":2}`, 'stands twice'],
  ['[{"b":{"c":1 , "c" :2}}]', 'stands twice'],
  ['{"__proto__":{}}', 'is not allowed'],
  [String.raw`{"\u005f_proto__":{}}`, 'is not allowed'],
  [`${'['.repeat(65)}${']'.repeat(65)}`, 'nested deeper'],
  [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'nested'],
  ['{"a":', 'JSON'],
  ['', 'JSON'],
])('%.40s is refused', (text, why) => {
  expect(() => read(text)).toThrow(why)
})

test('a key may stand again in another object, and a value may look like a key', () => {
  expect(read('[{"a":1},{"a":"a"},{"b":"a","a":[":"]}]')).toHaveLength(3)
})

test('bytes that are not UTF-8 are refused', () => {
  expect(() => parseStrictJson(Uint8Array.of(0x22, 0xff, 0x22))).toThrow('not UTF-8')
})
