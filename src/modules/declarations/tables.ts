import type { ColumnType } from 'kysely'

export interface DeclarationsTables {
  'declarations.declaration': {
    id: string
    economy_id: string
    zone_id: string
    enterprise_id: string
    revision: number
    status: string
    lane: string
    mrn: string
    functional_reference_id: string
    accepted_at: ColumnType<Date, string, string>
    hold_owner: string | null
    due_at: ColumnType<Date | null, string | null, string | null>
    state: ColumnType<unknown, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends DeclarationsTables {}
}
