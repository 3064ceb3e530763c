import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { FastifyRequest } from 'fastify'
import { newId } from '#kernel/ids'
import { findEnterprise } from '#modules/parties'
import { type Actor, type Database, transact } from '#platform/database'
import { record } from '#platform/events'
import type { Authenticate, Principal } from '#platform/http'
import { RefusalError } from '#platform/problem'
import { type OpenSession, permissionsOf, type SessionView } from './model.ts'
import {
  type Account,
  findAccountByLogin,
  findAccountBySession,
  insertSession,
  listSessions,
  revokeSession,
  saveAccount,
  touchSession,
} from './store.ts'

const asIdentity: Actor = { role: 'system', name: 'identity' }

export const sessionCookie = 'entrepot_session'
export const sessionHours = 12

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string) => hash(password, argon2)

/**
 * Opens a session for whoever knows the password. An unknown login costs as much time as a wrong
 * password, and is answered alike: nobody learns here who has an account.
 */
export async function signIn(
  db: Database,
  login: string,
  password: string,
  userAgent: string,
): Promise<{ token: string; view: SessionView }> {
  const account = await transact(db, asIdentity, (tx) =>
    findAccountByLogin(tx, login.trim().toLowerCase()),
  )
  const right = await verify(account?.passwordHash ?? (await nobodysHash()), password)
  if (!account || !right)
    throw new RefusalError({
      code: 'session.wrong-login-or-password',
      detail: 'No account has this login and this password.',
      cure: 'Check both; the password is case-sensitive.',
    })
  const token = randomBytes(32).toString('base64url')
  const at = new Date()
  const session = {
    id: newId(),
    accountId: account.id,
    tokenSha256: digest(token),
    expiresAt: new Date(at.getTime() + sessionHours * 3_600_000).toISOString(),
    userAgent: userAgent.slice(0, 300),
  }
  const view = await transact(db, asIdentity, async (tx) => {
    await insertSession(tx, session)
    const opened = { type: 'session.opened', at: at.toISOString(), accountId: account.id }
    record(tx, `session/${session.id}`, 0, [{ ...opened, userAgent: session.userAgent }])
    const enterprise = account.enterpriseId
      ? await findEnterprise(tx, account.enterpriseId)
      : undefined
    return viewOf(account, enterprise)
  })
  return { token, view }
}

let nobody: Promise<string> | undefined
const nobodysHash = () => (nobody ??= hashPassword(randomBytes(16).toString('hex')))

export async function endSession(
  db: Database,
  accountId: string,
  sessionId: string,
): Promise<boolean> {
  const at = new Date().toISOString()
  const ended = await transact(db, asIdentity, async (tx) => {
    const running = await revokeSession(tx, accountId, sessionId, at)
    if (running) record(tx, `session/${sessionId}`, 1, [{ type: 'session.ended', at, accountId }])
    return running
  })
  forget(db, sessionId)
  return ended
}

export async function showSession(db: Database, accountLogin: string): Promise<SessionView> {
  return transact(db, asIdentity, async (tx) => {
    const account = await findAccountByLogin(tx, accountLogin)
    if (!account) throw new Error(`${accountLogin} is signed in and has no account`)
    const enterprise = account.enterpriseId
      ? await findEnterprise(tx, account.enterpriseId)
      : undefined
    return viewOf(account, enterprise)
  })
}

export async function openSessions(
  db: Database,
  { accountId = '', sessionId }: Principal,
): Promise<OpenSession[]> {
  const rows = await transact(db, asIdentity, (tx) => listSessions(tx, accountId))
  return rows.map(({ id, created_at, last_seen_at, user_agent }) => ({
    id,
    createdAt: created_at.toISOString(),
    lastSeenAt: last_seen_at.toISOString(),
    userAgent: user_agent,
    current: id === sessionId,
  }))
}

/** Makes an account, for the demonstration zone and for tests. */
export async function createAccount(
  db: Database,
  account: Account & { password: string },
): Promise<void> {
  const { password, ...rest } = account
  const passwordHash = await hashPassword(password)
  await transact(db, asIdentity, (tx) => saveAccount(tx, { ...rest, passwordHash }))
}

const keptMs = 5_000
type Kept = { principal: Principal; until: number }
const kept = new WeakMap<Database, Map<string, Kept>>()

/**
 * Whose request it is, by its session cookie. What the database said is kept for five seconds; a
 * session that is ended here is forgotten at once.
 */
export function authenticateWith(db: Database): Authenticate {
  const here = new Map<string, Kept>()
  kept.set(db, here)
  return async (request) => {
    const token = tokenOf(request)
    if (!token) return undefined
    const tokenSha256 = digest(token)
    const key = tokenSha256.toString('base64')
    const known = here.get(key)
    if (known && known.until > Date.now()) return known.principal
    const principal = await transact(db, asIdentity, async (tx) => {
      const found = await findAccountBySession(tx, tokenSha256)
      if (!found) return undefined
      await touchSession(tx, found.sessionId)
      return principalOf(found)
    })
    if (here.size > 10_000) here.clear()
    if (principal) here.set(key, { principal, until: Date.now() + keptMs })
    else here.delete(key)
    return principal
  }
}

function forget(db: Database, sessionId: string): void {
  const here = kept.get(db)
  for (const [key, { principal }] of here ?? [])
    if (principal.sessionId === sessionId) here?.delete(key)
}

function tokenOf({ headers, method }: FastifyRequest): string | undefined {
  const token = /(?:^|;\s*)entrepot_session=([\w-]+)/.exec(headers.cookie ?? '')?.[1]
  const site = headers['sec-fetch-site']
  // A page of another site must not act in the name of whoever is signed in here.
  const foreign = typeof site === 'string' && !['same-origin', 'none'].includes(site)
  if (token && foreign && method !== 'GET' && method !== 'HEAD')
    throw new RefusalError({
      code: 'request.cross-site',
      detail: 'The request comes from a page of another site.',
      cure: 'Open Entrepot itself and act there.',
    })
  return token
}

function principalOf({ sessionId, account }: { sessionId: string; account: Account }): Principal {
  const { id, login, economyId, enterpriseId, roles } = account
  const actor: Actor = enterpriseId
    ? { role: 'trader', name: `account/${login}`, economyId, enterpriseId }
    : { role: 'officer', name: `account/${login}`, economyId }
  return { actor, accountId: id, sessionId, permissions: permissionsOf(roles) }
}

function viewOf(
  { id, login, name, roles, economyId, zoneId }: Account,
  enterprise: { id: string; name: string; identification: string } | undefined,
): SessionView {
  return {
    accountId: id,
    login,
    name,
    roles: [...roles],
    permissions: [...permissionsOf(roles)],
    economyId,
    ...(zoneId ? { zoneId } : {}),
    ...(enterprise
      ? {
          enterprise: {
            id: enterprise.id,
            name: enterprise.name,
            identification: enterprise.identification,
          },
        }
      : {}),
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
