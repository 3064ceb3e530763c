import type { ColumnType } from 'kysely'

export interface InventoryTables {
  'inventory.account': {
    id: string
    economy_id: string
    zone_id: string
    enterprise_id: string | null
    commodity_code: string
    description: string
    unit_code: string
    status: string
    may_be_negative: boolean
    balance: string
  }
  'inventory.entry': {
    event_position: string
    line: number
    account_id: string
    counter_account_id: string
    counter_status: string
    economy_id: string
    zone_id: string
    enterprise_id: string | null
    quantity: string
    balance_after: string
    declaration_id: string
    mrn: string
    goods_item: number
    passage_id: string
    posted_at: ColumnType<Date, string, never>
  }
}

declare module '#platform/database' {
  interface Schema extends InventoryTables {}
}
