import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'
import { afterAll } from 'vitest'

/**
 * A real identity provider on this machine, and a browser that goes through its pages. `redirectUri`
 * is where it sends people back; it is not gone to.
 */
export async function identityProvider(redirectUri: string) {
  const server = createServer((request, response) => listener?.(request, response))
  let listener: ReturnType<Provider['callback']> | undefined
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterAll(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'entrepot',
        token_endpoint_auth_method: 'none',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['a key for tests'] },
    pkce: { required: () => true },
  })
  listener = provider.callback()

  /** Signs in there as `login`, and gives the query with which the browser is sent back. */
  async function signIn(url: string, login: string): Promise<string> {
    const jar = new Map<string, string>()
    let next = new URL(url)
    let answers: Record<string, string>[] = [
      { prompt: 'login', login, password: 'any' },
      { prompt: 'consent' },
    ]
    for (let steps = 0; steps < 20; steps += 1) {
      const form = next.pathname.startsWith('/interaction/') ? answers[0] : undefined
      if (form) answers = answers.slice(1)
      const response = await fetch(next, {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = cookie.split(';')[0]?.split(/=(.*)/s) ?? []
        jar.set(name, value)
      }
      const location = response.headers.get('location')
      if (!location) throw new Error(`${next.href}: ${response.status} ${await response.text()}`)
      if (location.startsWith(redirectUri)) return location.split('?')[1] ?? ''
      next = new URL(location, next)
    }
    throw new Error('The provider goes in circles')
  }
  return { issuer, signIn }
}
