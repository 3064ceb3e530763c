import { z } from 'zod'

// What the platform signs is checked here by the browser's own cryptography (RFC 7515 with Ed25519,
// RFC 8037), so that nobody has to take the platform's word, and a gate needs no network.

export const SigningKey = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
})
export type SigningKey = z.infer<typeof SigningKey>
export const SigningKeys = z.object({ keys: z.array(SigningKey) })

const Header = z.object({ alg: z.literal('EdDSA'), kid: z.string(), typ: z.string() })

/** What a token of this type says, where one of the keys signed it; undefined where none did. */
export async function signedPayload(
  keys: readonly SigningKey[],
  type: string,
  token: string,
): Promise<unknown> {
  const [head = '', body = '', signature = '', ...more] = token.trim().split('.')
  const header = Header.safeParse(readJson(head))
  if (!header.success || header.data.typ !== type || more.length > 0) return undefined
  const key = keys.find(({ kid }) => kid === header.data.kid)
  const signatureBytes = fromBase64Url(signature)
  if (!key || !signatureBytes) return undefined
  const { kty, crv, x } = key
  const imported = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, [
    'verify',
  ])
  const signed = new TextEncoder().encode(`${head}.${body}`)
  const good = await crypto.subtle.verify('Ed25519', imported, signatureBytes, signed)
  return good ? readJson(body) : undefined
}

/** A browser shows its cryptography only to pages that came over https or from the machine itself. */
export function canVerify(): boolean {
  return globalThis.isSecureContext
}

function readJson(base64Url: string): unknown {
  const bytes = fromBase64Url(base64Url)
  if (!bytes) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
