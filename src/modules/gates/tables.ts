import type { ColumnType } from 'kysely'

export interface GatesTables {
  'gates.gate_pass': {
    id: string
    economy_id: string
    zone_id: string
    enterprise_id: string
    revision: number
    status: string
    number: string
    mrn: string
    vehicle_plate: string | null
    issued_at: ColumnType<Date, string, string>
    open_discrepancies: number
    state: ColumnType<unknown, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends GatesTables {}
}
