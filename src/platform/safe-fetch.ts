import { lookup as resolve } from 'node:dns'
import { type ClientRequestArgs, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP } from 'node:net'

/**
 * Asks only what lies outside: an address that somebody configured, or that a document named, must
 * not make the platform talk to itself, its neighbours or a cloud's metadata (OWASP ASVS 5.0, 1.3.6).
 * The address that was judged is the one that is connected to, so that a name cannot change its mind
 * between the two; and a redirect is an answer, not an order.
 */
export type SafeFetch = (url: string, options?: SafeRequest) => Promise<Response>
export type SafeRequest = {
  method?: string
  headers?: Readonly<Record<string, string>> | Headers
  body?: unknown
  signal?: AbortSignal | undefined
}

const timeoutMs = 10_000
const answerBytesMax = 1024 * 1024

/** `loopback` is for tests, whose outside world runs on the same machine. */
export function safeFetch({ loopback = false }: { loopback?: boolean } = {}): SafeFetch {
  return async (address, { method = 'GET', headers = {}, body, signal } = {}) => {
    const url = new URL(address)
    refuseUnsafe(url, loopback)
    const options: ClientRequestArgs = {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      timeout: timeoutMs,
      signal: signal ?? AbortSignal.timeout(timeoutMs),
      lookup: (host, _, done) =>
        resolve(host, { all: true, verbatim: true }, (error, found) => {
          const unsafe = found?.find((one) => isInside(one.address, loopback))
          if (error) done(error, [])
          else if (unsafe) done(new Error(`${host} is inside: ${unsafe.address}`), [])
          else done(null, found)
        }),
    }
    return exchange(url, options, textOf(body))
  }
}

/** Refuses by what the address itself says; a name is judged once it is resolved. */
export function refuseUnsafe(
  { protocol, hostname, username, password }: URL,
  loopback: boolean,
): void {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol !== 'https:' && !(loopback && protocol === 'http:'))
    throw new Error(`${protocol} is not https`)
  if (username || password) throw new Error('An address carries no password')
  if (isIP(host) && isInside(host, loopback)) throw new Error(`${host} is inside`)
}

/** RFC 6890 and its registries: what is not on the public Internet. */
const inside = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.ipv4.addSubnet(net, bits, 'ipv4')
// Only 2000::/3 is public, without the parts that carry an IPv4 address in disguise.
for (const [net, bits] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.ipv6.addSubnet(net, bits, 'ipv6')

const loopbacks = new Set(['127.0.0.1', '::1'])

export function isInside(address: string, loopback: boolean): boolean {
  if (loopback && loopbacks.has(address)) return false
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return inside[family].check(address, family)
}

function textOf(body: unknown): string | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new Error('Only texts are sent')
}

function exchange(
  url: URL,
  options: ClientRequestArgs,
  body: string | undefined,
): Promise<Response> {
  const { promise, resolve: answer, reject } = Promise.withResolvers<Response>()
  const send = url.protocol === 'https:' ? overHttps : overHttp
  const request = send(url, options, (incoming) => {
    read(incoming).then(answer, reject)
  })
  request.on('timeout', () => request.destroy(new Error('It takes too long')))
  request.on('error', reject)
  request.end(body)
  return promise
}

async function read(incoming: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of incoming) {
    const chunk = Buffer.from(part)
    bytes += chunk.length
    if (bytes > answerBytesMax) {
      incoming.destroy()
      throw new Error('The answer is larger than what is read')
    }
    parts.push(chunk)
  }
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    headers.set(name, Array.isArray(value) ? value.join(', ') : (value ?? ''))
  const status = incoming.statusCode ?? 502
  const empty = status === 204 || status === 304
  return new Response(empty ? null : Buffer.concat(parts), { status, headers })
}
