import type { ColumnType } from 'kysely'

export interface ZonesTables {
  'zones.economy': { id: string; name: string }
  'zones.office': { id: string; economy_id: string; code: string; name: string }
  'zones.zone': {
    id: string
    economy_id: string
    office_id: string
    code: string
    name: string
    local_type_name: string
    time_zone: string
    outline: ColumnType<unknown, string, string>
  }
  'zones.gate': {
    id: string
    zone_id: string
    code: string
    name: string
    longitude: number
    latitude: number
  }
}

declare module '#platform/database' {
  interface Schema extends ZonesTables {}
}
