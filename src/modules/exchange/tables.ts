import type { ColumnType, Generated } from 'kysely'

declare module '#platform/database' {
  interface Schema {
    'exchange.import': {
      enterprise_id: string
      id: string
      economy_id: string
      zone_id: string
      digest: string
      dry_run: boolean
      file_name: string
      status: string
      done: Generated<number>
      total: Generated<number>
      errors: ColumnType<unknown, string | undefined, string>
      declarations: ColumnType<unknown, string | undefined, string>
      made_at: Generated<Date>
      moved_at: ColumnType<Date, string | undefined, string>
    }
  }
}
