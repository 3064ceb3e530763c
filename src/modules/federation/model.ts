import { z } from 'zod'

/** A house that vouches for people. Its secret is written, and never read back. */
export const NewProvider = z.strictObject({
  name: z.string().trim().min(1).max(100),
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId: z.string().min(1).max(200),
  clientSecret: z.string().min(1).max(500).optional(),
})
export type NewProvider = z.infer<typeof NewProvider>

export const Provider = z
  .strictObject({ id: z.uuid(), name: z.string(), issuer: z.string(), clientId: z.string() })
  .meta({ id: 'Provider' })
export type Provider = z.infer<typeof Provider>

/** What the page of signing in shows of it. */
export const ProviderName = z.strictObject({ id: z.uuid(), name: z.string() })
export type ProviderName = z.infer<typeof ProviderName>

/**
 * Where to go on after signing in: a path of our own. An address that could lead elsewhere is no
 * such path (OWASP ASVS 5.0, 3.7.2): browsers read a backslash as a slash, and skip what they do not see.
 */
export const ReturnTo = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w\-./?=&%~]*$/)
  .default('/')

const at = z.iso.datetime()
export const Event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('identity-provider.set'), at, provider: Provider }),
  z.strictObject({ type: z.literal('identity-provider.removed'), at, provider: Provider }),
])
export type Event = z.infer<typeof Event>

export const refusals = {
  'identity-provider.unknown': 404,
  'identity-provider.issuer-taken': 409,
  'identity-provider.unreachable': 502,
  'identity-provider.not-proven': 403,
  'identity-provider.not-linked': 403,
  'identity-provider.already-linked': 409,
} as const
