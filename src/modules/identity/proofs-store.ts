import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import { type Account, accountOf } from './store.ts'

/** What the store knows of a proof that came with a request. */
export type Proven = {
  account: Account
  sessionId?: string
  keyId?: string
  scopes?: readonly string[]
  steppedUpUntil?: number
}

/**
 * The account behind a session that still runs, by the hash of its token. A session in use is noted
 * once a minute, in the same statement: that is as exact as the idle limit needs it.
 */
export async function findSession(
  tx: Tx,
  tokenSha256: Buffer,
  { idleMinutes, active }: { idleMinutes: number; active: boolean },
): Promise<Proven | undefined> {
  const row = await tx
    .with('touched', (db) =>
      db
        .updateTable('identity.session')
        .set({ last_seen_at: sql<Date>`now()` })
        .where('token_sha256', '=', tokenSha256)
        .where(sql<boolean>`${active}`)
        .where('last_seen_at', '<', sql<Date>`now() - interval '1 minute'`)
        .where('last_seen_at', '>', sql<Date>`now() - make_interval(mins => ${idleMinutes})`),
    )
    .selectFrom('identity.session as session')
    .innerJoin('identity.account as account', 'account.id', 'session.account_id')
    .selectAll('account')
    .select(['session.id as session_id', 'stepped_up_until'])
    .where('token_sha256', '=', tokenSha256)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('last_seen_at', '>', sql<Date>`now() - make_interval(mins => ${idleMinutes})`)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    account: accountOf(row),
    sessionId: row.session_id,
    ...(row.stepped_up_until ? { steppedUpUntil: row.stepped_up_until.getTime() } : {}),
  }
}

/** The account behind a key or an access token, and what it may be used for. */
export async function findBearer(tx: Tx, tokenSha256: Buffer): Promise<Proven | undefined> {
  const row = await tx
    .with('touched', (db) =>
      db
        .updateTable('identity.bearer')
        .set({ last_used_at: sql<string>`now()` })
        .where('token_sha256', '=', tokenSha256)
        .where(sql<boolean>`last_used_at is null or last_used_at < now() - interval '1 minute'`),
    )
    .selectFrom('identity.bearer as bearer')
    .innerJoin('identity.account as account', 'account.id', 'bearer.account_id')
    .selectAll('account')
    .select(['bearer.id as bearer_id', 'scopes'])
    .where('token_sha256', '=', tokenSha256)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { account: accountOf(row), keyId: row.bearer_id, scopes: row.scopes }
}

export async function insertSession(
  tx: Tx,
  session: {
    id: string
    accountId: string
    tokenSha256: Buffer
    expiresAt: string
    userAgent: string
    proof: string
    steppedUpUntil: string
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
      proof: session.proof,
      stepped_up_until: session.steppedUpUntil,
    })
    .execute()
}

export async function stepSessionUp(
  tx: Tx,
  sessionId: string,
  { until, tokenSha256 }: { until: string; tokenSha256: Buffer },
): Promise<void> {
  await tx
    .updateTable('identity.session')
    .set({ stepped_up_until: until, token_sha256: tokenSha256 })
    .where('id', '=', sessionId)
    .execute()
}

/** Ends sessions of an account: one, or all but one. Says which were running. */
export async function revokeSessions(
  tx: Tx,
  accountId: string,
  which: { only: string } | { besides: string | undefined },
): Promise<string[]> {
  let ending = tx
    .updateTable('identity.session')
    .set({ revoked_at: sql<string>`now()` })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
  if ('only' in which) ending = ending.where('id', '=', which.only)
  else if (which.besides !== undefined) ending = ending.where('id', '!=', which.besides)
  return (await ending.returning('id').execute()).map(({ id }) => id)
}

/** Ends the session that a browser brought to a new sign-in: its token is not used on. */
export async function revokeSessionByToken(
  tx: Tx,
  tokenSha256: Buffer,
): Promise<{ id: string; accountId: string } | undefined> {
  const row = await tx
    .updateTable('identity.session')
    .set({ revoked_at: sql<string>`now()` })
    .where('token_sha256', '=', tokenSha256)
    .where('revoked_at', 'is', null)
    .returning(['id', 'account_id'])
    .executeTakeFirst()
  return row && { id: row.id, accountId: row.account_id }
}

export async function listSessions(tx: Tx, accountId: string, idleMinutes: number) {
  return tx
    .selectFrom('identity.session')
    .select(['id', 'created_at', 'last_seen_at', 'user_agent'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('last_seen_at', '>', sql<Date>`now() - make_interval(mins => ${idleMinutes})`)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
}

export async function insertBearer(
  tx: Tx,
  bearer: {
    id: string
    accountId: string
    kind: 'api-key' | 'access-token'
    name: string
    tokenSha256: Buffer
    scopes: readonly string[]
    createdAt: string
    expiresAt: string
  },
): Promise<void> {
  await tx
    .insertInto('identity.bearer')
    .values({
      id: bearer.id,
      account_id: bearer.accountId,
      kind: bearer.kind,
      name: bearer.name,
      token_sha256: bearer.tokenSha256,
      scopes: [...bearer.scopes],
      created_at: bearer.createdAt,
      expires_at: bearer.expiresAt,
      last_used_at: null,
      revoked_at: null,
    })
    .execute()
}

export async function listApiKeys(tx: Tx, accountId: string) {
  return tx
    .selectFrom('identity.bearer')
    .select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'api-key')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
}

/** Ends a key of an account. Gives its name where it counted. */
export async function revokeBearer(
  tx: Tx,
  accountId: string,
  id: string,
): Promise<string | undefined> {
  const row = await tx
    .updateTable('identity.bearer')
    .set({ revoked_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

export async function deleteSessionsEndedBefore(tx: Tx, before: string): Promise<void> {
  await tx
    .deleteFrom('identity.session')
    .where('expires_at', '<', sql<Date>`${before}::timestamptz`)
    .execute()
}

/** Tokens of minutes and keys of years: what has ended for long serves nobody. */
export async function deleteBearersEndedBefore(tx: Tx, before: string): Promise<void> {
  await tx
    .deleteFrom('identity.bearer')
    .where('expires_at', '<', sql<Date>`${before}::timestamptz`)
    .execute()
}
