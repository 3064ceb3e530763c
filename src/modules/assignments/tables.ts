import type { ColumnType, Generated } from 'kysely'

export interface AssignmentsTables {
  'assignments.policy': {
    economy_id: string
    required: boolean
    rotation_years_min: number
    rotation_years_max: number
  }
  'assignments.officer': {
    account_id: string
    economy_id: string
    name: string
    present: boolean
    tasks: string[]
    chapters: string[]
    posted_on: Generated<Date>
    related_enterprise_ids: string[]
  }
  'assignments.assignment': {
    id: string
    case_id: string
    economy_id: string
    revision: number
    status: string
    officer_name: string | null
    opened_at: ColumnType<Date, string, string>
    state: ColumnType<unknown, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends AssignmentsTables {}
}
