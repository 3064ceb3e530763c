export interface PartiesTables {
  'parties.enterprise': {
    id: string
    economy_id: string
    zone_id: string
    identification: string
    name: string
    licensed: boolean
  }
}

declare module '#platform/database' {
  interface Schema extends PartiesTables {}
}
