import { z } from 'zod'

export { permissions, permissionsOf, type Permission, type Role, roles } from './permissions.ts'

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
    enterprise: z
      .strictObject({ id: z.uuid(), name: z.string(), identification: z.string() })
      .optional(),
  })
  .meta({ id: 'Session' })
export type SessionView = z.infer<typeof SessionView>

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

export const Event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('session.opened'),
    at: z.iso.datetime(),
    accountId: z.uuid(),
    userAgent: z.string(),
  }),
  z.strictObject({ type: z.literal('session.ended'), at: z.iso.datetime(), accountId: z.uuid() }),
])
export type Event = z.infer<typeof Event>

export const refusals = {
  'session.wrong-login-or-password': 401,
  'session.unknown': 404,
} as const
