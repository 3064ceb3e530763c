import { createHash, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Tx } from '#platform/database'
import { RefusalError } from '#platform/problem'
import { noteCredential } from './journal.ts'
import {
  beginTotp,
  deletePasskey,
  deleteTotp,
  findTotp,
  listPasskeys,
  replaceRecoveryCodes,
  useRecoveryCode,
  useTotpStep,
} from './store.ts'

const issuer = 'Entrepot'
const periodSeconds = 30
const recoveryCodes = 10
const alphabet = '23456789abcdefghijkmnpqrstuvwxyz'

/** Begins: from now on the person's device holds a secret, which counts once a code has shown it. */
export async function enrolTotp(tx: Tx, accountId: string, label: string) {
  const found = await findTotp(tx, accountId)
  if (found?.confirmed)
    throw new RefusalError({
      code: 'factor.already-confirmed',
      detail: 'This account has an authenticator app already.',
      cure: 'Remove it first.',
    })
  const secret = new Secret({ size: 20 })
  await beginTotp(tx, accountId, secret.base32)
  return { secret: secret.base32, uri: totpOf(secret.base32, label).toString() }
}

/** Ends the enrolment with a code of the device, and gives the codes for the day it is lost. */
export async function confirmTotp(
  tx: Tx,
  accountId: string,
  code: string,
  at: Date,
): Promise<string[]> {
  const found = await findTotp(tx, accountId)
  if (!found || found.confirmed)
    throw new RefusalError({
      code: 'factor.not-begun',
      detail: 'No authenticator app waits for its first code.',
      cure: 'Begin anew: the secret is shown then.',
    })
  if (!(await isTotp(tx, accountId, code, at)))
    throw new RefusalError({
      code: 'factor.code-wrong',
      detail: 'The code does not belong to this secret and this minute.',
      cure: 'Check the clock of the device and take the next code.',
      pointer: '/code',
    })
  noteCredential(tx, 'added', { accountId, credential: 'totp', name: 'authenticator app' })
  return renewRecoveryCodes(tx, accountId)
}

export async function removeTotp(tx: Tx, accountId: string): Promise<void> {
  if (!(await findTotp(tx, accountId))) return
  await deleteTotp(tx, accountId)
  noteCredential(tx, 'removed', { accountId, credential: 'totp', name: 'authenticator app' })
}

/** Takes every factor of an account away: for whoever has lost them, and sets a new password. */
export async function clearFactors(tx: Tx, accountId: string): Promise<void> {
  await removeTotp(tx, accountId)
  for (const { id, name } of await listPasskeys(tx, accountId)) {
    await deletePasskey(tx, accountId, id)
    noteCredential(tx, 'removed', { accountId, credential: 'passkey', name })
  }
}

/**
 * Ten codes of 120 bits, each good once: from 112 bits on one SHA-256 keeps them (OWASP ASVS 5.0,
 * 6.5.2). Letters and figures that look alike are not among them.
 */
export async function renewRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () =>
    grouped([...randomBytes(24)].map((byte) => alphabet[byte % 32]).join('')),
  )
  await replaceRecoveryCodes(tx, accountId, codes.map(digest))
  noteCredential(tx, 'added', { accountId, credential: 'recovery-codes', name: 'recovery codes' })
  return codes
}

/** Whether the account asks for a second proof beside its password. */
export async function hasSecondFactor(tx: Tx, accountId: string): Promise<boolean> {
  return (await findTotp(tx, accountId))?.confirmed === true
}

/** Whether this is the code of the moment, or one of the codes for the day the device is lost. */
export async function isSecondFactor(
  tx: Tx,
  accountId: string,
  code: string,
  at: Date,
): Promise<boolean> {
  const given = code.replaceAll(/[\s-]/g, '').toLowerCase()
  if (/^\d{6}$/.test(given)) return isTotp(tx, accountId, given, at)
  return useRecoveryCode(tx, accountId, digest(grouped(given)))
}

async function isTotp(tx: Tx, accountId: string, token: string, at: Date): Promise<boolean> {
  const found = await findTotp(tx, accountId)
  if (!found) return false
  // One step either way for clocks that differ (RFC 6238, 5.2).
  const timestamp = at.getTime()
  const delta = totpOf(found.secret, '').validate({ token, timestamp, window: 1 })
  if (delta === null) return false
  const step = Math.floor(timestamp / 1000 / periodSeconds) + delta
  return useTotpStep(tx, accountId, step, at.toISOString())
}

function grouped(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: periodSeconds })
}

function digest(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}
