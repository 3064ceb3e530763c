import { newId } from '#kernel/ids'
import type { PasskeyProof } from '#models/factors'
import { hasSecondFactor, isSecondFactor, provePasskey, type Site } from '#modules/factors'
import { representedBy } from '#modules/mandates'
import { findEnterprise } from '#modules/parties'
import { type Database, transact, type Tx } from '#platform/database'
import { record } from '#platform/events'
import type { Principal } from '#platform/http'
import { RefusalError } from '#platform/problem'
import { forget, idleMinutes } from './authenticate.ts'
import { asIdentity, note, noteRefused } from './journal.ts'
import { type OpenSession, permissionsOf, type SessionView } from './model.ts'
import {
  insertSession,
  listSessions,
  revokeSessionByToken,
  revokeSessions,
  stepSessionUp,
} from './proofs-store.ts'
import { digest, isPassword, newSecret } from './secrets.ts'
import { type Account, findAccount, findAccountByLogin } from './store.ts'
import { noteFailure, noteSuccess, refuseWhileThrottled } from './throttle.ts'

/** NIST SP 800-63B-4, 2.2.3: a session lasts a day at most; ours a shift. */
export const sessionHours = 12
const stepUpMinutes = 5

/** From where somebody tries, and what they brought: a session that a new one takes the place of. */
export type Visit = { userAgent: string; address: string; formerToken: string | undefined }
export type Opened = { token: string; view: SessionView }

/**
 * Opens a session for whoever knows the password. An unknown login costs as much time as a wrong
 * password, and is answered alike: nobody learns here who has an account.
 */
export async function signIn(
  db: Database,
  given: { login: string; password: string; code?: string | undefined },
  visit: Visit,
): Promise<Opened> {
  const login = given.login.trim().toLowerCase()
  await refuseWhileThrottled(db, login, visit.address)
  const account = await transact(db, asIdentity, (tx) => findAccountByLogin(tx, login))
  const right = await isPassword(account?.passwordHash, given.password)
  if (!account || !right) {
    await noteFailure(db, login, visit.address)
    await noteRefused(db, 'password', visit.address, account?.id)
    throw new RefusalError({
      code: 'session.wrong-login-or-password',
      detail: 'No account has this login and this password.',
      cure: 'Check both; the password is case-sensitive.',
    })
  }
  const proof = await secondProof(db, account.id, given.code, { login, address: visit.address })
  await noteSuccess(db, login, visit.address)
  return openSession(db, account, proof, visit)
}

/** The second proof, where the account has one: a right password alone opens nothing then. */
async function secondProof(
  db: Database,
  accountId: string,
  code: string | undefined,
  tried: { login: string; address: string },
): Promise<string> {
  const outcome = await transact(db, asIdentity, async (tx) => {
    if (!(await hasSecondFactor(tx, accountId))) return 'none'
    if (code === undefined) return 'needed'
    return (await isSecondFactor(tx, accountId, code, new Date())) ? 'right' : 'wrong'
  })
  if (outcome === 'none') return 'password'
  if (outcome === 'right') return 'password+code'
  if (outcome === 'needed')
    throw new RefusalError({
      code: 'session.second-factor-needed',
      detail: 'This account asks for a code beside the password.',
      cure: 'Send the code of the authenticator app, or a recovery code, along.',
    })
  await noteFailure(db, tried.login, tried.address)
  await noteRefused(db, 'code', tried.address, accountId)
  throw new RefusalError({
    code: 'session.wrong-code',
    detail: 'This code does not count, or not any more.',
    cure: 'Wait for the next code; each counts once.',
  })
}

/** Signs in whoever holds a passkey: the authenticator has asked for its person already. */
export async function signInByPasskey(
  db: Database,
  site: Site,
  proof: PasskeyProof,
  visit: Visit,
): Promise<Opened> {
  const { accountId } = await provePasskey(db, site, proof)
  const account = await transact(db, asIdentity, (tx) => findAccount(tx, accountId))
  if (!account) {
    await noteRefused(db, 'passkey', visit.address, accountId)
    throw new RefusalError({
      code: 'session.wrong-login-or-password',
      detail: 'No account that counts has this passkey.',
      cure: 'Sign in another way, or ask an administrator.',
    })
  }
  return openSession(db, account, 'passkey', visit)
}

/** Signs in an account that a provider vouches for, unless it is disabled. */
export async function openLinked(
  db: Database,
  accountId: string,
  visit: Visit,
): Promise<Opened | undefined> {
  const account = await transact(db, asIdentity, (tx) => findAccount(tx, accountId))
  return account && openSession(db, account, 'provider', visit)
}

/**
 * A session always begins with a token that nobody had before, and ends the one that the browser
 * brought along: so none can be planted on it (OWASP ASVS 5.0, 7.2.4).
 */
async function openSession(
  db: Database,
  account: Account,
  proof: string,
  { userAgent, formerToken }: Visit,
): Promise<Opened> {
  const token = newSecret()
  const at = new Date()
  const session = {
    id: newId(),
    accountId: account.id,
    tokenSha256: digest(token),
    expiresAt: new Date(at.getTime() + sessionHours * 3_600_000).toISOString(),
    userAgent: userAgent.slice(0, 300),
    proof,
    steppedUpUntil: minutesAfter(at, stepUpMinutes),
  }
  const { view, former } = await transact(db, asIdentity, async (tx) => {
    const ended = formerToken ? await revokeSessionByToken(tx, digest(formerToken)) : undefined
    if (ended) ending(tx, ended.id, ended.accountId, at)
    await insertSession(tx, session)
    const opened = { type: 'session.opened', at: at.toISOString(), accountId: account.id }
    record(tx, `session/${session.id}`, 0, [{ ...opened, userAgent: session.userAgent }])
    return { view: await viewOf(tx, account), former: ended }
  })
  if (former) forget(db, ({ sessionId }) => sessionId === former.id)
  return { token, view }
}

