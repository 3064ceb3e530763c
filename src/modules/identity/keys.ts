import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { type Database, transact, type Tx } from '#platform/database'
import type { Principal } from '#platform/http'
import { RefusalError } from '#platform/problem'
import { forget } from './authenticate.ts'
import { note, systemFor } from './journal.ts'
import { type ApiKey, grantable, type NewApiKey } from './model.ts'
import { insertBearer, listApiKeys, revokeBearer } from './proofs-store.ts'
import { digest, newSecret } from './secrets.ts'
import { findAccount } from './store.ts'

/** A key begins so that scanners for leaked secrets know it. */
const prefix = 'ek_'

/** Makes a key that may do what it is given, and never more than its account. */
export async function createApiKey(
  db: Database,
  { actor, accountId = '' }: Principal,
  { name, scopes, daysValid }: z.infer<typeof NewApiKey>,
): Promise<ApiKey & { secret: string }> {
  const secret = prefix + newSecret()
  const at = new Date()
  const key = {
    id: newId(),
    name,
    scopes: [...new Set(scopes)].toSorted(),
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + daysValid * 86_400_000).toISOString(),
  }
  await transact(db, systemFor(actor), async (tx) => {
    refuseScopesBeyond(await grantableTo(tx, accountId), key.scopes)
    await insertBearer(tx, {
      ...key,
      accountId,
      kind: 'api-key',
      tokenSha256: digest(secret),
    })
    note(tx, {
      type: 'credential.added',
      at: key.createdAt,
      accountId,
      credential: 'api-key',
      name,
    })
  })
  return { ...key, secret }
}

export function refuseScopesBeyond(held: readonly string[], scopes: readonly string[]): void {
  const beyond = scopes.filter((scope) => !held.includes(scope))
  if (beyond.length > 0)
    throw new RefusalError({
      code: 'api-key.scope-not-held',
      detail: `No key of this account may carry ${beyond.join(', ')}.`,
      cure: 'Give it only what the account itself may do without a person at a screen.',
      pointer: '/scopes',
    })
}

/** What a key of this account may carry at most. */
export async function grantableTo(tx: Tx, accountId: string): Promise<string[]> {
  return grantable((await findAccount(tx, accountId))?.roles ?? [])
}

/** A token for a program that has proven itself: it counts for minutes, and is listed nowhere. */
export async function issueAccessToken(
  tx: Tx,
  given: { accountId: string; name: string; scopes: readonly string[]; minutes: number },
): Promise<string> {
  const token = `et_${newSecret()}`
  const { minutes, ...rest } = given
  const at = new Date()
  await insertBearer(tx, {
    id: newId(),
    kind: 'access-token',
    tokenSha256: digest(token),
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + minutes * 60_000).toISOString(),
    ...rest,
  })
  return token
}

export async function showApiKeys(db: Database, { actor, accountId = '' }: Principal) {
  const rows = await transact(db, systemFor(actor), (tx) => listApiKeys(tx, accountId))
  return rows.map(({ id, name, scopes, created_at, expires_at, last_used_at }) => ({
    id,
    name,
    scopes,
    createdAt: created_at.toISOString(),
    expiresAt: expires_at.toISOString(),
    ...(last_used_at ? { lastUsedAt: last_used_at.toISOString() } : {}),
  }))
}

export async function revokeApiKey(
  db: Database,
  { actor, accountId = '' }: Principal,
  id: string,
): Promise<void> {
  const name = await transact(db, systemFor(actor), async (tx) => {
    const revoked = await revokeBearer(tx, accountId, id)
    const at = new Date().toISOString()
    if (revoked !== undefined)
      note(tx, { type: 'credential.removed', at, accountId, credential: 'api-key', name: revoked })
    return revoked
  })
  if (name === undefined)
    throw new RefusalError({
      code: 'api-key.unknown',
      detail: 'You have no such key.',
      cure: 'Take its id from the list of your keys.',
    })
  forget(db, ({ keyId }) => keyId === id)
}
