import { z } from 'zod'
import { type Database, transact } from '#platform/database'
import type { Http, Principal } from '#platform/http'
import { Problem } from '#platform/problem'
import { Factors, Passkey, PasskeyOptions, PasskeyRegistration } from './model.ts'
import { addPasskey, beginPasskey, removePasskey, showPasskeys, type Site } from './passkeys.ts'
import { countRecoveryCodes } from './store.ts'
import { confirmTotp, enrolTotp, hasSecondFactor, removeTotp, renewRecoveryCodes } from './totp.ts'

/** To add or remove a proof asks for a fresh one: an open screen is not enough to take an account. */
const config = { permission: 'credential.own', stepUp: true, perMinute: 60 }
const RecoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) })

type Options = { site: Site }

export function factorRoutes(http: Http, db: Database, options: Options): void {
  http.get(
    '/api/session/factors',
    {
      config: { permission: 'credential.own' },
      schema: { operationId: 'showFactors', response: { 200: Factors, '4xx': Problem } },
    },
    ({ principal }) =>
      asOwner(db, principal, async (tx, accountId) => ({
        totp: await hasSecondFactor(tx, accountId),
        recoveryCodesLeft: await countRecoveryCodes(tx, accountId),
        passkeys: await showPasskeys(tx, accountId),
      })),
  )
  totpRoutes(http, db)
  passkeyRoutes(http, db, options)
}

function totpRoutes(http: Http, db: Database): void {
  http.post(
    '/api/session/totp',
    {
      config,
      schema: {
        operationId: 'enrolTotp',
        description: 'The secret for an authenticator app: it counts once a code has shown it.',
        response: { 200: z.strictObject({ secret: z.string(), uri: z.string() }), '4xx': Problem },
      },
    },
    ({ principal }) =>
      asOwner(db, principal, (tx, accountId) => enrolTotp(tx, accountId, loginOf(principal))),
  )

  http.put(
    '/api/session/totp/confirmation',
    {
      config,
      schema: {
        operationId: 'confirmTotp',
        body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
        response: { 200: RecoveryCodes, '4xx': Problem },
      },
    },
    async ({ principal, body: { code } }) => ({
      recoveryCodes: await asOwner(db, principal, (tx, accountId) =>
        confirmTotp(tx, accountId, code, new Date()),
      ),
    }),
  )

  http.delete(
    '/api/session/totp',
    { config, schema: { operationId: 'removeTotp', response: { 204: z.null(), '4xx': Problem } } },
    async ({ principal }, reply) => {
      await asOwner(db, principal, removeTotp)
      return reply.code(204).send(null)
    },
  )

  http.post(
    '/api/session/recovery-codes',
    {
      config,
      schema: {
        operationId: 'renewRecoveryCodes',
        description: 'Ten new codes, shown once; the former ones end.',
        response: { 200: RecoveryCodes, '4xx': Problem },
      },
    },
    async ({ principal }) => ({
      recoveryCodes: await asOwner(db, principal, renewRecoveryCodes),
    }),
  )
}

function passkeyRoutes(http: Http, db: Database, { site }: Options): void {
  http.post(
    '/api/session/passkeys/challenge',
    {
      config,
      schema: { operationId: 'beginPasskey', response: { 200: PasskeyOptions, '4xx': Problem } },
    },
    ({ principal }) => {
      const login = loginOf(principal)
      return beginPasskey(db, site, { accountId: principal.accountId ?? '', login, name: login })
    },
  )

  http.post(
    '/api/session/passkeys',
    {
      config,
      schema: {
        operationId: 'addPasskey',
        body: z.strictObject({
          challengeId: z.uuid(),
          name: z.string().trim().min(1).max(100),
          registration: PasskeyRegistration,
        }),
        response: { 200: Passkey, '4xx': Problem },
      },
    },
    ({ principal: { accountId = '' }, body }) => addPasskey(db, site, { accountId }, body),
  )

  http.delete(
    '/api/session/passkeys/:id',
    {
      config,
      schema: {
        operationId: 'removePasskey',
        params: z.object({ id: z.string().max(200) }),
        response: { 204: z.null(), '4xx': Problem },
      },
    },
    async ({ principal, params: { id } }, reply) => {
      await asOwner(db, principal, (tx, accountId) => removePasskey(tx, accountId, id))
      return reply.code(204).send(null)
    },
  )
}

/** Factors are the platform's own rows: it acts in the name of the one whose they are. */
function asOwner<Value>(
  db: Database,
  { actor: { name, requestId }, accountId }: Principal,
  work: (tx: Parameters<typeof removeTotp>[0], accountId: string) => Promise<Value>,
): Promise<Value> {
  if (accountId === undefined) throw new Error(`${name} has no account, and may have no factors`)
  return transact(db, { role: 'system', name, ...(requestId ? { requestId } : {}) }, (tx) =>
    work(tx, accountId),
  )
}

function loginOf({ actor }: Principal): string {
  return actor.name.replace(/^account\//, '')
}
