import { z } from 'zod'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { Zone } from './model.ts'
import { listZones } from './store.ts'

export function zoneRoutes(http: Http, db: Database): void {
  http.get(
    '/api/zones',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'listZones',
        response: { 200: z.strictObject({ items: z.array(Zone) }) },
      },
    },
    async ({ principal }) => ({ items: await transact(db, principal.actor, listZones) }),
  )
}
