import { z } from 'zod'
import type { Database } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { changePassword, redeemInvitation } from './accounts.ts'
import { createApiKey, revokeApiKey, showApiKeys } from './keys.ts'
import { ApiKey, NewApiKey } from './model.ts'

const password = z.string().min(1).max(1000)
const done = { 204: z.null(), '4xx': Problem }
const perMinute = 60

/** What people prove themselves by: their password, and the keys of their machines. */
export function credentialRoutes(http: Http, db: Database): void {
  passwordRoutes(http, db)
  keyRoutes(http, db)
}

function passwordRoutes(http: Http, db: Database): void {
  http.put(
    '/api/session/password',
    {
      config: { permission: 'credential.own', perMinute },
      schema: {
        operationId: 'changePassword',
        body: z.strictObject({ current: password, password }),
        response: done,
      },
    },
    async ({ principal, body, ip }, reply) => {
      await changePassword(db, principal, body, ip)
      return reply.code(204).send(null)
    },
  )

  http.post(
    '/api/invitations',
    {
      config: { permission: 'public', perMinute },
      schema: {
        operationId: 'redeemInvitation',
        description: 'Sets a password with the code that an administrator gave.',
        body: z.strictObject({ code: z.string().min(1).max(200), password }),
        response: done,
      },
    },
    async ({ body, ip }, reply) => {
      await redeemInvitation(db, body, ip)
      return reply.code(204).send(null)
    },
  )
}

function keyRoutes(http: Http, db: Database): void {
  http.get(
    '/api/api-keys',
    {
      config: { permission: 'credential.own' },
      schema: {
        operationId: 'listApiKeys',
        response: { 200: z.strictObject({ items: z.array(ApiKey) }), '4xx': Problem },
      },
    },
    async ({ principal }) => ({ items: await showApiKeys(db, principal) }),
  )

  http.post(
    '/api/api-keys',
    {
      config: { permission: 'credential.own', stepUp: true, perMinute },
      schema: {
        operationId: 'createApiKey',
        description: 'Its secret is in this answer, and nowhere after it.',
        body: NewApiKey,
        response: { 200: ApiKey.extend({ secret: z.string() }), '4xx': Problem },
      },
    },
    ({ principal, body }) => createApiKey(db, principal, body),
  )

  http.delete(
    '/api/api-keys/:id',
    {
      config: { permission: 'credential.own' },
      schema: { operationId: 'revokeApiKey', params: z.object({ id: z.uuid() }), response: done },
    },
    async ({ principal, params: { id } }, reply) => {
      await revokeApiKey(db, principal, id)
      return reply.code(204).send(null)
    },
  )
}
