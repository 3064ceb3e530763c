import { z } from 'zod'

const base64url = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\w-]+$/)

/** A passkey as its owner sees it. */
export const Passkey = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Passkey' })
export type Passkey = z.infer<typeof Passkey>

/** By what an account can prove itself beside its password. */
export const Factors = z
  .strictObject({
    totp: z.boolean(),
    recoveryCodesLeft: z.int(),
    passkeys: z.array(Passkey),
  })
  .meta({ id: 'Factors' })
export type Factors = z.infer<typeof Factors>

/** What an authenticator gives back when it makes a key: WebAuthn level 3, 5.1.8. */
export const PasskeyRegistration = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(30)).max(10).default([]),
  }),
  clientExtensionResults: z.object({}),
  authenticatorAttachment: z.string().optional(),
})
export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>

/** What it gives back when it signs. */
export const PasskeyAssertion = z.strictObject({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
  }),
  clientExtensionResults: z.object({}),
  authenticatorAttachment: z.string().optional(),
})
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>

/** An answer to a challenge that was given before. */
export const PasskeyProof = z.strictObject({
  challengeId: z.uuid(),
  assertion: PasskeyAssertion,
})
export type PasskeyProof = z.infer<typeof PasskeyProof>

/** What navigator.credentials takes: it goes through us as the library makes it. */
export const PasskeyOptions = z
  .strictObject({ challengeId: z.uuid(), options: z.record(z.string(), z.unknown()) })
  .meta({ id: 'PasskeyOptions' })
export type PasskeyOptions = z.infer<typeof PasskeyOptions>

export const refusals = {
  'factor.already-confirmed': 409,
  'factor.code-wrong': 422,
  'factor.not-begun': 409,
  'factor.passkey-not-proven': 422,
  'factor.passkey-unknown': 404,
} as const
