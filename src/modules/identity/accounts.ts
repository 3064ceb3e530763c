import { z } from 'zod'
import type { Refusal } from '#kernel/decision'
import { clearFactors } from '#modules/factors'
import { type Answer, valueOf } from '#platform/answer'
import { type Database, transact, type Tx } from '#platform/database'
import { guard, handleAll, type Order, type OrderOf, order, type Thing } from '#platform/handle'
import type { Principal } from '#platform/http'
import { RefusalError } from '#platform/problem'
import { brokenPasswordRules } from './check.ts'
import { forget } from './authenticate.ts'
import { accountDecider } from './decide.ts'
import { asIdentity, note, noteRefused, systemFor } from './journal.ts'
import {
  type AccountCommand,
  type AccountEvent,
  type AccountProfile,
  type AccountState,
  type AccountView,
  Role,
} from './model.ts'
import { endSessions, wrongProof } from './sessions.ts'
import { digest, hashPassword, isPassword, newSecret } from './secrets.ts'
import {
  type Account,
  findAccount,
  insertInvitation,
  listAccounts,
  loadAccount,
  loginTaken,
  saveAccount,
  saveAccountState,
  setPassword,
  useInvitation,
} from './store.ts'
import { noteFailure, noteSuccess, refuseWhileThrottled } from './throttle.ts'

const account: Thing<AccountState, AccountCommand, AccountEvent> = {
  name: 'account',
  decider: accountDecider,
  load: loadAccount,
  save: saveAccountState,
  tenancy: (state) => (state.status === 'unknown' ? {} : { economyId: state.economyId }),
}

const invitationHours = 24

/** Makes an account, for the demonstration zone and for tests. */
export async function createAccount(
  db: Database,
  made: Account & { password: string },
): Promise<void> {
  const { password, ...rest } = made
  const passwordHash = await hashPassword(password)
  await transact(db, asIdentity, (tx) => saveAccount(tx, { ...rest, passwordHash }))
}

export async function showAccounts(db: Database, { actor }: Principal): Promise<AccountView[]> {
  const economyId = 'economyId' in actor ? actor.economyId : ''
  const rows = await transact(db, systemFor(actor), (tx) => listAccounts(tx, economyId))
  return rows.map(({ id, login, name, revision, disabled, roles, zoneId, enterpriseId }) => ({
    id,
    login,
    name,
    revision,
    roles: z.array(Role).parse(roles),
    status: disabled ? 'disabled' : 'active',
    ...(zoneId ? { zoneId } : {}),
    ...(enterpriseId ? { enterpriseId } : {}),
  }))
}

/** Opens an account in the economy of whoever asks. It has no password until its code is used. */
export async function openAccount(
  db: Database,
  { actor }: Principal,
  id: string,
  profile: AccountProfile,
): Promise<AccountView> {
  const economyId = 'economyId' in actor ? actor.economyId : ''
  const answer = await transact(db, systemFor(actor), async (tx) => {
    const at = new Date().toISOString()
    const given = order(account, id, { type: 'create', at, economyId, profile })
    const refusal = await handleAll(tx, [given, freeLogin(profile.login, id)])
    return refusal ?? { value: viewOf(id, given.outcome()) }
  })
  return valueOf(answer)
}

/** Gives a command to an account, in a transaction of the system in the name of whoever asks. */
async function commandAccount(
  tx: Tx,
  economyId: string,
  id: string,
  command: Exclude<AccountCommand, { type: 'create' }>,
): Promise<Answer<AccountView>> {
  const [given, own] = accountOrders(economyId, id, command)
  const refusal = await handleAll(tx, [given, own])
  return refusal ?? { value: viewOf(id, given.outcome()) }
}

/** A command to an account of this economy: those of others do not exist for it. */
export function accountOrders(
  economyId: string,
  id: string,
  command: Exclude<AccountCommand, { type: 'create' }>,
): readonly [OrderOf<AccountState>, Order] {
  return [order(account, id, command), ofEconomy(id, economyId)]
}

/** Nobody disables, promotes or re-invites themselves: that takes another administrator. */
export function ownAccount({ accountId }: Principal, id: string): Refusal | undefined {
  if (accountId !== id) return undefined
  return {
    code: 'account.own',
    detail: 'This is your own account.',
    cure: 'Ask another administrator.',
  }
}

function refuseOwnAccount(principal: Principal, id: string): void {
  const refusal = ownAccount(principal, id)
  if (refusal) throw new RefusalError(refusal)
}

/** Disables an account: its sessions and keys end at once. */
export async function disableAccount(
  db: Database,
  principal: Principal,
  id: string,
  reason: string,
): Promise<AccountView> {
  refuseOwnAccount(principal, id)
  const view = await run(db, principal, id, (at) => ({ type: 'disable', at, reason }))
  await endSessions(db, id, { besides: undefined })
  forget(db, ({ accountId }) => accountId === id)
  return view
}

/** Signs somebody of the same economy out everywhere. */
export async function endAccountSessions(
  db: Database,
  { actor }: Principal,
  id: string,
): Promise<void> {
  const economyId = 'economyId' in actor ? actor.economyId : ''
  const refusal = await transact(db, systemFor(actor), (tx) =>
    handleAll(tx, [ofEconomy(id, economyId)]),
  )
  if (refusal) throw new RefusalError(refusal.refusal)
  await endSessions(db, id, { besides: undefined })
}

