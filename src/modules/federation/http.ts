import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { setSession, visitOf } from '#modules/identity'
import type { Database } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { beginFlow, callbackPath, endFlow, type Outside } from './flow.ts'
import { NewProvider, Provider, ProviderName, ReturnTo } from './model.ts'
import { removeProvider, setProvider, showProviderNames, showProviders, takeIn } from './service.ts'

type Options = { site: { origin: string }; secure: boolean; outside: Outside }

const params = z.object({ id: z.uuid() })
const perMinute = 120
const cookieName = 'entrepot_provider'
const SentTo = z.strictObject({ url: z.string() })

/** Signing in by another house that vouches for people (OpenID Connect). */
export function federationRoutes(http: Http, db: Database, options: Options): void {
  providerRoutes(http, db)
  beginRoutes(http, db, options)
  callbackRoute(http, db, options)
}

function providerRoutes(http: Http, db: Database): void {
  http.get(
    '/api/providers',
    {
      config: { permission: 'account.read' },
      schema: {
        operationId: 'listProviders',
        response: { 200: z.strictObject({ items: z.array(Provider) }), '4xx': Problem },
      },
    },
    async ({ principal }) => ({ items: await showProviders(db, principal) }),
  )

  http.put(
    '/api/providers/:id',
    {
      config: { permission: 'account.manage' },
      schema: {
        operationId: 'setProvider',
        params,
        body: NewProvider,
        response: { 200: Provider, '4xx': Problem },
      },
    },
    ({ principal, params: { id }, body }) => setProvider(db, principal, id, body),
  )

  http.delete(
    '/api/providers/:id',
    {
      config: { permission: 'account.manage' },
      schema: {
        operationId: 'removeProvider',
        params,
        response: { 204: z.null(), '4xx': Problem },
      },
    },
    async ({ principal, params: { id } }, reply) => {
      await removeProvider(db, principal, id)
      return reply.code(204).send(null)
    },
  )
}

function beginRoutes(http: Http, db: Database, { site, secure, outside }: Options): void {
  http.get(
    '/api/session/providers',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'listProviderNames',
        response: { 200: z.strictObject({ items: z.array(ProviderName) }) },
      },
    },
    async () => ({ items: await showProviderNames(db) }),
  )

  http.post(
    '/api/session/provider/:id',
    {
      config: { permission: 'public', perMinute },
      schema: {
        operationId: 'beginProviderSignIn',
        description: 'Where to send the browser; it comes back signed in.',
        params,
        body: z.strictObject({ returnTo: ReturnTo }),
        response: { 200: SentTo, '4xx': Problem, '5xx': Problem },
      },
    },
    async ({ params: { id: providerId }, body: { returnTo } }, reply) => {
      const begun = await beginFlow(db, outside, site, { providerId, returnTo })
      keep(reply, begun.browserSecret, secure)
      return { url: begun.url }
    },
  )

  http.post(
    '/api/session/provider-links/:id',
    {
      config: { permission: 'credential.own', stepUp: true, perMinute },
      schema: {
        operationId: 'linkProvider',
        description: 'Where to send the browser, so that the provider may sign one in later.',
        params,
        body: z.strictObject({ returnTo: ReturnTo }),
        response: { 200: SentTo, '4xx': Problem, '5xx': Problem },
      },
    },
    async ({ principal: { accountId }, params: { id }, body: { returnTo } }, reply) => {
      const begun = await beginFlow(db, outside, site, { providerId: id, accountId, returnTo })
      keep(reply, begun.browserSecret, secure)
      return { url: begun.url }
    },
  )
}

function callbackRoute(http: Http, db: Database, { site, secure, outside }: Options): void {
  http.get(
    callbackPath,
    {
      config: { permission: 'public', perMinute },
      schema: {
        operationId: 'endProviderSignIn',
        description: 'The way back from the provider.',
        response: { 303: z.null(), '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const query = request.url.split('?')[1] ?? ''
      const came = { query, browserSecret: secretOf(request) }
      keep(reply, '', secure)
      const proven = await endFlow(db, outside, site, came)
      const opened = await takeIn(db, proven, visitOf(request, secure))
      if (opened) setSession(reply, opened.token, secure)
      return reply.code(303).header('location', proven.returnTo).send(null)
    },
  )
}

/** Lax, because the way back comes from the other site; it opens nothing by itself. */
function keep(reply: FastifyReply, secret: string, secure: boolean): void {
  const attributes = `Path=${callbackPath}; HttpOnly; SameSite=Lax; Max-Age=${secret ? 600 : 0}`
  void reply.header(
    'set-cookie',
    `${cookieName}=${secret}; ${attributes}${secure ? '; Secure' : ''}`,
  )
}

function secretOf({ headers: { cookie = '' } }: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(cookie)?.[1]
}
