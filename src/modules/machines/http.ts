import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { Client, NewClient, Token, TokenError, TokenRequest } from './model.ts'
import { algorithms, issueToken, registerClient, removeClient, showClients } from './service.ts'

const triesPerMinute = 300

/** How programs sign in: with a key of their own, for ten minutes at a time. */
export function machineRoutes(http: Http, db: Database, publicUrl: string): void {
  clientRoutes(http, db)
  metadata(http, publicUrl)
  void http.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>()
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      async (_: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
    )
    tokens(scope, db, publicUrl)
  })
}

function clientRoutes(http: Http, db: Database): void {
  http.get(
    '/api/oauth/clients',
    {
      config: { permission: 'credential.own' },
      schema: {
        operationId: 'listOAuthClients',
        response: { 200: z.strictObject({ items: z.array(Client) }), '4xx': Problem },
      },
    },
    async ({ principal }) => ({ items: await showClients(db, principal) }),
  )

  http.post(
    '/api/oauth/clients',
    {
      config: { permission: 'credential.own', stepUp: true, perMinute: 60 },
      schema: {
        operationId: 'registerOAuthClient',
        description: 'A program with a key of its own: only the public half comes here.',
        body: NewClient,
        response: { 200: Client, '4xx': Problem },
      },
    },
    ({ principal, body }) => registerClient(db, principal, body),
  )

  http.delete(
    '/api/oauth/clients/:id',
    {
      config: { permission: 'credential.own' },
      schema: {
        operationId: 'removeOAuthClient',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null(), '4xx': Problem },
      },
    },
    async ({ principal, params: { id } }, reply) => {
      await removeClient(db, principal, id)
      return reply.code(204).send(null)
    },
  )
}

function tokens(http: Http, db: Database, publicUrl: string): void {
  http.post(
    '/api/oauth/token',
    {
      config: { permission: 'public', perMinute: triesPerMinute },
      schema: {
        operationId: 'issueToken',
        description: 'OAuth 2.0 client credentials with private_key_jwt (RFC 6749, RFC 7523).',
        consumes: ['application/x-www-form-urlencoded'],
        body: TokenRequest,
        response: { 200: Token, 400: TokenError, 401: TokenError, '4xx': Problem },
      },
    },
    async ({ body }, reply) => {
      const answer = await issueToken(db, publicUrl, body)
      void reply.header('cache-control', 'no-store')
      if (!('error' in answer)) return answer
      return reply.code(answer.error === 'invalid_client' ? 401 : 400).send(answer)
    },
  )
}

/** RFC 8414: what a library needs to know before it asks for a token. */
function metadata(http: Http, publicUrl: string): void {
  const Metadata = z.strictObject({
    issuer: z.string(),
    token_endpoint: z.string(),
    grant_types_supported: z.array(z.string()),
    response_types_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    token_endpoint_auth_signing_alg_values_supported: z.array(z.string()),
  })
  http.get(
    '/.well-known/oauth-authorization-server',
    {
      config: { permission: 'public' },
      schema: { operationId: 'showOAuthMetadata', response: { 200: Metadata } },
    },
    async () => ({
      issuer: publicUrl,
      token_endpoint: `${publicUrl}/api/oauth/token`,
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: algorithms,
    }),
  )
}
