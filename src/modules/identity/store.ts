import { type CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/database'
import { AccountState } from './model.ts'

export type Account = {
  id: string
  login: string
  name: string
  economyId: string
  zoneId: string | undefined
  enterpriseId: string | undefined
  roles: readonly string[]
}

export async function findAccountByLogin(
  tx: Tx,
  login: string,
): Promise<(Account & { passwordHash: string | null }) | undefined> {
  const row = await tx
    .selectFrom('identity.account')
    .selectAll()
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { ...accountOf(row), passwordHash: row.password_hash }
}

export async function findAccount(
  tx: Tx,
  id: string,
): Promise<(Account & { passwordHash: string | null }) | undefined> {
  const row = await tx
    .selectFrom('identity.account')
    .selectAll()
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { ...accountOf(row), passwordHash: row.password_hash }
}

export async function listAccounts(tx: Tx, economyId: string) {
  const rows = await tx
    .selectFrom('identity.account')
    .selectAll()
    .where('economy_id', '=', economyId)
    .orderBy('login')
    .limit(1000)
    .execute()
  return rows.map((row) => ({
    ...accountOf(row),
    revision: row.revision,
    disabled: row.disabled_at !== null,
  }))
}

export async function loadAccount(
  tx: Tx,
  id: string,
): Promise<{ state: AccountState; revision: number } | undefined> {
  const row = await tx
    .selectFrom('identity.account')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { login, name, economyId, zoneId, enterpriseId, roles } = accountOf(row)
  const state = AccountState.parse({
    status: row.disabled_at ? 'disabled' : 'active',
    economyId,
    profile: {
      login,
      name,
      roles,
      ...(zoneId ? { zoneId } : {}),
      ...(enterpriseId ? { enterpriseId } : {}),
    },
  })
  return { state, revision: row.revision }
}

export function saveAccountState(
  tx: Tx,
  id: string,
  state: AccountState,
  revision: number,
): CompiledQuery {
  if (state.status === 'unknown') throw new Error(`account/${id}: nothing to save`)
  const { profile, economyId, status } = state
  const changing = { name: profile.name, roles: [...profile.roles], revision }
  const disabledAt =
    status === 'active'
      ? sql<null>`null`
      : sql<string>`coalesce("identity"."account".disabled_at, now())`
  return tx
    .insertInto('identity.account')
    .values({
      id,
      login: profile.login,
      password_hash: null,
      economy_id: economyId,
      zone_id: profile.zoneId ?? null,
      enterprise_id: profile.enterpriseId ?? null,
      disabled_at: null,
      ...changing,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ ...changing, disabled_at: disabledAt }),
    )
    .compile()
}

/** Writes an account as a whole, where it does not exist: for the demonstration zone and for tests. */
export async function saveAccount(
  tx: Tx,
  account: Account & { passwordHash: string },
): Promise<void> {
  await tx
    .insertInto('identity.account')
    .values({
      id: account.id,
      login: account.login,
      name: account.name,
      password_hash: account.passwordHash,
      economy_id: account.economyId,
      zone_id: account.zoneId ?? null,
      enterprise_id: account.enterpriseId ?? null,
      roles: [...account.roles],
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function setPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await tx
    .updateTable('identity.account')
    .set({ password_hash: passwordHash })
    .where('id', '=', id)
    .execute()
}

/** Which of these logins an account bears already. */
export async function loginTaken(tx: Tx, login: string, besides: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.account')
    .select('id')
    .where('login', '=', login)
    .where('id', '!=', besides)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertInvitation(
  tx: Tx,
  invitation: { codeSha256: Buffer; accountId: string; expiresAt: string },
): Promise<void> {
  // A new code takes the place of those that were given before.
  await tx
    .updateTable('identity.invitation')
    .set({ used_at: sql<string>`now()` })
    .where('account_id', '=', invitation.accountId)
    .where('used_at', 'is', null)
    .execute()
  await tx
    .insertInto('identity.invitation')
    .values({
      code_sha256: invitation.codeSha256,
      account_id: invitation.accountId,
      expires_at: invitation.expiresAt,
      used_at: null,
    })
    .execute()
}

/** Uses a code up. Two at once: the row goes to one of them. */
export async function useInvitation(tx: Tx, codeSha256: Buffer): Promise<string | undefined> {
  const row = await tx
    .updateTable('identity.invitation')
    .set({ used_at: sql<string>`now()` })
    .where('code_sha256', '=', codeSha256)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('account_id')
    .executeTakeFirst()
  return row?.account_id
}

/** How often somebody failed with this key, and when last. */
export async function findFailures(tx: Tx, keys: readonly Buffer[]) {
  const rows = await tx
    .selectFrom('identity.failure')
    .selectAll()
    .where((is) => is('key_sha256', '=', is.fn.any(is.val([...keys]))))
    .execute()
  return keys.map((key) => {
    const row = rows.find(({ key_sha256 }) => key_sha256.equals(key))
    return { failures: row?.failures ?? 0, lastFailedAt: row?.last_failed_at.getTime() ?? 0 }
  })
}

/** Counts a failure; what lies a day back is forgotten. */
export async function countFailures(tx: Tx, keys: readonly Buffer[]): Promise<void> {
  await sql`
    delete from identity.failure where last_failed_at < now() - interval '1 day'
  `.execute(tx)
  await sql`
    insert into identity.failure as failure (key_sha256, failures, last_failed_at)
    select key, 1, now() from unnest(${[...keys]}::bytea[]) as key order by key
    on conflict (key_sha256) do update
      set failures = failure.failures + 1, last_failed_at = excluded.last_failed_at
  `.execute(tx)
}

export async function forgetFailures(tx: Tx, keys: readonly Buffer[]): Promise<void> {
  await tx
    .deleteFrom('identity.failure')
    .where((is) => is('key_sha256', '=', is.fn.any(is.val([...keys]))))
    .execute()
}

export function accountOf(row: {
  id: string
  login: string
  name: string
  economy_id: string
  zone_id: string | null
  enterprise_id: string | null
  roles: string[]
}): Account {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    economyId: row.economy_id,
    zoneId: row.zone_id ?? undefined,
    enterpriseId: row.enterprise_id ?? undefined,
    roles: row.roles,
  }
}
