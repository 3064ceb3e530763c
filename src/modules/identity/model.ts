import { z } from 'zod'

export {
  grantable,
  permissions,
  permissionsOf,
  type Permission,
  Role,
  roles,
  stepUpPermissions,
} from './permissions.ts'
import { Role } from './permissions.ts'

const Enterprise = z.strictObject({ id: z.uuid(), name: z.string(), identification: z.string() })

/** Who is signed in, and what they may do: what the first page asks for. */
export const SessionView = z
  .strictObject({
    accountId: z.uuid(),
    login: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    permissions: z.array(z.string()),
    economyId: z.string(),
    zoneId: z.uuid().optional(),
    enterprise: Enterprise.optional(),
    /** The enterprises whose mandates its own enterprise holds now. */
    represents: z.array(
      z.strictObject({
        mandateId: z.uuid(),
        enterprise: Enterprise,
        representation: z.enum(['direct', 'indirect']),
        liability: z.string(),
        validUntil: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'Session' })
export type SessionView = z.infer<typeof SessionView>

/** Somebody whom a visitor of the demonstration zone may be. */
export const DemoAccount = z
  .strictObject({ login: z.string(), password: z.string(), title: z.string() })
  .meta({ id: 'DemoAccount' })
export type DemoAccount = z.infer<typeof DemoAccount>

/** One of an account's open sessions. */
export const OpenSession = z
  .strictObject({
    id: z.uuid(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    userAgent: z.string(),
    current: z.boolean(),
  })
  .meta({ id: 'OpenSession' })
export type OpenSession = z.infer<typeof OpenSession>

export const PermissionTable = z
  .strictObject({
    roles: z.array(z.strictObject({ role: z.string(), description: z.string() })),
    permissions: z.array(
      z.strictObject({
        permission: z.string(),
        description: z.string(),
        roles: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'PermissionTable' })
export type PermissionTable = z.infer<typeof PermissionTable>

/** What a machine shows instead of a session. Its secret is shown once, and never again. */
export const ApiKey = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

export const NewApiKey = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(z.string().max(100)).min(1).max(100),
  daysValid: z.int().min(1).max(365).default(90),
})

/** The life of an account, as its rows and its events tell it. */
export const AccountProfile = z.strictObject({
  login: z
    .string()
    .max(200)
    .regex(/^[a-z0-9][a-z0-9._@-]*$/),
  name: z.string().trim().min(1).max(200),
  roles: z.array(Role).min(1).max(20),
  zoneId: z.uuid().optional(),
  enterpriseId: z.uuid().optional(),
})
export type AccountProfile = z.infer<typeof AccountProfile>

export const AccountState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({ status: z.literal('active'), economyId: z.string(), profile: AccountProfile }),
  z.strictObject({ status: z.literal('disabled'), economyId: z.string(), profile: AccountProfile }),
])
export type AccountState = z.infer<typeof AccountState>

export const AccountView = AccountProfile.extend({
  id: z.uuid(),
  revision: z.int(),
  status: z.enum(['active', 'disabled']),
}).meta({ id: 'Account' })
export type AccountView = z.infer<typeof AccountView>

/** What was done to or with a credential: never the credential itself. */
export const Credential = z.enum([
  'password',
  'totp',
  'recovery-codes',
  'passkey',
  'api-key',
  'provider',
])
export type Credential = z.infer<typeof Credential>

const at = z.iso.datetime()
const accountId = z.uuid()
export const Event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('session.opened'), at, accountId, userAgent: z.string() }),
  z.strictObject({ type: z.literal('session.ended'), at, accountId }),
  z.strictObject({ type: z.literal('session.stepped-up'), at, accountId, proof: z.string() }),
  z.strictObject({
    type: z.literal('session.refused'),
    at,
    accountId: accountId.optional(),
    reason: z.string(),
    address: z.string(),
  }),
  z.strictObject({
    type: z.literal('account.created'),
    at,
    economyId: z.string(),
    profile: AccountProfile,
  }),
  z.strictObject({
    type: z.literal('account.roles-set'),
    at,
    before: z.array(Role),
    roles: z.array(Role),
  }),
  z.strictObject({ type: z.literal('account.disabled'), at, reason: z.string() }),
  z.strictObject({ type: z.literal('account.enabled'), at }),
  z.strictObject({ type: z.literal('account.invited'), at, expiresAt: z.iso.datetime() }),
  z.strictObject({
    type: z.literal('credential.added'),
    at,
    accountId,
    credential: Credential,
    name: z.string(),
  }),
  z.strictObject({
    type: z.literal('credential.removed'),
    at,
    accountId,
    credential: Credential,
    name: z.string(),
  }),
])
export type Event = z.infer<typeof Event>
export type AccountEvent = Extract<Event, { type: `account.${string}` }>

export type AccountCommand =
  | { type: 'create'; at: string; economyId: string; profile: AccountProfile }
  | { type: 'set-roles'; at: string; roles: Role[] }
  | { type: 'disable'; at: string; reason: string }
  | { type: 'enable'; at: string }
  | { type: 'invite'; at: string; expiresAt: string }

export const refusals = {
  'session.wrong-login-or-password': 401,
  'session.second-factor-needed': 401,
  'session.wrong-code': 401,
  'session.wrong-proof': 403,
  'session.too-many-tries': 429,
  'session.unknown': 404,
  'session.no-demonstration': 404,
  'session.key-unknown': 401,
  'account.password-too-short': 422,
  'account.password-too-common': 422,
  'account.password-unchanged': 422,
  'account.unknown': 404,
  'account.already-created': 409,
  'account.login-taken': 409,
  'account.disabled': 409,
  'account.own': 403,
  'account.code-unknown': 403,
  'api-key.scope-not-held': 422,
  'api-key.unknown': 404,
} as const