export async function enableAccount(
  db: Database,
  principal: Principal,
  id: string,
): Promise<AccountView> {
  refuseOwnAccount(principal, id)
  return run(db, principal, id, (at) => ({ type: 'enable', at }))
}

/**
 * Gives a code with which the person sets a password. It is shown once, counts once and for a day;
 * the sessions that run end, for a reset is asked for when something is lost.
 */
export async function inviteAccount(
  db: Database,
  principal: Principal,
  id: string,
): Promise<{ code: string; expiresAt: string }> {
  refuseOwnAccount(principal, id)
  const code = newSecret()
  const expiresAt = new Date(Date.now() + invitationHours * 3_600_000).toISOString()
  const { actor } = principal
  const economyId = 'economyId' in actor ? actor.economyId : ''
  const answer = await transact(db, systemFor(actor), async (tx) => {
    const at = new Date().toISOString()
    const invited = await commandAccount(tx, economyId, id, { type: 'invite', at, expiresAt })
    if ('value' in invited)
      await insertInvitation(tx, { codeSha256: digest(code), accountId: id, expiresAt })
    return invited
  })
  valueOf(answer)
  await endSessions(db, id, { besides: undefined })
  return { code, expiresAt }
}

/** Sets the password of whoever holds a code. The code is used up by the try that it lets through. */
export async function redeemInvitation(
  db: Database,
  { code, password }: { code: string; password: string },
  address: string,
): Promise<void> {
  await refuseWhileThrottled(db, 'invitation', address)
  const outcome = await transact(db, asIdentity, async (tx) => {
    const accountId = await useInvitation(tx, digest(code))
    const invited = accountId ? await findAccount(tx, accountId) : undefined
    if (!invited) return undefined
    refuseWeak(password, invited)
    // Whoever lost the password has mostly lost the device with it.
    await clearFactors(tx, invited.id)
    await replacePassword(tx, invited, password)
    return invited.id
  })
  if (outcome === undefined) {
    await noteFailure(db, 'invitation', address)
    await noteRefused(db, 'invitation', address)
    throw new RefusalError({
      code: 'account.code-unknown',
      detail: 'No code that counts is like this one.',
      cure: 'Ask an administrator for a new one.',
    })
  }
  await endSessions(db, outcome, { besides: undefined })
}

/** Changes the own password: whoever only found an open screen does not know the current one. */
export async function changePassword(
  db: Database,
  { accountId = '', sessionId }: Principal,
  { current, password }: { current: string; password: string },
  address: string,
): Promise<void> {
  await refuseWhileThrottled(db, accountId, address)
  const own = await transact(db, asIdentity, (tx) => findAccount(tx, accountId))
  if (!own || !(await isPassword(own.passwordHash, current))) {
    await noteFailure(db, accountId, address)
    await noteRefused(db, 'password-change', address, accountId)
    throw wrongProof('This is not the current password.')
  }
  await noteSuccess(db, accountId, address)
  if (current === password)
    throw new RefusalError({
      code: 'account.password-unchanged',
      detail: 'The new password is the current one.',
      cure: 'Take another.',
      pointer: '/password',
    })
  refuseWeak(password, own)
  await transact(db, asIdentity, (tx) => replacePassword(tx, own, password))
  // Whoever got in with the old password is out (OWASP ASVS 5.0, 7.4.3).
  await endSessions(db, accountId, { besides: sessionId })
}

function run(
  db: Database,
  { actor }: Principal,
  id: string,
  command: (at: string) => Exclude<AccountCommand, { type: 'create' }>,
): Promise<AccountView> {
  const economyId = 'economyId' in actor ? actor.economyId : ''
  return transact(db, systemFor(actor), (tx) =>
    commandAccount(tx, economyId, id, command(new Date().toISOString())),
  ).then(valueOf)
}

async function replacePassword(tx: Tx, { id }: Account, password: string): Promise<void> {
  await setPassword(tx, id, await hashPassword(password))
  const at = new Date().toISOString()
  note(tx, {
    type: 'credential.added',
    at,
    accountId: id,
    credential: 'password',
    name: 'password',
  })
}

function refuseWeak(password: string, { login, name }: Account): void {
  const [broken] = brokenPasswordRules(password, [login, name, 'entrepot'])
  if (broken) throw new RefusalError(broken)
}

function freeLogin(login: string, id: string) {
  return guard(`login/${login}`, async (tx) =>
    (await loginTaken(tx, login, id))
      ? {
          code: 'account.login-taken',
          detail: 'Another account has this login.',
          cure: 'Take another login.',
          pointer: '/login',
        }
      : undefined,
  )
}

/** An administrator rules the accounts of one economy: those of others do not exist. */
function ofEconomy(id: string, economyId: string) {
  return guard(`account-of/${id}`, async (tx) => {
    const found = await loadAccount(tx, id)
    const own = found?.state.status !== 'unknown' && found?.state.economyId === economyId
    return own
      ? undefined
      : {
          code: 'account.unknown',
          detail: 'There is no such account.',
          cure: 'Take its id from the list.',
        }
  })
}

function viewOf(
  id: string,
  { state, revision }: { state: AccountState; revision: number },
): AccountView {
  if (state.status === 'unknown') throw new Error(`account/${id} was handled and does not exist`)
  return { id, revision, status: state.status, ...state.profile }
}
