import { z } from 'zod'
import { foundOr } from '#platform/answer'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { ControlView } from './model.ts'
import { showControl } from './service.ts'

export function controlRoutes(http: Http, db: Database): void {
  http.get(
    '/api/declarations/:id/control',
    {
      config: { permission: 'declaration.read' },
      schema: {
        operationId: 'showControl',
        params: z.object({ id: z.uuid() }),
        response: { 200: ControlView, '4xx': Problem },
      },
    },
    async ({ principal, params: { id } }) =>
      foundOr(
        await transact(db, principal.actor, (tx) => showControl(tx, id)),
        'control.unknown',
        'No control is ordered for it.',
      ),
  )
}
