import { randomUUID } from 'node:crypto'

/** A declaration of ten goods items, about 5 kB of JSON, with a reference of its own. */
export function tenItems(declarantId: string) {
  return {
    functionalReferenceId: `B-${randomUUID().slice(4)}`,
    typeCode: 'IMA',
    goodsItemQuantity: 10,
    totalPackageQuantity: 100,
    declarant: { id: declarantId },
    borderTransportMeans: { modeCode: '1', id: 'MV MERIDIAN STAR', identificationTypeCode: '11' },
    exporter: {
      name: 'Far Harbour Trading Company',
      address: { cityName: 'Far Harbour', countryCode: 'SG', line: '1 Quay Street' },
    },
    goodsShipment: {
      consignment: {
        containerCode: '1',
        goodsLocation: { name: 'XMMER01-N', typeCode: 'A', address: { countryCode: 'XM' } },
        transportEquipments: [{ sequenceNumeric: 1, id: 'MSKU1234565' }],
      },
      exportCountry: { id: 'SG' },
      destination: { countryCode: 'XM' },
      tradeTerms: { conditionCode: 'CIF', locationId: 'XMMER' },
      goodsItems: Array.from({ length: 10 }, (_, i) => ({
        sequenceNumeric: i + 1,
        commodity: {
          description: `Parts of telephones, type ${i}`,
          classifications: [{ id: '851779', identificationTypeCode: 'TSP' }],
          goodsMeasure: { grossMassGrams: 250_000, netNetWeightGrams: 200_000 },
          invoiceLine: { itemChargeAmount: { amountMinor: '2450000', currencyCode: 'USD' } },
        },
        governmentProcedures: [{ currentCode: '78', previousCode: '00' }],
        origins: [{ countryCode: 'SG', typeCode: '1' }],
        packagings: [{ sequenceNumeric: 1, quantityQuantity: 10, typeCode: 'CT' }],
      })),
    },
  }
}
