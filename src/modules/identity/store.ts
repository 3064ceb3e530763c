import { sql } from 'kysely'
import type { Tx } from '#platform/database'

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
): Promise<(Account & { passwordHash: string }) | undefined> {
  const row = await tx
    .selectFrom('identity.account')
    .selectAll()
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { ...accountOf(row), passwordHash: row.password_hash }
}

/** The account behind a session that still runs, by the hash of its token. */
export async function findAccountBySession(
  tx: Tx,
  tokenSha256: Buffer,
): Promise<{ sessionId: string; account: Account } | undefined> {
  const row = await tx
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', 'account.id', 'session.account_id')
    .selectAll('account')
    .select('session.id as session_id')
    .where('token_sha256', '=', tokenSha256)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { sessionId: row.session_id, account: accountOf(row) }
}

export async function insertSession(
  tx: Tx,
  session: {
    id: string
    accountId: string
    tokenSha256: Buffer
    expiresAt: string
    userAgent: string
  },
): Promise<void> {
  await tx
    .insertInto('identity.session')
    .values({
      id: session.id,
      account_id: session.accountId,
      token_sha256: session.tokenSha256,
      expires_at: session.expiresAt,
      user_agent: session.userAgent,
    })
    .execute()
}

export async function touchSession(tx: Tx, sessionId: string): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ last_seen_at: sql`now()` })
    .where('id', '=', sessionId)
    .execute()
}

/** Ends a session of an account. Says whether it was running. */
export async function revokeSession(
  tx: Tx,
  accountId: string,
  sessionId: string,
  at: string,
): Promise<boolean> {
  const row = await tx
    .updateTable('identity.session')
    .set({ revoked_at: at })
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function listSessions(tx: Tx, accountId: string) {
  return tx
    .selectFrom('identity.session')
    .select(['id', 'created_at', 'last_seen_at', 'user_agent'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
}

export async function deleteSessionsEndedBefore(tx: Tx, before: string): Promise<void> {
  await tx
    .deleteFrom('identity.session')
    .where('expires_at', '<', sql<Date>`${before}::timestamptz`)
    .execute()
}

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

function accountOf(row: {
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
