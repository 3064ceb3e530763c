import type { ColumnType, Generated } from 'kysely'

export interface IdentityTables {
  'identity.account': {
    id: string
    login: string
    name: string
    password_hash: string | null
    economy_id: string
    zone_id: string | null
    enterprise_id: string | null
    roles: string[]
    disabled_at: ColumnType<Date | null, string | null, string | null>
    revision: Generated<number>
  }
  'identity.session': {
    id: string
    account_id: string
    token_sha256: Buffer
    created_at: Generated<Date>
    expires_at: ColumnType<Date, string, string>
    last_seen_at: Generated<Date>
    user_agent: string
    revoked_at: ColumnType<Date | null, string | null, string | null>
    stepped_up_until: ColumnType<Date | null, string | null, string | null>
    proof: Generated<string>
  }
  'identity.failure': {
    key_sha256: Buffer
    failures: number
    last_failed_at: ColumnType<Date, string, string>
  }
  'identity.bearer': {
    id: string
    account_id: string
    kind: string
    name: string
    token_sha256: Buffer
    scopes: string[]
    created_at: ColumnType<Date, string, string>
    expires_at: ColumnType<Date, string, string>
    last_used_at: ColumnType<Date | null, string | null, string | null>
    revoked_at: ColumnType<Date | null, string | null, string | null>
  }
  'identity.invitation': {
    code_sha256: Buffer
    account_id: string
    expires_at: ColumnType<Date, string, string>
    used_at: ColumnType<Date | null, string | null, string | null>
  }
}

declare module '#platform/database' {
  interface Schema extends IdentityTables {}
}
