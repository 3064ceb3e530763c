import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { foundOr } from '#platform/answer'
import type { Database } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { OpenSession, PermissionTable, permissions, roles, SessionView } from './model.ts'
import {
  endSession,
  openSessions,
  sessionCookie,
  sessionHours,
  showSession,
  signIn,
} from './service.ts'

type Options = {
  /** Whether browsers reach us by https: then the cookie travels no other way. */
  secure: boolean
}

export function identityRoutes(http: Http, db: Database, { secure }: Options): void {
  const cookie = (reply: FastifyReply, token: string, seconds: number) =>
    reply.header(
      'set-cookie',
      `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`,
    )

  http.post(
    '/api/session',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'signIn',
        body: z.strictObject({ login: z.string().max(200), password: z.string().max(1000) }),
        response: { 200: SessionView, '4xx': Problem },
      },
    },
    async ({ body: { login, password }, headers }, reply) => {
      const agent = headers['user-agent'] ?? ''
      const { token, view } = await signIn(db, login, password, agent)
      void cookie(reply, token, sessionHours * 3600)
      return view
    },
  )

  http.get(
    '/api/session',
    {
      config: { permission: 'session.own' },
      schema: { operationId: 'showSession', response: { 200: SessionView, '4xx': Problem } },
    },
    ({ principal }) => showSession(db, principal.actor.name.replace('account/', '')),
  )

  http.delete(
    '/api/session',
    {
      config: { permission: 'session.own' },
      schema: { operationId: 'signOut', response: { 204: z.null(), '4xx': Problem } },
    },
    async ({ principal: { accountId = '', sessionId = '' } }, reply) => {
      await endSession(db, accountId, sessionId)
      void cookie(reply, '', 0)
      return reply.code(204).send(null)
    },
  )

  accountRoutes(http, db)
}

function accountRoutes(http: Http, db: Database): void {
  http.get(
    '/api/sessions',
    {
      config: { permission: 'session.own' },
      schema: {
        operationId: 'listSessions',
        response: { 200: z.strictObject({ items: z.array(OpenSession) }), '4xx': Problem },
      },
    },
    async ({ principal }) => ({ items: await openSessions(db, principal) }),
  )

  http.delete(
    '/api/sessions/:id',
    {
      config: { permission: 'session.own' },
      schema: {
        operationId: 'endSession',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null(), '4xx': Problem },
      },
    },
    async ({ principal: { accountId = '' }, params: { id } }, reply) => {
      const ended = await endSession(db, accountId, id)
      foundOr(ended || undefined, 'session.unknown', 'You have no such open session.')
      return reply.code(204).send(null)
    },
  )

  http.get(
    '/api/permissions',
    {
      config: { permission: 'public' },
      schema: { operationId: 'listPermissions', response: { 200: PermissionTable } },
    },
    async () => permissionTable(),
  )
}

/** The table of permissions as the screens show it. */
function permissionTable(): PermissionTable {
  return {
    roles: Object.entries(roles).map(([role, description]) => ({ role, description })),
    permissions: Object.entries(permissions).map(([permission, entry]) => ({
      permission,
      description: entry.description,
      roles: [...entry.roles],
    })),
  }
}
