// Keeps the pages that were opened, so that a gate goes on without a network. Of the platform's
// answers it keeps three that a gate needs: who is signed in, the gates, and the signing keys. All of
// it goes when somebody signs out, for the platform then has the browser forget this site.

const shell = 'shell'
const answers = 'answers'
const kept = new Set(['/api/session', '/api/zones', '/api/gate-passes/keys'])
const mostFiles = 300

addEventListener('install', () => void skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))

addEventListener('message', (event) => {
  const { keep } = event.data ?? {}
  if (Array.isArray(keep)) event.waitUntil(keepFiles(keep))
})

addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request))
  else if (kept.has(pathname)) event.respondWith(answer(request, pathname))
})

/** Every page is the same document; the newest that came is kept. */
async function page(request) {
  try {
    const response = await fetch(request)
    if (response.ok) await put(shell, '/', response.clone())
    return response
  } catch (error) {
    return (await (await caches.open(shell)).match('/')) ?? Promise.reject(error)
  }
}

/** A name holds the hash of its contents, so what is kept under it is never old. */
async function file(request) {
  const cache = await caches.open(shell)
  const known = await cache.match(request.url)
  if (known) return known
  const response = await fetch(request)
  if (response.ok) await put(shell, request.url, response.clone())
  return response
}

async function answer(request, pathname) {
  const cache = await caches.open(answers)
  try {
    const response = await fetch(request)
    if (response.ok) await cache.put(pathname, response.clone())
    else await cache.delete(pathname)
    return response
  } catch (error) {
    return (await cache.match(pathname)) ?? Promise.reject(error)
  }
}

async function keepFiles(urls) {
  const cache = await caches.open(shell)
  for (const url of urls) if (!(await cache.match(url))) await cache.add(url).catch(() => undefined)
}

async function put(name, key, response) {
  const cache = await caches.open(name)
  await cache.put(key, response)
  const keys = await cache.keys()
  for (const old of keys.slice(0, Math.max(0, keys.length - mostFiles)))
    if (new URL(old.url).pathname !== '/') await cache.delete(old)
}
