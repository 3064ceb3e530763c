import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import contractText from '../contract/openapi.json?raw'
import { api } from './api.ts'

const Operation = z.object({ operationId: z.string() })
const Contract = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })

const operations = new Map(
  Object.entries(Contract.parse(JSON.parse(contractText)).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => [operationId, { method, path }]),
  ),
)

test.each(Object.entries(api))('%s is an operation of the contract', async (name, line) => {
  const asked = await askedBy(line)
  const { method, path } = operations.get(name) ?? {}
  expect(asked.method.toLowerCase()).toBe(method)
  expect(asked.path).toMatch(pattern(path ?? ''))
})

/** Each `{value}` of the contract's path may be any one step of the path that was asked. */
function pattern(path: string): RegExp {
  const literal = path.replaceAll(/[.]/g, String.raw`\.`)
  return new RegExp(`^${literal.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`)
}

/** What a line of the client would send, where the network answers nothing. */
async function askedBy(line: (...values: never[]) => Promise<unknown>) {
  const asked = { method: '', path: '' }
  vi.stubGlobal('fetch', (address: string, { method }: { method: string }) => {
    Object.assign(asked, { method, path: address.split('?')[0] })
    return Promise.reject(new Error('no network'))
  })
  await Promise.allSettled([Reflect.apply(line, undefined, ['one', 'two', 'three'])])
  vi.unstubAllGlobals()
  return asked
}