/** One of these proofs. */
export type FreshProof = {
  password?: string | undefined
  code?: string | undefined
  passkey?: PasskeyProof | undefined
}

/**
 * A fresh proof that it is still the same person: it counts for five minutes. Where an account has a
 * second factor, its password alone is not enough.
 */
export async function stepUp(
  db: Database,
  site: Site,
  { accountId = '', sessionId = '' }: Principal,
  proof: FreshProof,
  address: string,
): Promise<{ until: string; token: string }> {
  await refuseWhileThrottled(db, accountId, address)
  const right = await isFreshProof(db, site, accountId, proof)
  if (!right) {
    await noteFailure(db, accountId, address)
    await noteRefused(db, 'step-up', address, accountId)
    throw wrongProof('This does not prove that it is you.')
  }
  await noteSuccess(db, accountId, address)
  const kind = proof.passkey ? 'passkey' : proof.code ? 'code' : 'password'
  return renewSession(db, { accountId, sessionId }, kind)
}

async function isFreshProof(
  db: Database,
  site: Site,
  accountId: string,
  proof: FreshProof,
): Promise<boolean> {
  const { password, code, passkey } = proof
  if (passkey) return (await provePasskey(db, site, passkey)).accountId === accountId
  const { account, second } = await transact(db, asIdentity, async (tx) => ({
    account: await findAccount(tx, accountId),
    second: await hasSecondFactor(tx, accountId),
  }))
  if (code) return transact(db, asIdentity, (tx) => isSecondFactor(tx, accountId, code, new Date()))
  if (second)
    throw new RefusalError({
      code: 'session.second-factor-needed',
      detail: 'This account proves itself by a code.',
      cure: 'Send the code of the authenticator app, or a recovery code.',
    })
  return isPassword(account?.passwordHash, password ?? '')
}

/** A fresh proof makes a fresh token too: whoever copied the former one is left behind. */
async function renewSession(
  db: Database,
  { accountId, sessionId }: { accountId: string; sessionId: string },
  proof: string,
): Promise<{ until: string; token: string }> {
  const at = new Date()
  const until = minutesAfter(at, stepUpMinutes)
  const token = newSecret()
  await transact(db, asIdentity, async (tx) => {
    await stepSessionUp(tx, sessionId, { until, tokenSha256: digest(token) })
    note(tx, { type: 'session.stepped-up', at: at.toISOString(), accountId, proof })
  })
  forget(db, (principal) => principal.sessionId === sessionId)
  return { until, token }
}

export function wrongProof(detail: string): RefusalError {
  return new RefusalError({
    code: 'session.wrong-proof',
    detail,
    cure: 'Check it and try again.',
  })
}

export async function endSession(
  db: Database,
  accountId: string,
  sessionId: string,
): Promise<boolean> {
  return (await endSessions(db, accountId, { only: sessionId })) > 0
}

/** Ends sessions of an account, at once and everywhere. Says how many were running. */
export async function endSessions(
  db: Database,
  accountId: string,
  which: { only: string } | { besides: string | undefined },
): Promise<number> {
  const ended = await transact(db, asIdentity, async (tx) => {
    const ids = await revokeSessions(tx, accountId, which)
    for (const id of ids) ending(tx, id, accountId, new Date())
    return new Set(ids)
  })
  forget(db, ({ sessionId }) => sessionId !== undefined && ended.has(sessionId))
  return ended.size
}

function ending(tx: Tx, sessionId: string, accountId: string, at: Date): void {
  const ended = { type: 'session.ended', at: at.toISOString(), accountId }
  record(tx, `session/${sessionId}`, 1, [ended])
}

export async function showSession(db: Database, accountId: string): Promise<SessionView> {
  return transact(db, asIdentity, async (tx) => {
    const account = await findAccount(tx, accountId)
    if (!account) throw new Error(`${accountId} is signed in and has no account`)
    return viewOf(tx, account)
  })
}

export async function openSessions(
  db: Database,
  { accountId = '', sessionId }: Principal,
): Promise<OpenSession[]> {
  const rows = await transact(db, asIdentity, (tx) => listSessions(tx, accountId, idleMinutes))
  return rows.map(({ id, created_at, last_seen_at, user_agent }) => ({
    id,
    createdAt: created_at.toISOString(),
    lastSeenAt: last_seen_at.toISOString(),
    userAgent: user_agent,
    current: id === sessionId,
  }))
}

async function viewOf(tx: Tx, account: Account): Promise<SessionView> {
  const { id, login, name, roles, economyId, zoneId, enterpriseId } = account
  const enterprise = enterpriseId ? await findEnterprise(tx, enterpriseId) : undefined
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
    represents: enterpriseId ? await representedBy(tx, enterpriseId) : [],
  }
}

const minutesAfter = (at: Date, minutes: number) =>
  new Date(at.getTime() + minutes * 60_000).toISOString()
