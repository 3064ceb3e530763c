import { z } from 'zod'
import { valueOf } from '#platform/answer'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { AssignmentView, Competence, OfficerView, Policy, Task } from './model.ts'
import {
  economyOf,
  markPresence,
  reassign,
  setCompetence,
  setPolicy,
  showAssignments,
  showOfficers,
  showPolicy,
} from './service.ts'

const read = { permission: 'assignment.read' }
const manage = { permission: 'assignment.manage' }

/** Whom a case is for: drawn by lot, and what the lot goes by. */
export function assignmentRoutes(http: Http, db: Database): void {
  caseRoutes(http, db)
  officerRoutes(http, db)
  policyRoutes(http, db)
}

function caseRoutes(http: Http, db: Database): void {
  http.get(
    '/api/declarations/:id/assignments',
    {
      config: read,
      schema: {
        operationId: 'listAssignments',
        params: z.object({ id: z.uuid() }),
        response: { 200: z.strictObject({ items: z.array(AssignmentView) }), '4xx': Problem },
      },
    },
    async ({ principal, params: { id } }) => ({
      items: await transact(db, principal.actor, (tx) => showAssignments(tx, id)),
    }),
  )

  http.post(
    '/api/declarations/:id/assignments/:task/draw',
    {
      config: manage,
      schema: {
        operationId: 'reassignCase',
        description: 'Draws anew, for somebody else who is competent and present.',
        params: z.object({ id: z.uuid(), task: Task }),
        body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
        response: { 200: AssignmentView, '4xx': Problem },
      },
    },
    async ({ principal, params: { id: caseId, task }, body: { reason } }) =>
      valueOf(await reassign(db, principal, { caseId, task, reason })),
  )
}

function officerRoutes(http: Http, db: Database): void {
  http.put(
    '/api/presence',
    {
      config: { permission: 'presence.own' },
      schema: {
        operationId: 'markPresence',
        description: 'Whoever is present takes part in the lots.',
        body: z.strictObject({ present: z.boolean() }),
        response: { 204: z.null(), '4xx': Problem },
      },
    },
    async ({ principal, body: { present } }, reply) => {
      await markPresence(db, principal, present)
      return reply.code(204).send(null)
    },
  )

  http.get(
    '/api/assignments/officers',
    {
      config: read,
      schema: {
        operationId: 'listAssignableOfficers',
        response: { 200: z.strictObject({ items: z.array(OfficerView) }), '4xx': Problem },
      },
    },
    async ({ principal: { actor } }) => ({
      items: await transact(db, actor, (tx) => showOfficers(tx, economyOf(actor))),
    }),
  )

  http.put(
    '/api/assignments/officers/:accountId',
    {
      config: manage,
      schema: {
        operationId: 'setCompetence',
        params: z.object({ accountId: z.uuid() }),
        body: Competence,
        response: { 200: Competence, '4xx': Problem },
      },
    },
    async ({ principal: { actor }, params: { accountId }, body }) =>
      valueOf(await transact(db, actor, (tx) => setCompetence(tx, accountId, body))),
  )
}

function policyRoutes(http: Http, db: Database): void {
  http.get(
    '/api/assignments/policy',
    {
      config: read,
      schema: { operationId: 'showAssignmentPolicy', response: { 200: Policy, '4xx': Problem } },
    },
    ({ principal: { actor } }) => transact(db, actor, (tx) => showPolicy(tx, economyOf(actor))),
  )

  http.put(
    '/api/assignments/policy',
    {
      config: { ...manage, stepUp: true },
      schema: {
        operationId: 'setAssignmentPolicy',
        body: Policy,
        response: { 200: Policy, '4xx': Problem },
      },
    },
    async ({ principal: { actor }, body }) =>
      valueOf(await transact(db, actor, (tx) => setPolicy(tx, economyOf(actor), body))),
  )
}
