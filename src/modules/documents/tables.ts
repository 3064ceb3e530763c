import type { ColumnType } from 'kysely'

export interface DocumentsTables {
  'documents.attachment': {
    id: string
    economy_id: string
    zone_id: string
    enterprise_id: string
    revision: number
    sha256: string
    state: ColumnType<unknown, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends DocumentsTables {}
}
