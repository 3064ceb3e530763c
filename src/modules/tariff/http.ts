import { z } from 'zod'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { TariffLine } from './model.ts'
import { searchLines } from './store.ts'

export function tariffRoutes(http: Http, db: Database): void {
  http.get(
    '/api/tariff/lines',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'searchTariff',
        querystring: z.strictObject({
          query: z.string().trim().max(80).default(''),
          limit: z.coerce.number().int().min(1).max(200).default(20),
        }),
        response: { 200: z.strictObject({ items: z.array(TariffLine) }), '4xx': Problem },
      },
    },
    async ({ principal, query: { query, limit } }) => ({
      items: await transact(db, principal.actor, (tx) => searchLines(tx, query, limit)),
    }),
  )
}
