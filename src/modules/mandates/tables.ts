import type { ColumnType } from 'kysely'

export interface MandatesTables {
  'mandates.mandate': {
    id: string
    economy_id: string
    zone_id: string
    enterprise_id: string
    representative_id: string
    revision: number
    status: string
    valid_from: ColumnType<Date, string, string>
    valid_until: ColumnType<Date, string, string>
    state: ColumnType<unknown, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends MandatesTables {}
}
