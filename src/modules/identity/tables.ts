import type { ColumnType, Generated } from 'kysely'

export interface IdentityTables {
  'identity.account': {
    id: string
    login: string
    name: string
    password_hash: string
    economy_id: string
    zone_id: string | null
    enterprise_id: string | null
    roles: string[]
    disabled_at: Date | null
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
  }
}

declare module '#platform/database' {
  interface Schema extends IdentityTables {}
}
