import { z } from 'zod'
import { valueOf } from '#platform/answer'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { ProposalView } from './model.ts'
import {
  confirmProposal,
  rejectProposal,
  showProposals,
  type TwoPersonOperation,
} from './service.ts'

const params = z.object({ id: z.uuid() })
const response = { 200: ProposalView, '4xx': Problem }

/** What waits for a second person, and the second person's word. */
export function proposalRoutes(
  http: Http,
  db: Database,
  operations: readonly TwoPersonOperation[],
): void {
  http.get(
    '/api/proposals',
    {
      config: { permission: 'proposal.read' },
      schema: {
        operationId: 'listProposals',
        response: { 200: z.strictObject({ items: z.array(ProposalView) }), '4xx': Problem },
      },
    },
    async ({ principal }) => ({ items: await transact(db, principal.actor, showProposals) }),
  )

  http.put(
    '/api/proposals/:id/confirmation',
    {
      config: { permission: 'proposal.decide' },
      schema: { operationId: 'confirmProposal', params, body: z.strictObject({}), response },
    },
    async ({ principal, params: { id } }) =>
      valueOf(await confirmProposal(db, principal, operations, id)),
  )

  http.put(
    '/api/proposals/:id/rejection',
    {
      config: { permission: 'proposal.decide' },
      schema: {
        operationId: 'rejectProposal',
        params,
        body: z.strictObject({ why: z.string().trim().min(1).max(2000) }),
        response,
      },
    },
    async ({ principal, params: { id }, body: { why } }) =>
      valueOf(await rejectProposal(db, principal, operations, { id, why })),
  )
}
