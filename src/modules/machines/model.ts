import { z } from 'zod'

const coordinate = z
  .string()
  .min(40)
  .max(700)
  .regex(/^[\w-]+$/)
const common = {
  kid: z.string().min(1).max(200).optional(),
  use: z.literal('sig').optional(),
  alg: z.string().max(20).optional(),
}

/** A public key (RFC 7517). Its private half has no place in this shape: who sends it is refused. */
export const PublicKey = z.discriminatedUnion('kty', [
  z.strictObject({
    kty: z.literal('EC'),
    crv: z.enum(['P-256', 'P-384']),
    x: coordinate,
    y: coordinate,
    ...common,
  }),
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate, ...common }),
  // 2048 bits are 342 letters of base64url.
  z.strictObject({
    kty: z.literal('RSA'),
    n: coordinate.min(342),
    e: z.literal('AQAB'),
    ...common,
  }),
])
export type PublicKey = z.infer<typeof PublicKey>

export const Keys = z.strictObject({ keys: z.array(PublicKey).min(1).max(5) })
export type Keys = z.infer<typeof Keys>

export const NewClient = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.string().max(100)).min(1).max(100),
  jwks: Keys,
})
export type NewClient = z.infer<typeof NewClient>

export const Client = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.string()),
    jwks: Keys,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'OAuthClient' })
export type Client = z.infer<typeof Client>

/** RFC 6749, 4.4.2, with RFC 7523, 2.2. */
export const TokenRequest = z.object({
  grant_type: z.string().max(100),
  client_assertion_type: z.string().max(200).default(''),
  client_assertion: z.string().max(8000).default(''),
  client_id: z.string().max(200).optional(),
  scope: z.string().max(4000).optional(),
})
export type TokenRequest = z.infer<typeof TokenRequest>

/** RFC 6749, 5.1. */
export const Token = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int(),
    scope: z.string(),
  })
  .meta({ id: 'OAuthToken' })
export type Token = z.infer<typeof Token>

/** RFC 6749, 5.2: what every OAuth library reads. */
export const TokenError = z
  .strictObject({
    error: z.enum(['invalid_request', 'invalid_client', 'invalid_scope', 'unsupported_grant_type']),
    error_description: z.string(),
  })
  .meta({ id: 'OAuthError' })
export type TokenError = z.infer<typeof TokenError>

export const refusals = { 'oauth-client.unknown': 404 } as const
