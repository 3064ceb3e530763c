import type { FastifyRequest } from 'fastify'
import { representedBy } from '#modules/mandates'
import { type Actor, type Database, transact, type Tx } from '#platform/database'
import type { Authenticate, Principal } from '#platform/http'
import { RefusalError } from '#platform/problem'
import { asIdentity } from './journal.ts'
import { grantable, permissionsOf } from './model.ts'
import { findBearer, findSession, type Proven } from './proofs-store.ts'
import { digest } from './secrets.ts'

const keptMs = 5_000
/** NIST SP 800-63B-4, 2.2.3: an hour without a sign of life ends a session. */
export const idleMinutes = 60
type Kept = { principal: Principal; until: number }
type Proof = { kind: 'session' | 'bearer'; secret: string }
const kept = new WeakMap<Database, Map<string, Kept>>()

/** For whom a representative acts with this request. */
const enterpriseHeader = 'entrepot-enterprise'

/** A name that browsers let only our own host set, and only over https (RFC 6265bis, 4.1.3.2). */
export const sessionCookie = (secure: boolean) =>
  secure ? '__Host-entrepot_session' : 'entrepot_session'

/**
 * Whose request it is, by its session cookie, API key or access token. What the database said is
 * kept for five seconds; what is ended here is forgotten at once.
 */
export function authenticateWith(db: Database, { secure }: { secure: boolean }): Authenticate {
  const here = new Map<string, Kept>()
  kept.set(db, here)
  return async ({ headers, routeOptions }) => {
    const proof = bearerOf(headers) ?? cookieOf(headers, secure)
    if (!proof) return undefined
    const tokenSha256 = digest(proof.secret)
    const represented = headers[enterpriseHeader]
    const key = [proof.kind, tokenSha256.toString('base64'), represented].join(' ')
    const known = here.get(key)
    if (known && known.until > Date.now()) return known.principal
    here.delete(key)
    const principal = await transact(db, asIdentity, async (tx) => {
      const active = routeOptions.config.passive !== true
      const proven = await lookUp(tx, proof.kind, tokenSha256, active)
      if (!proven || represented === undefined) return proven && principalOf(proven)
      return representing(tx, principalOf(proven), String(represented))
    })
    if (!principal && proof.kind === 'bearer') throw unknownKey()
    if (!principal) return undefined
    if (here.size > 10_000) here.clear()
    here.set(key, { principal, until: Date.now() + keptMs })
    return principal
  }
}

function lookUp(
  tx: Tx,
  kind: Proof['kind'],
  tokenSha256: Buffer,
  active: boolean,
): Promise<Proven | undefined> {
  return kind === 'session'
    ? findSession(tx, tokenSha256, { idleMinutes, active })
    : findBearer(tx, tokenSha256)
}

/**
 * Whoever says so acts for another enterprise, as long as that one's mandate holds: it sees and
 * files as the principal does, under its own name.
 */
async function representing(tx: Tx, principal: Principal, represented: string): Promise<Principal> {
  const { actor } = principal
  if (actor.role === 'trader') {
    if (actor.enterpriseId === represented) return principal
    const held = await representedBy(tx, actor.enterpriseId)
    const mandate = held.find(({ enterprise }) => enterprise.id === represented)
    if (mandate) {
      const { mandateId, enterprise } = mandate
      return { ...principal, actor: { ...actor, enterpriseId: enterprise.id, mandateId } }
    }
  }
  throw new RefusalError({
    code: 'mandate.not-held',
    detail: 'You hold no mandate of this enterprise that counts now.',
    cure: 'Ask the enterprise for one, or act for your own.',
  })
}

/** Asks the database again about whoever these are. */
export function forget(db: Database, ended: (principal: Principal) => boolean): void {
  const here = kept.get(db)
  for (const [key, { principal }] of here ?? []) if (ended(principal)) here?.delete(key)
}

/** The token of the session that a browser brings along, if it brings one. */
export function sessionTokenOf(
  headers: FastifyRequest['headers'],
  secure: boolean,
): string | undefined {
  return cookieOf(headers, secure)?.secret
}

function cookieOf({ cookie = '' }: FastifyRequest['headers'], secure: boolean): Proof | undefined {
  const name = sessionCookie(secure)
  for (const part of cookie.split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value && /^[\w-]+$/.test(value)) return { kind: 'session', secret: value }
  }
  return undefined
}

/** RFC 6750, 2.1: the only place where a machine shows its key; never the address. */
function bearerOf({ authorization }: FastifyRequest['headers']): Proof | undefined {
  if (authorization === undefined) return undefined
  const secret = /^Bearer ([\w.~+/-]{1,500}=*)$/i.exec(authorization)?.[1]
  if (!secret) throw unknownKey()
  return { kind: 'bearer', secret }
}

function unknownKey(): RefusalError {
  return new RefusalError({
    code: 'session.key-unknown',
    detail: 'No key or access token that counts is like this one.',
    cure: 'It may have expired or been revoked: take a new one.',
  })
}

function principalOf({ account, sessionId, keyId, scopes, steppedUpUntil }: Proven): Principal {
  const { id, login, economyId, enterpriseId, roles } = account
  const actor: Actor = enterpriseId
    ? { role: 'trader', name: `account/${login}`, economyId, enterpriseId }
    : { role: 'officer', name: `account/${login}`, economyId }
  const permissions = scopes
    ? new Set(grantable(roles).filter((permission) => scopes.includes(permission)))
    : permissionsOf(roles)
  return {
    actor,
    accountId: id,
    permissions,
    ...(sessionId ? { sessionId } : {}),
    ...(keyId ? { keyId } : {}),
    ...(steppedUpUntil ? { steppedUpUntil } : {}),
  }
}
