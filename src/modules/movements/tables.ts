import type { ColumnType, Generated } from 'kysely'

export interface MovementsTables {
  'movements.position': {
    economy_id: string
    plate: string
    at: ColumnType<Date, string, never>
    longitude: number
    latitude: number
    heading_degrees: number
    speed_kmh: number
    declaration_id: string | null
    reported_by: string
    received_at: Generated<Date>
  }
  'movements.latest': {
    economy_id: string
    plate: string
    at: ColumnType<Date, string, string>
    longitude: number
    latitude: number
    heading_degrees: number
    speed_kmh: number
    declaration_id: string | null
    mrn: string | null
    gate_pass_id: string | null
    enterprise_id: string | null
  }
  'movements.fleet': {
    economy_id: string
    revision: number
    state: ColumnType<unknown, string, string>
  }
}

declare module '#platform/database' {
  interface Schema extends MovementsTables {}
}
