import { type CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Place } from '#platform/keyset'
import { type AccountKey, AccountStatus, type Leg, type ListQuery } from './model.ts'

export type OpenedAccount = AccountKey & { id: string; mayBeNegative: boolean }
export type NamedLeg = Omit<Leg, 'account' | 'counter'> & {
  accountId: string
  counterId: string
  counterStatus: AccountStatus
}

/** Opens the accounts that are not open yet. */
export function openAccounts(tx: Tx, accounts: readonly OpenedAccount[]): CompiledQuery {
  const of = columnsOf(accounts)
  return sql`
    insert into inventory.account (
      id, economy_id, zone_id, enterprise_id, status,
      commodity_code, description, unit_code, may_be_negative
    )
    select * from unnest(
      ${of(({ id }) => id)}::uuid[],
      ${of(({ economyId }) => economyId)}::text[],
      ${of(({ zoneId }) => zoneId)}::uuid[],
      ${of(({ enterpriseId }) => enterpriseId)}::uuid[],
      ${of(({ status }) => status)}::text[],
      ${of(({ commodityCode }) => commodityCode)}::text[],
      ${of(({ description }) => description)}::text[],
      ${of(({ unitCode }) => unitCode)}::text[],
      ${of(({ mayBeNegative }) => mayBeNegative)}::boolean[]
    ) as opened (id)
    order by id
    on conflict (id) do nothing
  `.compile(tx)
}

/**
 * Posts any number of entries in one statement: locks the accounts in the order of their ids, moves
 * each by the sum of its entries, and writes every entry with the balance that it left behind.
 */
export function postEntries(
  tx: Tx,
  legs: readonly NamedLeg[],
): CompiledQuery<{ accounts: number; entries: number }> {
  const of = columnsOf(legs)
  return sql<{ accounts: number; entries: number }>`
    with leg as (
      select * from unnest(
        ${of(({ source }) => source.eventPosition)}::bigint[],
        ${of(({ line }) => line)}::int[],
        ${of(({ accountId }) => accountId)}::uuid[],
        ${of(({ counterId }) => counterId)}::uuid[],
        ${of(({ counterStatus }) => counterStatus)}::text[],
        ${of(({ quantity }) => quantity)}::bigint[],
        ${of(({ source }) => source.declarationId)}::uuid[],
        ${of(({ source }) => source.mrn)}::text[],
        ${of(({ source }) => source.goodsItem)}::int[],
        ${of(({ source }) => source.passageId)}::uuid[],
        ${of(({ source }) => source.postedAt)}::timestamptz[]
      ) as leg (
        event_position, line, account_id, counter_account_id, counter_status, quantity,
        declaration_id, mrn, goods_item, passage_id, posted_at
      )
    ), delta as (
      select account_id, sum(quantity)::bigint as quantity from leg group by account_id
    ), locked as (
      select account.id from inventory.account join delta on delta.account_id = account.id
      order by account.id
      for update of account
    ), moved as (
      update inventory.account set balance = account.balance + delta.quantity
      from locked join delta on delta.account_id = locked.id
      where account.id = locked.id
      returning account.id, account.economy_id, account.zone_id, account.enterprise_id,
        account.balance - delta.quantity as balance_before
    ), written as (
      insert into inventory.entry (
        event_position, line, account_id, counter_account_id, counter_status,
        economy_id, zone_id, enterprise_id, quantity, balance_after,
        declaration_id, mrn, goods_item, passage_id, posted_at
      )
      select
        event_position, line, account_id, counter_account_id, counter_status,
        economy_id, zone_id, enterprise_id, quantity,
        balance_before + sum(quantity) over (partition by account_id order by event_position, line),
        declaration_id, mrn, goods_item, passage_id, posted_at
      from leg join moved on moved.id = leg.account_id
      returning line
    )
    select
      (select count(*)::int from moved) as accounts,
      (select count(*)::int from written) as entries
  `.compile(tx)
}

export async function listAccounts(
  tx: Tx,
  { q, limit }: ListQuery,
  enterpriseIds: readonly string[],
  after: Place | undefined,
) {
  let rows = tx
    .selectFrom('inventory.account')
    .selectAll()
    .where('status', '<>', 'world')
    .orderBy('commodity_code')
    .orderBy('id')
    .limit(limit)
  if (after)
    rows = rows.where(sql<boolean>`(commodity_code, id) > (${after.at}, ${after.id}::uuid)`)
  if (q) {
    const folded = q.toLowerCase()
    rows = rows.where((is) =>
      is.or([
        is.and([is('commodity_code', '>=', q), is('commodity_code', '<', `${q}\u{10ffff}`)]),
        sql<boolean>`starts_with(lower(description), ${folded})`,
        is('enterprise_id', '=', is.fn.any(is.val([...enterpriseIds]))),
      ]),
    )
  }
  return rows.execute()
}

export async function findAccount(tx: Tx, id: string) {
  return tx
    .selectFrom('inventory.account')
    .selectAll()
    .where('id', '=', id)
    .where('status', '<>', 'world')
    .executeTakeFirst()
}

/** The newest entries of an account first, after a place in it. */
export async function listEntries(
  tx: Tx,
  accountId: string,
  limit: number,
  after: { position: string; line: string } | undefined,
) {
  let rows = tx
    .selectFrom('inventory.entry')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('event_position', 'desc')
    .orderBy('line', 'desc')
    .limit(limit)
  if (after)
    rows = rows.where(
      sql<boolean>`(event_position, line) < (${after.position}::bigint, ${after.line}::int)`,
    )
  const found = await rows.execute()
  return found.map((row) => ({ ...row, counter_status: AccountStatus.parse(row.counter_status) }))
}

/** Rows as columns, for `unnest`: one statement, however many rows there are. */
function columnsOf<Row>(rows: readonly Row[]) {
  return (value: (row: Row) => unknown) => sql.val(rows.map(value))
}
