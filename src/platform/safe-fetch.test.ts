import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withShared } from '#test/shared'
import { isInside, safeFetch } from './safe-fetch.ts'

let reached = 0
const neighbour = createServer((request, response) => {
  reached += 1
  if (request.url === '/redirect') response.writeHead(302, { location: 'https://example.org/' })
  response.end('secret')
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((done) => neighbour.listen(0, '127.0.0.1', done))
  const address = neighbour.address()
  port = typeof address === 'object' && address ? address.port : 0
})
afterAll(() => void neighbour.close())

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.8.8.8',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'ff02::1',
  '2002:7f00:1::',
])('%s is inside', (address) => {
  expect(isInside(address, false)).toBe(true)
})

test.each(['1.1.1.1', '9.9.9.9', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00::1'])(
  '%s is outside',
  (address) => {
    expect(isInside(address, false)).toBe(false)
  },
)

test.each([
  'http://127.0.0.1:PORT/',
  'https://127.0.0.1:PORT/',
  'https://localhost:PORT/',
  'https://127.1:PORT/',
  'https://0x7f000001:PORT/',
  'https://2130706433:PORT/',
  'https://0177.0.0.1:PORT/',
  'https://[::1]:PORT/',
  'https://[::ffff:127.0.0.1]:PORT/',
  'https://①②⑦.⓪.⓪.①:PORT/',
  'https://user:word@example.org:PORT/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:PORT/',
  'data:text/plain,hello',
])('%s is not asked', async (address) => {
  const before = reached
  await expect(safeFetch()(address.replace('PORT', String(port)))).rejects.toThrow()
  expect(reached).toBe(before)
})

test('a redirect is an answer, and is not followed', async () => {
  const answer = await safeFetch({ loopback: true })(`http://127.0.0.1:${port}/redirect`)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://example.org/'])
})

test(
  'no published address of this attack reaches a neighbour',
  withShared('fuzz/ssrf/payloads/Server Side Request Forgery', async (folder) => {
    const addresses = filesIn(folder)
      .flatMap((file) => readFileSync(file, 'utf8').match(/\b[a-z]{2,8}:\/\/[^\s"'`<>|)]+/gi) ?? [])
      .filter((address) =>
        /localhost|127|::|169\.254|0x|\b0\b|\d{8,}|nip\.io|file:|gopher:/i.test(address),
      )
    expect(addresses.length).toBeGreaterThan(20)
    const before = reached
    for (const address of new Set(addresses)) {
      const here = address.replace(/(localhost|127\.0\.0\.1)(:\d+)?/, `$1:${port}`)
      const signal = AbortSignal.timeout(500)
      await expect(safeFetch()(here, { signal }), here).rejects.toThrow()
    }
    expect(reached).toBe(before)
  }),
  60_000,
)

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && /\.(md|txt)$/.test(path))
}
