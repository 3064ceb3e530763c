import { z } from 'zod'
import { valueOf } from '#platform/answer'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { pageOf, pageQuery, placeOf } from '#platform/keyset'
import { Problem, refusal } from '#platform/problem'
import { AccountView, EntryView, ListQuery } from './model.ts'
import { listAccounts, listEntries, showAccount } from './service.ts'

const config = { permission: 'account-book.read' }
const params = z.object({ id: z.uuid() })
const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() })

export function accountBookRoutes(http: Http, db: Database): void {
  http.get(
    '/api/account-book/accounts',
    {
      config,
      schema: {
        operationId: 'listBookAccounts',
        querystring: ListQuery,
        response: { 200: listOf(AccountView), '4xx': Problem },
      },
    },
    async ({ principal, query }) => {
      const after = query.after === undefined ? undefined : placeOf(query.after)
      const { items, last } = await transact(db, principal.actor, (tx) =>
        listAccounts(tx, query, after),
      )
      return pageOf(items, last)
    },
  )

  http.get(
    '/api/account-book/accounts/:id',
    {
      config,
      schema: {
        operationId: 'showBookAccount',
        params,
        response: { 200: AccountView, '4xx': Problem },
      },
    },
    async ({ principal, params: { id } }) =>
      valueOf(await transact(db, principal.actor, (tx) => showAccount(tx, id))),
  )

  http.get(
    '/api/account-book/accounts/:id/entries',
    {
      config,
      schema: {
        operationId: 'listBookEntries',
        params,
        querystring: z.strictObject(pageQuery),
        response: { 200: listOf(EntryView), '4xx': Problem },
      },
    },
    async ({ principal, params: { id }, query: { after, limit } }) => {
      const place = after === undefined ? undefined : entryPlaceOf(after)
      const { items, last } = valueOf(
        await transact(db, principal.actor, (tx) => listEntries(tx, id, limit, place)),
      )
      return pageOf(items, last)
    },
  )
}

/** A place among entries: the position of an event, and the line in it. */
function entryPlaceOf(cursor: string): { position: string; line: string } {
  const [, position, line] = /^(\d{1,18})\.(\d{1,9})$/.exec(placeOf(cursor).at) ?? []
  if (position === undefined || line === undefined)
    throw refusal(
      'request.invalid',
      'This is not a place that a list of entries has given.',
      'Take `next` from the page before, as it is.',
    )
  return { position, line }
}
