import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RefusalError } from './problem.ts'

export type LimitRate = {
  /** Counts against the limit of the route itself, by address: before anything is looked up. */
  atDoor: (request: FastifyRequest) => Promise<void>
  /** Counts against the limit over all routes, by account, or by address where nobody is known. */
  inAll: (request: FastifyRequest, accountId: string | undefined) => Promise<void>
}

/** Limits that no person reaches and a runaway program does (OWASP ASVS 5.0, 2.4.1). */
const defaultPerMinute = 120_000
const timeWindow = 60_000

export async function limitRates(
  http: Pick<FastifyInstance, 'register' | 'createRateLimit'>,
  perMinute = defaultPerMinute,
): Promise<LimitRate> {
  await http.register(rateLimit, { global: false, cache: 20_000 })
  const doors = new Map<string, ReturnType<FastifyInstance['createRateLimit']>>()
  const accounts = new WeakMap<FastifyRequest, string>()
  const all = http.createRateLimit({
    max: perMinute,
    timeWindow,
    keyGenerator: (request) => accounts.get(request) ?? request.ip,
  })
  return {
    async atDoor(request) {
      const { url = '', method, config } = request.routeOptions
      const name = `${String(method)} ${url}`
      const door =
        doors.get(name) ??
        http.createRateLimit({
          max: config.perMinute ?? perMinute,
          timeWindow,
          // All limits share one store: the name of the door keeps their counts apart.
          keyGenerator: ({ ip }) => `${name} ${ip}`,
        })
      doors.set(name, door)
      refuseAbove(await door(request))
    },
    async inAll(request, accountId) {
      if (accountId !== undefined) accounts.set(request, accountId)
      refuseAbove(await all(request))
    },
  }
}

function refuseAbove(
  counted: Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>,
): void {
  if (counted.isAllowed || !counted.isExceeded) return
  throw new RefusalError(
    {
      code: 'request.too-many',
      detail: `More than ${counted.max} requests came within a minute.`,
      cure: 'Wait as long as Retry-After says.',
    },
    counted.ttlInSeconds,
  )
}
