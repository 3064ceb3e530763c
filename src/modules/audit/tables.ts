import type { ColumnType } from 'kysely'

export interface AuditTables {
  'audit.leaf': { index: string; stream: string; revision: number }
  'audit.node': { level: number; index: string; hash: Buffer }
  'audit.checkpoint': {
    size: string
    root: Buffer
    signed_at: ColumnType<Date, string, never>
    token: string
  }
}

declare module '#platform/database' {
  interface Schema extends AuditTables {}
}
