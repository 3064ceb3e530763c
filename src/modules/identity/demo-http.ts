import { z } from 'zod'
import type { Http } from '#platform/http'
import { Problem, RefusalError } from '#platform/problem'
import { DemoAccount } from './model.ts'

/** Whom the sign-in page offers to be: nobody, where no demonstration zone is open. */
export function demoRoutes(http: Http, accounts: readonly DemoAccount[]): void {
  http.get(
    '/api/demo-accounts',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'listDemoAccounts',
        response: { 200: z.strictObject({ items: z.array(DemoAccount) }), '4xx': Problem },
      },
    },
    async () => {
      if (accounts.length > 0) return { items: [...accounts] }
      throw new RefusalError({
        code: 'session.no-demonstration',
        detail: 'No demonstration zone is open here.',
        cure: 'Sign in with an account of your own.',
      })
    },
  )
}
