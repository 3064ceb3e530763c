import type { FastifyRequest } from 'fastify'
import { refusal } from './problem.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A page of another site must not act in the name of whoever is signed in here, nor sign anybody in
 * (OWASP ASVS 5.0, 3.5.1). Browsers say where a request comes from and no script can forge it;
 * where they say nothing of the site, the origin must be our own. Programs send neither.
 */
export function refuseCrossSite({ method, headers }: FastifyRequest): void {
  if (reading.has(method)) return
  const site = headers['sec-fetch-site']
  const foreign =
    site === undefined
      ? headers.origin !== undefined && hostOf(headers.origin) !== headers.host
      : site !== 'same-origin' && site !== 'none'
  if (foreign)
    throw refusal(
      'request.cross-site',
      'The request comes from a page of another site.',
      'Open Entrepot itself and act there.',
    )
}

function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host
}
