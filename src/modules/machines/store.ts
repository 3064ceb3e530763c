import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import { type Client, Keys } from './model.ts'

export async function insertClient(
  tx: Tx,
  accountId: string,
  { id, name, scopes, jwks, createdAt }: Client,
): Promise<void> {
  await tx
    .insertInto('machines.client')
    .values({
      id,
      account_id: accountId,
      name,
      keys: JSON.stringify(jwks),
      scopes: [...scopes],
      created_at: createdAt,
      revoked_at: null,
    })
    .execute()
}

export async function listClients(tx: Tx, accountId: string): Promise<Client[]> {
  const rows = await tx
    .selectFrom('machines.client')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(clientOf)
}

export async function findClient(
  tx: Tx,
  id: string,
): Promise<{ client: Client; accountId: string } | undefined> {
  const row = await tx
    .selectFrom('machines.client')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row && { client: clientOf(row), accountId: row.account_id }
}

export async function revokeClient(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const row = await tx
    .updateTable('machines.client')
    .set({ revoked_at: sql<string>`now()` })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Uses an assertion up. Two at once: the row is made by one of them. */
export async function useAssertion(tx: Tx, jtiSha256: Buffer, expiresAt: string): Promise<boolean> {
  await tx
    .deleteFrom('machines.assertion')
    .where('expires_at', '<', sql<Date>`now() - interval '1 minute'`)
    .execute()
  const row = await tx
    .insertInto('machines.assertion')
    .values({ jti_sha256: jtiSha256, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('jti_sha256')
    .executeTakeFirst()
  return row !== undefined
}

function clientOf(row: {
  id: string
  name: string
  keys: unknown
  scopes: string[]
  created_at: Date
}): Client {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    jwks: Keys.parse(row.keys),
    createdAt: row.created_at.toISOString(),
  }
}
