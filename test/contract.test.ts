import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { broken, contractFiles } from '../tools/contract/files.ts'

test('what is committed is what the code says', async () => {
  for (const [path, text] of await contractFiles())
    expect(words(readFileSync(path, 'utf8')) === words(text), `${path}: run npm run contract`).toBe(
      true,
    )
})

/** The formatter pads tables as it likes. */
const words = (text: string) => text.replaceAll(/[\s-]+/g, ' ')

const old = {
  info: { version: '1' },
  paths: {
    '/things': {
      put: {
        requestBody: { properties: { name: { type: 'string' } }, required: ['name'] },
        responses: { 200: { properties: { status: { enum: ['a', 'b'] } } } },
      },
    },
  },
}
type Contract = typeof old
const changed = (change: (contract: Contract) => void) => {
  const next = structuredClone(old)
  change(next)
  return broken(old, next)
}

test('a contract that only grows breaks nobody', () => {
  const grown = changed(({ paths }) => {
    Object.assign(paths, { '/more': { get: {} } })
    Object.assign(paths['/things'].put.responses[200].properties, { more: { type: 'string' } })
  })
  expect(grown).toEqual([])
})

test.each<[string, (contract: Contract) => void, string]>([
  [
    'an operation that is gone',
    ({ paths }) => Reflect.deleteProperty(paths['/things'], 'put'),
    '/put is gone',
  ],
  [
    'a field of an answer that is gone',
    ({ paths }) => Reflect.deleteProperty(paths['/things'].put.responses[200].properties, 'status'),
    'status is gone',
  ],
  [
    'a value that is gone',
    ({ paths }) => paths['/things'].put.responses[200].properties.status.enum.pop(),
    '"b" is gone',
  ],
  [
    'a field that is newly required',
    ({ paths }) => paths['/things'].put.requestBody.required.push('size'),
    'newly required',
  ],
])('%s is told', (_, change, why) => {
  expect(changed(change).join()).toContain(why)
  const risen = changed((contract) => {
    change(contract)
    contract.info.version = '2'
  })
  expect(risen).toEqual([])
})
