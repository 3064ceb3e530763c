import { z } from 'zod'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import { codeList } from './lists.ts'
import { Code, CodeListName } from './model.ts'

export function codeRoutes(http: Http): void {
  http.get(
    '/api/code-lists/:name',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'listCodes',
        params: z.object({ name: CodeListName }),
        response: { 200: z.strictObject({ items: z.array(Code) }), '4xx': Problem },
      },
    },
    async ({ params: { name } }) => ({ items: codeList(name) }),
  )
}
