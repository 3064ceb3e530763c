import type { ColumnType } from 'kysely'

export interface MachinesTables {
  'machines.client': {
    id: string
    account_id: string
    name: string
    keys: ColumnType<unknown, string, string>
    scopes: string[]
    created_at: ColumnType<Date, string, string>
    revoked_at: ColumnType<Date | null, string | null, string | null>
  }
  'machines.assertion': { jti_sha256: Buffer; expires_at: ColumnType<Date, string, string> }
}

declare module '#platform/database' {
  interface Schema extends MachinesTables {}
}
