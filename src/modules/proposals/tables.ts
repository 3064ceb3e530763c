import type { ColumnType } from 'kysely'

export interface ProposalsTables {
  'proposals.proposal': {
    id: string
    economy_id: string
    revision: number
    status: string
    proposed_at: ColumnType<Date, string, string>
    state: ColumnType<unknown, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends ProposalsTables {}
}
