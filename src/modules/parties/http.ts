import { z } from 'zod'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { Enterprise } from './model.ts'
import { listEnterprises } from './store.ts'

export function partyRoutes(http: Http, db: Database): void {
  http.get(
    '/api/enterprises',
    {
      config: { permission: 'party.read' },
      schema: {
        operationId: 'listEnterprises',
        response: { 200: z.strictObject({ items: z.array(Enterprise) }), '4xx': Problem },
      },
    },
    async ({ principal }) => ({ items: await transact(db, principal.actor, listEnterprises) }),
  )
}
