import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { NewProvider, Provider } from './model.ts'

export async function listProviders(tx: Tx): Promise<(Provider & { economyId: string })[]> {
  const rows = await tx
    .selectFrom('federation.provider')
    .selectAll()
    .orderBy('name')
    .limit(100)
    .execute()
  return rows.map(({ id, name, issuer, client_id, economy_id }) => ({
    id,
    name,
    issuer,
    clientId: client_id,
    economyId: economy_id,
  }))
}

export async function findProvider(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('federation.provider')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      name: row.name,
      issuer: row.issuer,
      clientId: row.client_id,
      clientSecret: row.client_secret ?? undefined,
      economyId: row.economy_id,
    }
  )
}

/** Whether another provider has this issuer: two could vouch for the same subject differently. */
export async function issuerTaken(tx: Tx, issuer: string, besides: string): Promise<boolean> {
  const row = await tx
    .selectFrom('federation.provider')
    .select('id')
    .where('issuer', '=', issuer)
    .where('id', '!=', besides)
    .executeTakeFirst()
  return row !== undefined
}

export async function saveProvider(
  tx: Tx,
  { id, economyId, ...given }: NewProvider & { id: string; economyId: string },
): Promise<void> {
  const changing = {
    name: given.name,
    issuer: given.issuer,
    client_id: given.clientId,
    client_secret: given.clientSecret ?? null,
  }
  await tx
    .insertInto('federation.provider')
    .values({ id, economy_id: economyId, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

export async function deleteProvider(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('federation.provider').where('id', '=', id).execute()
}

export async function insertFlow(
  tx: Tx,
  flow: {
    stateSha256: Buffer
    browserSha256: Buffer
    providerId: string
    nonce: string
    codeVerifier: string
    accountId: string | undefined
    returnTo: string
    expiresAt: string
  },
): Promise<void> {
  await tx
    .deleteFrom('federation.flow')
    .where('expires_at', '<', sql<Date>`now() - interval '1 hour'`)
    .execute()
  await tx
    .insertInto('federation.flow')
    .values({
      state_sha256: flow.stateSha256,
      browser_sha256: flow.browserSha256,
      provider_id: flow.providerId,
      nonce: flow.nonce,
      code_verifier: flow.codeVerifier,
      account_id: flow.accountId ?? null,
      return_to: flow.returnTo,
      expires_at: flow.expiresAt,
    })
    .execute()
}

/** Takes a flow away: it counts once, and only in the browser that began it. */
export async function takeFlow(tx: Tx, stateSha256: Buffer, browserSha256: Buffer) {
  const row = await tx
    .deleteFrom('federation.flow')
    .where('state_sha256', '=', stateSha256)
    .where('browser_sha256', '=', browserSha256)
    .where('expires_at', '>', sql<Date>`now()`)
    .returningAll()
    .executeTakeFirst()
  return (
    row && {
      providerId: row.provider_id,
      nonce: row.nonce,
      codeVerifier: row.code_verifier,
      accountId: row.account_id ?? undefined,
      returnTo: row.return_to,
    }
  )
}

export async function findLinked(
  tx: Tx,
  providerId: string,
  subject: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('federation.link')
    .select('account_id')
    .where('provider_id', '=', providerId)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.account_id
}

export async function insertLink(
  tx: Tx,
  link: { providerId: string; subject: string; accountId: string },
): Promise<void> {
  await tx
    .insertInto('federation.link')
    .values({
      provider_id: link.providerId,
      subject: link.subject,
      account_id: link.accountId,
    })
    .execute()
}
