import { z } from 'zod'
import { ProposalView } from '#models/proposals'
import { valueOf } from '#platform/answer'
import type { Database } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import {
  disableAccount,
  enableAccount,
  endAccountSessions,
  inviteAccount,
  openAccount,
  showAccounts,
} from './accounts.ts'
import { AccountProfile, AccountView, Role } from './model.ts'
import { proposeRoles } from './role-changes.ts'

const params = z.object({ id: z.uuid() })
const response = { 200: AccountView, '4xx': Problem }
const config = { permission: 'account.manage' }

/** Who has an account, and what an administrator does about it: all of it is in the journal. */
export function accountRoutes(http: Http, db: Database): void {
  http.get(
    '/api/accounts',
    {
      config: { permission: 'account.read' },
      schema: {
        operationId: 'listAccounts',
        response: { 200: z.strictObject({ items: z.array(AccountView) }), '4xx': Problem },
      },
    },
    async ({ principal }) => ({ items: await showAccounts(db, principal) }),
  )

  http.put(
    '/api/accounts/:id',
    { config, schema: { operationId: 'createAccount', params, body: AccountProfile, response } },
    ({ principal, params: { id }, body }) => openAccount(db, principal, id, body),
  )

  http.put(
    '/api/accounts/:id/role-proposals/:proposalId',
    {
      config,
      schema: {
        operationId: 'proposeRoles',
        description: 'Other roles for an account: they count once a second administrator confirms.',
        params: params.extend({ proposalId: z.uuid() }),
        body: z.strictObject({
          roles: z.array(Role).min(1).max(20),
          reason: z.string().trim().min(1).max(2000),
        }),
        response: { 200: ProposalView, '4xx': Problem },
      },
    },
    async ({ principal, params: { id: target, proposalId: id }, body }) =>
      valueOf(await proposeRoles(db, principal, { id, target, ...body })),
  )
  accessRoutes(http, db)
}

/** Who is let in at all, and how somebody who is locked out gets in again. */
function accessRoutes(http: Http, db: Database): void {
  http.put(
    '/api/accounts/:id/disablement',
    {
      config,
      schema: {
        operationId: 'disableAccount',
        params,
        body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
        response,
      },
    },
    ({ principal, params: { id }, body: { reason } }) => disableAccount(db, principal, id, reason),
  )

  http.delete(
    '/api/accounts/:id/disablement',
    { config, schema: { operationId: 'enableAccount', params, response } },
    ({ principal, params: { id } }) => enableAccount(db, principal, id),
  )

  http.delete(
    '/api/accounts/:id/sessions',
    {
      config,
      schema: {
        operationId: 'endAccountSessions',
        description: 'Signs somebody out everywhere, for instance when a device was lost.',
        params,
        response: { 204: z.null(), '4xx': Problem },
      },
    },
    async ({ principal, params: { id } }, reply) => {
      await endAccountSessions(db, principal, id)
      return reply.code(204).send(null)
    },
  )

  http.post(
    '/api/accounts/:id/invitation',
    {
      config,
      schema: {
        operationId: 'inviteAccount',
        description: 'A code with which the person sets a password: shown once, good for a day.',
        params,
        response: {
          200: z.strictObject({ code: z.string(), expiresAt: z.iso.datetime() }),
          '4xx': Problem,
        },
      },
    },
    ({ principal, params: { id } }) => inviteAccount(db, principal, id),
  )
}
