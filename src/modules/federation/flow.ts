import { createHash } from 'node:crypto'
import * as oidc from 'openid-client'
import { type Actor, type Database, transact } from '#platform/database'
import { RefusalError } from '#platform/problem'
import type { SafeFetch } from '#platform/safe-fetch'
import { findProvider, insertFlow, takeFlow } from './store.ts'

/** How the platform reaches the houses that it asks. */
export type Outside = {
  fetch: SafeFetch
  /** Whether they may speak without https: in tests, where they run on the same machine. */
  insecure: boolean
}
export type Provider = NonNullable<Awaited<ReturnType<typeof findProvider>>>

const asFederation: Actor = { role: 'system', name: 'federation' }
const minutes = 10

export const callbackPath = '/api/session/provider/callback'

/**
 * Sends somebody to a provider: authorization code with PKCE (RFC 7636), a state and a nonce, and a
 * secret in this browser alone, so that nobody is signed in by a link that somebody else has begun.
 */
export async function beginFlow(
  db: Database,
  outside: Outside,
  site: { origin: string },
  wanted: { providerId: string; accountId?: string | undefined; returnTo: string },
): Promise<{ url: string; browserSecret: string }> {
  const provider = await transact(db, asFederation, (tx) => findProvider(tx, wanted.providerId))
  if (!provider)
    throw new RefusalError({
      code: 'identity-provider.unknown',
      detail: 'There is no such provider.',
      cure: 'Take one from the list.',
    })
  const config = await discovered(outside, provider)
  const [state, nonce] = [oidc.randomState(), oidc.randomNonce()]
  const [browserSecret, codeVerifier] = [oidc.randomState(), oidc.randomPKCECodeVerifier()]
  await transact(db, asFederation, (tx) =>
    insertFlow(tx, {
      stateSha256: digest(state),
      browserSha256: digest(browserSecret),
      providerId: provider.id,
      nonce,
      codeVerifier,
      accountId: wanted.accountId,
      returnTo: wanted.returnTo,
      expiresAt: new Date(Date.now() + minutes * 60_000).toISOString(),
    }),
  )
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: site.origin + callbackPath,
    scope: 'openid',
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  return { url: url.href, browserSecret }
}

export type Proven = {
  provider: Provider
  subject: string
  accountId: string | undefined
  returnTo: string
}

/** Who came back, as the provider says: every check of the protocol is the library's. */
export async function endFlow(
  db: Database,
  outside: Outside,
  site: { origin: string },
  came: { query: string; browserSecret: string | undefined },
): Promise<Proven> {
  const current = new URL(`${site.origin}${callbackPath}?${came.query}`)
  const state = current.searchParams.get('state') ?? ''
  const { browserSecret } = came
  const found = await transact(db, asFederation, async (tx) => {
    if (!browserSecret) return undefined
    const flow = await takeFlow(tx, digest(state), digest(browserSecret))
    const provider = flow && (await findProvider(tx, flow.providerId))
    return provider && { flow, provider }
  })
  if (!found) throw notProven('No sign-in of this browser waits for this answer.')
  const { flow, provider } = found
  const config = await discovered(outside, provider)
  const tokens = await oidc
    .authorizationCodeGrant(config, current, {
      pkceCodeVerifier: flow.codeVerifier,
      expectedState: state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    })
    .catch((cause: unknown) => {
      throw notProven('The provider did not vouch for anybody.', cause)
    })
  const subject = tokens.claims()?.sub
  if (!subject) throw notProven('The provider named nobody.')
  return { provider, subject, accountId: flow.accountId, returnTo: flow.returnTo }
}

/** What the provider says of itself, from an address that lies outside and names itself as we do. */
async function discovered(outside: Outside, provider: Provider): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = provider
  const authentication = clientSecret ? oidc.ClientSecretBasic(clientSecret) : oidc.None()
  return oidc
    .discovery(new URL(issuer), clientId, undefined, authentication, {
      [oidc.customFetch]: outside.fetch,
      ...(outside.insecure ? { execute: [oidc.allowInsecureRequests] } : {}),
    })
    .catch((cause: unknown) => {
      const error = new RefusalError({
        code: 'identity-provider.unreachable',
        detail: `${provider.name} does not answer as a provider does.`,
        cure: 'Sign in another way, and tell an administrator.',
      })
      error.cause = cause
      throw error
    })
}

function notProven(detail: string, cause?: unknown): RefusalError {
  const error = new RefusalError({
    code: 'identity-provider.not-proven',
    detail,
    cure: 'Begin to sign in anew.',
  })
  error.cause = cause
  return error
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
