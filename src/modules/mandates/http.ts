import { z } from 'zod'
import { valueOf } from '#platform/answer'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem, RefusalError } from '#platform/problem'
import { Grant, MandateView } from './model.ts'
import { grantMandate, showMandates, withdrawMandate } from './service.ts'

const params = z.object({ id: z.uuid() })
const response = { 200: MandateView, '4xx': Problem }

/** Who may file for whom: granted and withdrawn by the principal, and by nobody else. */
export function mandateRoutes(http: Http, db: Database): void {
  http.get(
    '/api/mandates',
    {
      config: { permission: 'mandate.read' },
      schema: {
        operationId: 'listMandates',
        response: { 200: z.strictObject({ items: z.array(MandateView) }), '4xx': Problem },
      },
    },
    async ({ principal }) => ({ items: await transact(db, principal.actor, showMandates) }),
  )

  http.put(
    '/api/mandates/:id',
    {
      config: { permission: 'mandate.grant' },
      schema: { operationId: 'grantMandate', params, body: Grant, response },
    },
    async ({ principal: { actor }, params: { id }, body }) => {
      // Whoever acts under a mandate does not pass it on.
      if (actor.role !== 'trader' || actor.mandateId) throw notPrincipal()
      return valueOf(await grantMandate(db, actor, id, body))
    },
  )

  http.put(
    '/api/mandates/:id/withdrawal',
    {
      config: { permission: 'mandate.grant' },
      schema: {
        operationId: 'withdrawMandate',
        params,
        body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
        response,
      },
    },
    async ({ principal: { actor }, params: { id }, body: { reason } }) => {
      if (actor.role !== 'trader' || actor.mandateId) throw notPrincipal()
      return valueOf(await transact(db, actor, (tx) => withdrawMandate(tx, id, reason)))
    },
  )
}

function notPrincipal(): RefusalError {
  return new RefusalError({
    code: 'mandate.not-held',
    detail: 'Only the principal itself grants and withdraws mandates.',
    cure: 'Act for your own enterprise.',
  })
}
