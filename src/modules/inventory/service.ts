import { createHash } from 'node:crypto'
import { enterpriseNames, enterprisesNamed } from '#modules/parties'
import { type Answer } from '#platform/answer'
import type { Tx } from '#platform/database'
import type { Place } from '#platform/keyset'
import {
  type AccountKey,
  AccountView,
  type EntryView,
  type Leg,
  type ListQuery,
  type refusals,
} from './model.ts'
import { mayBeNegative, nameOf } from './post.ts'
import {
  findAccount,
  listAccounts as accountRows,
  listEntries as entryRows,
  openAccounts,
  postEntries,
} from './store.ts'

/** Writes entries into the book: all of them, or none. */
export async function post(tx: Tx, legs: readonly Leg[]): Promise<void> {
  if (legs.length === 0) return
  const accounts = new Map(legs.map(({ account }) => [nameOf(account), account]))
  const ids = new Map([...accounts.keys()].map((name) => [name, idOf(name)]))
  const id = (account: AccountKey) => ids.get(nameOf(account)) ?? idOf(nameOf(account))
  const opened = [...accounts.values()].map((account) => ({
    ...account,
    id: id(account),
    mayBeNegative: mayBeNegative(account),
  }))
  const named = legs.map(({ account, counter, ...leg }) => ({
    ...leg,
    accountId: id(account),
    counterId: id(counter),
    counterStatus: counter.status,
  }))
  tx.send(openAccounts(tx, opened))
  const [done] = await tx.ask(postEntries(tx, named))
  // An account that was not found would leave its half of a posting out.
  if (done?.accounts !== accounts.size || done.entries !== legs.length)
    throw new Error(`Of ${legs.length} entries the book took ${done?.entries}`)
}

export async function listAccounts(
  tx: Tx,
  query: ListQuery,
  after: Place | undefined,
): Promise<{ items: AccountView[]; last: Place | undefined }> {
  const named = query.q ? await enterprisesNamed(tx, query.q) : []
  const rows = await accountRows(tx, query, named, after)
  const items = await viewsOf(tx, rows)
  const last = rows.length === query.limit ? rows.at(-1) : undefined
  return { items, last: last && { at: last.commodity_code, id: last.id } }
}

export async function showAccount(tx: Tx, id: string): Promise<Answer<AccountView>> {
  const row = await findAccount(tx, id)
  const [value] = row ? await viewsOf(tx, [row]) : []
  return value ? { value } : { refusal: unknown }
}

export async function listEntries(
  tx: Tx,
  accountId: string,
  limit: number,
  after: { position: string; line: string } | undefined,
): Promise<Answer<{ items: EntryView[]; last: Place | undefined }>> {
  const account = await findAccount(tx, accountId)
  if (!account) return { refusal: unknown }
  const rows = await entryRows(tx, accountId, limit, after)
  const items = rows.map((row) => ({
    position: row.event_position,
    line: row.line,
    postedAt: row.posted_at.toISOString(),
    quantity: row.quantity,
    unitCode: account.unit_code,
    balanceAfter: row.balance_after,
    counterAccount: row.counter_status,
    mrn: row.mrn,
    declarationId: row.declaration_id,
    goodsItem: row.goods_item,
  }))
  const last = rows.length === limit ? rows.at(-1) : undefined
  const place = last && { at: `${last.event_position}.${last.line}`, id: accountId }
  return { value: { items, last: place } }
}

const unknown: { code: keyof typeof refusals; detail: string; cure: string } = {
  code: 'account-book.account-unknown',
  detail: 'There is no such account, or it is not yours to see.',
  cure: 'Open it from the list of the account book.',
}

type Row = NonNullable<Awaited<ReturnType<typeof findAccount>>>

async function viewsOf(tx: Tx, rows: readonly Row[]): Promise<AccountView[]> {
  const names = await enterpriseNames(
    tx,
    rows.flatMap((row) => row.enterprise_id ?? []),
  )
  return rows.map((row) =>
    AccountView.parse({
      id: row.id,
      enterpriseId: row.enterprise_id,
      enterpriseName: names.get(row.enterprise_id ?? '') ?? '',
      commodityCode: row.commodity_code,
      description: row.description,
      unitCode: row.unit_code,
      status: row.status,
      balance: row.balance,
    }),
  )
}

/** The id of an account follows from what it is (RFC 9562, 5.8): whoever posts first opens the same one. */
function idOf(name: string): string {
  const bytes = createHash('sha256').update(`inventory/account/${name}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [0, 8, 12, 16, 20].map((from, i) => hex.slice(from, [8, 12, 16, 20, 32][i])).join('-')
}
