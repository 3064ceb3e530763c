export interface TariffTables {
  'tariff.line': {
    commodity_code: string
    description: string
    ad_valorem_basis_points: number
    supplementary_unit_code: string | null
  }
}

declare module '#platform/database' {
  interface Schema extends TariffTables {}
}
