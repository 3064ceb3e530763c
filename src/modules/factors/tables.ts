import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date | null, string | null, string | null>

export interface FactorsTables {
  'factors.totp': {
    account_id: string
    secret: string
    confirmed_at: Instant
    last_step: ColumnType<string, number | undefined, number>
  }
  'factors.recovery_code': { code_sha256: Buffer; account_id: string; used_at: Instant }
  'factors.passkey': {
    id: string
    account_id: string
    public_key: Buffer
    counter: ColumnType<string, number, number>
    transports: string[]
    name: string
    created_at: Generated<Date>
    last_used_at: Instant
  }
  'factors.challenge': {
    id: string
    challenge: string
    purpose: string
    account_id: string | null
    expires_at: ColumnType<Date, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends FactorsTables {}
}
