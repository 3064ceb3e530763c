import type { ColumnType, Generated } from 'kysely'

export interface FederationTables {
  'federation.provider': {
    id: string
    economy_id: string
    name: string
    issuer: string
    client_id: string
    client_secret: string | null
  }
  'federation.link': {
    provider_id: string
    subject: string
    account_id: string
    linked_at: Generated<Date>
  }
  'federation.flow': {
    state_sha256: Buffer
    browser_sha256: Buffer
    provider_id: string
    nonce: string
    code_verifier: string
    account_id: string | null
    return_to: string
    expires_at: ColumnType<Date, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends FederationTables {}
}
