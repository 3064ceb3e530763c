import { access } from 'node:fs/promises'
import { join } from 'node:path'
import serveStatic from '@fastify/static'
import type { Http } from './http.ts'
import { refusal } from './problem.ts'

/** Nothing runs, loads or frames that is not ours: no inline script, no other origin. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** Serves the built pages; every address that is no file and no door of the API is a page's own. */
export async function servePages(http: Http, folder: string): Promise<void> {
  http.addHook('onSend', async (_, reply) => {
    void reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
    })
  })
  const built = await access(join(folder, 'index.html')).then(
    () => true,
    () => false,
  )
  if (!built) return
  await http.register(serveStatic, {
    root: folder,
    wildcard: false,
    setHeaders(reply, path) {
      // Names of assets carry their hash: what has such a name never changes.
      const forEver = path.includes('/assets/')
      reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  http.get('/*', { config: { permission: 'public' }, schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? ''
    // A refusal's own page has the dot of its code in its address; other dots are of files.
    const isFile = path.includes('.') && !path.startsWith('/problems/')
    if (path.startsWith('/api/') || isFile)
      throw refusal('request.unknown-route', `There is no GET ${path}.`)
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
