import { createHash } from 'node:crypto'
import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose'
import { z } from 'zod'
import { newId } from '#kernel/ids'
import { grantableTo, issueAccessToken, refuseScopesBeyond } from '#modules/identity'
import { type Actor, type Database, transact } from '#platform/database'
import type { Principal } from '#platform/http'
import { RefusalError } from '#platform/problem'
import type { Client, NewClient, Token, TokenError, TokenRequest } from './model.ts'
import { findClient, insertClient, listClients, revokeClient, useAssertion } from './store.ts'

const asMachines: Actor = { role: 'system', name: 'machines' }
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const tokenMinutes = 10
const longestAssertionMinutes = 5

/** Only keys of two halves: with a shared secret the server could pretend to be its client. */
export const algorithms = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256']

export async function registerClient(
  db: Database,
  { accountId = '' }: Principal,
  { name, scopes, jwks }: NewClient,
): Promise<Client> {
  const client = {
    id: newId(),
    name,
    scopes: [...new Set(scopes)].toSorted(),
    jwks,
    createdAt: new Date().toISOString(),
  }
  await transact(db, asMachines, async (tx) => {
    refuseScopesBeyond(await grantableTo(tx, accountId), client.scopes)
    await insertClient(tx, accountId, client)
  })
  return client
}

export function showClients(db: Database, { accountId = '' }: Principal): Promise<Client[]> {
  return transact(db, asMachines, (tx) => listClients(tx, accountId))
}

export async function removeClient(
  db: Database,
  { accountId = '' }: Principal,
  id: string,
): Promise<void> {
  if (await transact(db, asMachines, (tx) => revokeClient(tx, accountId, id))) return
  throw new RefusalError({
    code: 'oauth-client.unknown',
    detail: 'You have no such client.',
    cure: 'Take its id from the list of your clients.',
  })
}

/**
 * A token of ten minutes for whoever signs with a registered key (RFC 7523). It may do what the
 * client was given, what it asks for, and what its account may still do: the least of the three.
 */
export async function issueToken(
  db: Database,
  publicUrl: string,
  request: TokenRequest,
): Promise<Token | TokenError> {
  if (request.grant_type !== 'client_credentials')
    return failed('unsupported_grant_type', 'Only client_credentials is offered.')
  if (request.client_assertion_type !== assertionType)
    return failed('invalid_request', `client_assertion_type must be ${assertionType}.`)
  const proven = await provenClient(db, publicUrl, request)
  if (!proven) return failed('invalid_client', 'The assertion proves no registered client.')
  const { client, accountId } = proven
  const asked = request.scope?.split(' ').filter(Boolean) ?? client.scopes
  if (asked.some((scope) => !client.scopes.includes(scope)))
    return failed('invalid_scope', 'The client was not given all of these scopes.')
  const issued = await transact(db, asMachines, async (tx) => {
    const held = await grantableTo(tx, accountId)
    const scopes = asked.filter((scope) => held.includes(scope))
    if (scopes.length === 0) return undefined
    const minutes = tokenMinutes
    return {
      scopes,
      token: await issueAccessToken(tx, { accountId, name: client.name, scopes, minutes }),
    }
  })
  if (!issued) return failed('invalid_scope', 'The account of the client may do none of these.')
  return {
    access_token: issued.token,
    token_type: 'Bearer',
    expires_in: tokenMinutes * 60,
    scope: issued.scopes.join(' '),
  }
}

const Claims = z.object({ jti: z.string().min(1).max(200), exp: z.number() })

/** The client whose key has signed: for this platform, just now, and never before. */
async function provenClient(
  db: Database,
  publicUrl: string,
  { client_assertion: assertion, client_id: named }: TokenRequest,
) {
  const id = subjectOf(assertion)
  if (id === undefined || (named !== undefined && named !== id)) return undefined
  const found = await transact(db, asMachines, (tx) => findClient(tx, id))
  if (!found) return undefined
  const verified = await jwtVerify(assertion, createLocalJWKSet(keySetOf(found.client)), {
    issuer: id,
    subject: id,
    audience: [publicUrl, `${publicUrl}/`, `${publicUrl}/api/oauth/token`],
    algorithms,
    requiredClaims: ['jti', 'exp'],
    clockTolerance: 30,
  }).catch(() => undefined)
  const claims = Claims.safeParse(verified?.payload)
  if (!claims.success) return undefined
  const { jti, exp } = claims.data
  if (exp * 1000 > Date.now() + longestAssertionMinutes * 60_000 + 30_000) return undefined
  const used = createHash('sha256').update(`${id}\n${jti}`).digest()
  const expiresAt = new Date((exp + 60) * 1000).toISOString()
  const fresh = await transact(db, asMachines, (tx) => useAssertion(tx, used, expiresAt))
  return fresh ? found : undefined
}

/** Only what a key needs: which algorithm it is for follows from its kind. */
function keySetOf({ jwks }: Client): JSONWebKeySet {
  const keys = jwks.keys.map((one) => {
    const { kid, use: _, alg: __, ...key } = one
    return kid ? { ...key, kid } : key
  })
  return { keys }
}

/** Read before it is proven: it only says whose keys to try. */
function subjectOf(assertion: string): string | undefined {
  try {
    return z.uuid().parse(decodeJwt(assertion).sub)
  } catch {
    return undefined
  }
}

function failed(error: TokenError['error'], description: string): TokenError {
  return { error, error_description: description }
}
