import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { newId } from '#kernel/ids'
import { type Actor, type Database, transact, type Tx } from '#platform/database'
import { RefusalError } from '#platform/problem'
import { noteCredential } from './journal.ts'
import type { Passkey, PasskeyOptions, PasskeyProof, PasskeyRegistration } from './model.ts'
import {
  deletePasskey,
  findPasskey,
  insertChallenge,
  insertPasskey,
  listPasskeys,
  noteUseOfPasskey,
  takeChallenge,
} from './store.ts'

/** The site that passkeys belong to: another site's page cannot ask for them (WebAuthn 3, 13.4.9). */
export type Site = { origin: string; id: string }
export type Owner = { accountId: string; login: string; name: string }

const asFactors: Actor = { role: 'system', name: 'factors' }
const minutes = 5

export function siteOf(publicUrl: string): Site {
  const { origin, hostname } = new URL(publicUrl)
  return { origin, id: hostname }
}

/** Begins the making of a passkey: the key stays in the authenticator, which asks for its person. */
export async function beginPasskey(
  db: Database,
  site: Site,
  owner: Owner,
): Promise<PasskeyOptions> {
  const known = await transact(db, asFactors, (tx) => listPasskeys(tx, owner.accountId))
  const options = await generateRegistrationOptions({
    rpName: 'Entrepot',
    rpID: site.id,
    userID: new Uint8Array(Buffer.from(owner.accountId.replaceAll('-', ''), 'hex')),
    userName: owner.login,
    userDisplayName: owner.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return keepChallenge(db, 'register', { ...options }, owner.accountId)
}

export async function addPasskey(
  db: Database,
  site: Site,
  { accountId }: { accountId: string },
  given: { challengeId: string; name: string; registration: PasskeyRegistration },
): Promise<Passkey> {
  const challenge = await takenChallenge(db, given.challengeId, 'register')
  if (challenge.accountId !== accountId) throw notProven()
  const { authenticatorAttachment: _, ...response } = given.registration
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw notProven(cause)
  })
  if (!verified.verified) throw notProven()
  const { id, publicKey, counter } = verified.registrationInfo.credential
  const { name } = given
  await transact(db, asFactors, async (tx) => {
    if (await findPasskey(tx, id)) throw notProven()
    const { transports } = response.response
    await insertPasskey(tx, { id, accountId, publicKey, counter, transports, name })
    noteCredential(tx, 'added', { accountId, credential: 'passkey', name })
  })
  return { id, name, createdAt: new Date().toISOString() }
}

/** Begins a proof by whichever passkey the person picks: nobody is asked for a name first. */
export async function beginProof(db: Database, site: Site): Promise<PasskeyOptions> {
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    userVerification: 'required',
  })
  return keepChallenge(db, 'prove', { ...options })
}

/** Whose passkey has signed the challenge. */
export async function provePasskey(
  db: Database,
  site: Site,
  { challengeId, assertion }: PasskeyProof,
): Promise<{ accountId: string }> {
  const { challenge } = await takenChallenge(db, challengeId, 'prove')
  const { authenticatorAttachment: _, ...response } = assertion
  return transact(db, asFactors, async (tx) => {
    const passkey = await findPasskey(tx, response.id)
    if (!passkey) throw notProven()
    const { id, publicKey, counter, accountId } = passkey
    // A counter that does not grow is a copied key, and is refused by the library.
    const verified = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: { id, publicKey, counter },
    }).catch((cause: unknown) => {
      throw notProven(cause)
    })
    if (!verified.verified) throw notProven()
    await noteUseOfPasskey(tx, id, verified.authenticationInfo.newCounter)
    return { accountId }
  })
}

export async function showPasskeys(tx: Tx, accountId: string): Promise<Passkey[]> {
  const rows = await listPasskeys(tx, accountId)
  return rows.map(({ id, name, created_at, last_used_at }) => ({
    id,
    name,
    createdAt: created_at.toISOString(),
    ...(last_used_at ? { lastUsedAt: last_used_at.toISOString() } : {}),
  }))
}

export async function removePasskey(tx: Tx, accountId: string, id: string): Promise<void> {
  const name = await deletePasskey(tx, accountId, id)
  if (name === undefined)
    throw new RefusalError({
      code: 'factor.passkey-unknown',
      detail: 'You have no such passkey.',
      cure: 'Take its id from the list of your passkeys.',
    })
  noteCredential(tx, 'removed', { accountId, credential: 'passkey', name })
}

async function keepChallenge(
  db: Database,
  purpose: 'register' | 'prove',
  options: { challenge: string } & Record<string, unknown>,
  accountId?: string,
): Promise<PasskeyOptions> {
  const challengeId = newId()
  const { challenge } = options
  const expiresAt = new Date(Date.now() + minutes * 60_000).toISOString()
  await transact(db, asFactors, (tx) =>
    insertChallenge(tx, { id: challengeId, challenge, purpose, accountId, expiresAt }),
  )
  return { challengeId, options }
}

/** In a transaction of its own: a challenge that failed is used up as well. */
async function takenChallenge(db: Database, id: string, purpose: 'register' | 'prove') {
  const taken = await transact(db, asFactors, (tx) => takeChallenge(tx, id, purpose))
  if (!taken) throw notProven()
  return taken
}

function notProven(cause?: unknown): RefusalError {
  const error = new RefusalError({
    code: 'factor.passkey-not-proven',
    detail: 'The passkey did not prove itself to this site.',
    cure: 'Begin anew: each challenge counts once and for five minutes.',
  })
  error.cause = cause
  return error
}
