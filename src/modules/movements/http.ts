import { z } from 'zod'
import { valueOf } from '#platform/answer'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem, refusal } from '#platform/problem'
import { Report, ReportAnswer, Vehicle } from './model.ts'
import { reportPositions, vehicles } from './service.ts'

export function movementRoutes(http: Http, db: Database): void {
  http.post(
    '/api/movements/positions',
    {
      config: { permission: 'movement.report' },
      schema: {
        operationId: 'reportPositions',
        description: 'Up to 500 fixes. One that was reported before is not reported again.',
        body: Report,
        response: { 200: ReportAnswer, '4xx': Problem },
      },
    },
    async ({ principal: { actor }, body }) => {
      if (!('economyId' in actor))
        throw refusal('request.not-permitted', 'Whoever reports works in an economy.')
      return valueOf(await reportPositions(db, actor, body))
    },
  )

  http.get(
    '/api/vehicles',
    {
      config: { permission: 'map.read' },
      schema: {
        operationId: 'listVehicles',
        description:
          'Where the vehicles were that reported in the last 15 minutes: to a trader, those that carry its goods.',
        response: { 200: z.strictObject({ items: z.array(Vehicle) }), '4xx': Problem },
      },
    },
    async ({ principal }) => ({ items: await transact(db, principal.actor, vehicles) }),
  )
}
