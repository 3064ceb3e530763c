import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { PasskeyOptions, PasskeyProof } from '#models/factors'
import { beginProof, type Site } from '#modules/factors'
import { foundOr } from '#platform/answer'
import type { Database } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { accountRoutes } from './account-http.ts'
import { sessionCookie, sessionTokenOf } from './authenticate.ts'
import { credentialRoutes } from './credential-http.ts'
import { OpenSession, PermissionTable, permissions, roles, SessionView } from './model.ts'
import {
  endSession,
  openSessions,
  sessionHours,
  showSession,
  signIn,
  signInByPasskey,
  stepUp,
  type Visit,
} from './sessions.ts'

type Options = {
  /** Whether browsers reach us by https: then the cookie travels no other way. */
  secure: boolean
  /** The site that passkeys belong to. */
  site: Site
}

/** A whole office that comes to work in one minute, behind one address, gets in. */
export const triesPerMinute = 300

const password = z.string().min(1).max(1000)

export function identityRoutes(http: Http, db: Database, options: Options): void {
  sessionRoutes(http, db, options)
  passkeyRoutes(http, db, options)
  stepUpRoutes(http, db, options)
  credentialRoutes(http, db)
  accountRoutes(http, db)
  permissionRoutes(http)
}

function sessionRoutes(http: Http, db: Database, { secure }: Options): void {
  http.post(
    '/api/session',
    {
      config: { permission: 'public', perMinute: triesPerMinute },
      schema: {
        operationId: 'signIn',
        body: z.strictObject({
          login: z.string().max(200),
          password: z.string().max(1000),
          code: z.string().max(40).optional(),
        }),
        response: { 200: SessionView, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const { token, view } = await signIn(db, request.body, visitOf(request, secure))
      setSession(reply, token, secure)
      return view
    },
  )

  http.get(
    '/api/session',
    {
      config: { permission: 'session.own' },
      schema: { operationId: 'showSession', response: { 200: SessionView, '4xx': Problem } },
    },
    ({ principal: { accountId = '' } }) => showSession(db, accountId),
  )

  http.delete(
    '/api/session',
    {
      config: { permission: 'session.own' },
      schema: { operationId: 'signOut', response: { 204: z.null(), '4xx': Problem } },
    },
    async ({ principal: { accountId = '', sessionId = '' } }, reply) => {
      await endSession(db, accountId, sessionId)
      void reply.header('set-cookie', cookie('', 0, secure))
      // What the browser keeps of the pages goes with the session (OWASP ASVS 5.0, 14.3.1).
      void reply.header('clear-site-data', '"cache", "storage"')
      return reply.code(204).send(null)
    },
  )

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
}

function passkeyRoutes(http: Http, db: Database, { secure, site }: Options): void {
  http.post(
    '/api/session/passkey/challenge',
    {
      config: { permission: 'public', perMinute: triesPerMinute },
      schema: {
        operationId: 'beginPasskeyProof',
        description: 'A challenge for a passkey: to sign in with it, or for a fresh proof.',
        response: { 200: PasskeyOptions, '4xx': Problem },
      },
    },
    () => beginProof(db, site),
  )

  http.post(
    '/api/session/passkey',
    {
      config: { permission: 'public', perMinute: triesPerMinute },
      schema: {
        operationId: 'signInByPasskey',
        body: PasskeyProof,
        response: { 200: SessionView, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const visit = visitOf(request, secure)
      const { token, view } = await signInByPasskey(db, site, request.body, visit)
      setSession(reply, token, secure)
      return view
    },
  )
}

function stepUpRoutes(http: Http, db: Database, { site, secure }: Options): void {
  http.put(
    '/api/session/step-up',
    {
      config: { permission: 'session.own', perMinute: triesPerMinute },
      schema: {
        operationId: 'stepUp',
        description: 'A fresh proof of who sits there: it counts for five minutes.',
        body: z
          .strictObject({
            password: password.optional(),
            code: z.string().min(1).max(40).optional(),
            passkey: PasskeyProof.optional(),
          })
          .refine((given) => Object.keys(given).length === 1, 'Give one proof, and no more.'),
        response: { 200: z.strictObject({ until: z.iso.datetime() }), '4xx': Problem },
      },
    },
    async ({ principal, body, ip }, reply) => {
      const { until, token } = await stepUp(db, site, principal, body, ip)
      setSession(reply, token, secure)
      return { until }
    },
  )
}

function permissionRoutes(http: Http): void {
  http.get(
    '/api/permissions',
    {
      config: { permission: 'public' },
      schema: { operationId: 'listPermissions', response: { 200: PermissionTable } },
    },
    async () => permissionTable(),
  )
}

/** From where somebody signs in, and which session the new one takes the place of. */
export function visitOf({ headers, ip }: FastifyRequest, secure: boolean): Visit {
  return {
    userAgent: headers['user-agent'] ?? '',
    address: ip,
    formerToken: sessionTokenOf(headers, secure),
  }
}

export function setSession(reply: FastifyReply, token: string, secure: boolean): void {
  void reply.header('set-cookie', cookie(token, sessionHours * 3600, secure))
}

function cookie(token: string, seconds: number, secure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}`
  return `${sessionCookie(secure)}=${token}; ${attributes}${secure ? '; Secure' : ''}`
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
