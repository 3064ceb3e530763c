import { compactVerify, createLocalJWKSet, errors, type JSONWebKeySet } from 'jose'
import type { Refusal } from '#kernel/decision'
import { Dated, type refusals } from './model.ts'

/** Ed25519 (RFC 8032), as JOSE calls it (RFC 8037, 3.1). */
export const algorithm = 'EdDSA'

/**
 * Checks a document of ours: signed by one of the keys, of the type that is asked for, and not past
 * its time. It needs the public keys and nothing else, so a browser without a network does the same.
 */
export async function verifyDocument(
  publicKeys: JSONWebKeySet,
  type: string,
  token: string,
  now: Date,
): Promise<{ value: unknown } | { refusal: Refusal }> {
  const payload = await signedPayload(publicKeys, type, token)
  const dated = Dated.safeParse(payload)
  if (!dated.success)
    return no(
      'document.forged',
      'We have not signed this.',
      'Take it for a forgery: scan it again, and keep it where it stays one.',
    )
  if (dated.data.exp * 1000 <= now.getTime())
    return no(
      'document.expired',
      `It was valid until ${new Date(dated.data.exp * 1000).toISOString()}.`,
      'Ask the customs office for one that is valid.',
    )
  return { value: payload }
}

async function signedPayload(publicKeys: JSONWebKeySet, type: string, token: string) {
  try {
    const { payload, protectedHeader } = await compactVerify(token, createLocalJWKSet(publicKeys), {
      algorithms: [algorithm],
    })
    // What we signed for another purpose is as good as forged here (RFC 8725, 3.11).
    if (protectedHeader.typ !== type) return undefined
    const read: unknown = JSON.parse(new TextDecoder().decode(payload))
    return read
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined
    throw error
  }
}

function no(code: keyof typeof refusals, detail: string, cure: string): { refusal: Refusal } {
  return { refusal: { code, detail, cure } }
}
