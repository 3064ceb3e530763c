/** A demonstration tariff: real HS codes with plausible ad valorem rates, in basis points. */
export const tariffLines = [
  {
    commodityCode: '851713',
    description: 'Smartphones',
    adValoremBasisPoints: 0,
    supplementaryUnitCode: 'H87',
  },
]
