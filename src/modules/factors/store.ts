import { sql } from 'kysely'
import type { Tx } from '#platform/database'

export async function findTotp(tx: Tx, accountId: string) {
  const row = await tx
    .selectFrom('factors.totp')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row && { secret: row.secret, confirmed: row.confirmed_at !== null }
}

export async function beginTotp(tx: Tx, accountId: string, secret: string): Promise<void> {
  await tx
    .insertInto('factors.totp')
    .values({ account_id: accountId, secret, confirmed_at: null })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ secret, last_step: 0 }))
    .execute()
}

/** Uses a step of time up. Says whether it was newer than the last: two at once, one gets it. */
export async function useTotpStep(
  tx: Tx,
  accountId: string,
  step: number,
  at: string,
): Promise<boolean> {
  const row = await tx
    .updateTable('factors.totp')
    .set({
      last_step: step,
      confirmed_at: sql<string>`coalesce(confirmed_at, ${at}::timestamptz)`,
    })
    .where('account_id', '=', accountId)
    .where(sql<boolean>`last_step < ${step}`)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteTotp(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('factors.totp').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('factors.recovery_code').where('account_id', '=', accountId).execute()
}

/** New codes take the place of all former ones. */
export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await tx.deleteFrom('factors.recovery_code').where('account_id', '=', accountId).execute()
  await tx
    .insertInto('factors.recovery_code')
    .values(hashes.map((code_sha256) => ({ code_sha256, account_id: accountId, used_at: null })))
    .execute()
}

export async function useRecoveryCode(tx: Tx, accountId: string, hash: Buffer): Promise<boolean> {
  const row = await tx
    .updateTable('factors.recovery_code')
    .set({ used_at: sql<string>`now()` })
    .where('code_sha256', '=', hash)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function countRecoveryCodes(tx: Tx, accountId: string): Promise<number> {
  const rows = await tx
    .selectFrom('factors.recovery_code')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute()
  return rows.length
}

export async function insertPasskey(
  tx: Tx,
  passkey: {
    id: string
    accountId: string
    publicKey: Uint8Array
    counter: number
    transports: readonly string[]
    name: string
  },
): Promise<void> {
  await tx
    .insertInto('factors.passkey')
    .values({
      id: passkey.id,
      account_id: passkey.accountId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      last_used_at: null,
    })
    .execute()
}

export async function findPasskey(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('factors.passkey')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      accountId: row.account_id,
      publicKey: new Uint8Array(row.public_key),
      counter: Number(row.counter),
    }
  )
}

export async function noteUseOfPasskey(tx: Tx, id: string, counter: number): Promise<void> {
  await tx
    .updateTable('factors.passkey')
    .set({ counter, last_used_at: sql<string>`now()` })
    .where('id', '=', id)
    .execute()
}

export async function listPasskeys(tx: Tx, accountId: string) {
  return tx
    .selectFrom('factors.passkey')
    .select(['id', 'name', 'created_at', 'last_used_at', 'transports'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .limit(100)
    .execute()
}

export async function deletePasskey(
  tx: Tx,
  accountId: string,
  id: string,
): Promise<string | undefined> {
  const row = await tx
    .deleteFrom('factors.passkey')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

export async function insertChallenge(
  tx: Tx,
  challenge: {
    id: string
    challenge: string
    purpose: 'register' | 'prove'
    accountId: string | undefined
    expiresAt: string
  },
): Promise<void> {
  await tx
    .deleteFrom('factors.challenge')
    .where('expires_at', '<', sql<Date>`now() - interval '1 hour'`)
    .execute()
  await tx
    .insertInto('factors.challenge')
    .values({
      id: challenge.id,
      challenge: challenge.challenge,
      purpose: challenge.purpose,
      account_id: challenge.accountId ?? null,
      expires_at: challenge.expiresAt,
    })
    .execute()
}

/** Takes a challenge away: it counts once, whatever comes of it. */
export async function takeChallenge(
  tx: Tx,
  id: string,
  purpose: 'register' | 'prove',
): Promise<{ challenge: string; accountId: string | undefined } | undefined> {
  const row = await tx
    .deleteFrom('factors.challenge')
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['challenge', 'account_id'])
    .executeTakeFirst()
  return row && { challenge: row.challenge, accountId: row.account_id ?? undefined }
}
