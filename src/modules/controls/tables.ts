import type { ColumnType } from 'kysely'

export interface ControlsTables {
  'controls.control': {
    id: string
    economy_id: string
    zone_id: string
    enterprise_id: string
    revision: number
    status: string
    due_at: ColumnType<Date, string, string>
    state: ColumnType<unknown, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends ControlsTables {}
}
