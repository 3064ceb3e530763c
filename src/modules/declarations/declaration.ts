import { z } from 'zod'
import { Money } from '#kernel/money'

// The trader's document, element by element as the WCO Data Model 3.6 names and nests it, in
// camelCase; a list has the plural of its element's name. What the XML door maps is just this.

/** A text for people: no control characters, which neither XML 1.0 nor a screen can show. */
const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}\uFFFE\uFFFF]*$/u, 'holds a control character')
const code = (pattern: RegExp) => z.string().regex(pattern)
const count = z.int().nonnegative().max(99_999_999)
const sequence = z.int().positive().max(9_999)
const instant = z.iso.datetime({ precision: 0 })

/** ISO 3166-1 alpha-2, and the X and Q codes that customs use beside it. */
export const CountryCode = code(/^[A-Z]{2}$/)
export const PartyId = text(35)

export const Quantity = z
  .strictObject({
    /** In millionths of the unit, so that six decimals stay exact. */
    quantityMicro: z.int().nonnegative(),
    /** UN/ECE Recommendation 20, where needed with the tariff's qualifier: `KGM#G` is gross. */
    unitCode: code(/^[A-Z0-9]{1,3}(#[A-Z0-9])?$/).optional(),
  })
  .meta({ id: 'Quantity' })
export type Quantity = z.infer<typeof Quantity>

export const Address = z.strictObject({
  cityName: text(70).optional(),
  countryCode: CountryCode.optional(),
  line: text(256).optional(),
  postcodeId: text(17).optional(),
  typeCode: code(/^[A-Z0-9]{1,3}$/).optional(),
})

export const Party = z.strictObject({
  id: PartyId.optional(),
  name: text(70).optional(),
  address: Address.optional(),
})

export const AdditionalDocument = z.strictObject({
  categoryCode: code(/^[A-Z0-9]{1,3}$/).optional(),
  id: text(70).optional(),
  typeCode: code(/^[A-Z0-9]{1,4}$/).optional(),
  name: text(256).optional(),
  lpcoExemptionCode: code(/^[A-Z0-9]{1,3}$/).optional(),
  writeOffQuantity: Quantity.optional(),
})

export const PreviousDocument = z.strictObject({
  categoryCode: code(/^[A-Z0-9]{1,3}$/).optional(),
  id: text(70),
  typeCode: code(/^[A-Z0-9]{1,4}$/).optional(),
  lineNumeric: sequence.optional(),
})

export const AdditionalInformation = z.strictObject({
  statementCode: code(/^[A-Z0-9]{1,17}$/).optional(),
  statementDescription: text(512).optional(),
  statementTypeCode: code(/^[A-Z0-9]{1,3}$/).optional(),
})

export const TransportMeans = z.strictObject({
  id: text(35).optional(),
  identificationTypeCode: code(/^[A-Z0-9]{1,17}$/).optional(),
  modeCode: code(/^[0-9]{1,2}$/).optional(),
  registrationNationalityCode: CountryCode.optional(),
})

export const TransportEquipment = z.strictObject({
  sequenceNumeric: count.optional(),
  id: text(17).optional(),
  seals: z
    .array(z.strictObject({ sequenceNumeric: count.optional(), id: text(35) }))
    .max(99)
    .optional(),
})

export const DutyTaxFee = z.strictObject({
  typeCode: code(/^[A-Z0-9]{1,4}$/).optional(),
  dutyRegimeCode: code(/^[A-Z0-9]{1,3}$/).optional(),
  quotaOrderId: text(17).optional(),
  specificTaxBaseQuantity: Quantity.optional(),
  payment: z
    .strictObject({
      methodCode: code(/^[A-Z0-9]{1,3}$/).optional(),
      paymentAmount: Money.optional(),
      taxAssessedAmount: Money.optional(),
    })
    .optional(),
})

export const Commodity = z.strictObject({
  description: text(512).optional(),
  /** TSP is the tariff code that leads; TRA, TRC and GN add to it. The HS stands in its first six digits. */
  classifications: z
    .array(
      z.strictObject({
        id: code(/^[A-Z0-9]{2,18}$/),
        identificationTypeCode: code(/^[A-Z]{1,3}$/).optional(),
      }),
    )
    .min(1)
    .max(99),
  dutyTaxFees: z.array(DutyTaxFee).max(99).optional(),
  goodsMeasure: z
    .strictObject({
      /** GrossMassMeasure, in grams. */
      grossMassGrams: z.int().nonnegative().optional(),
      /** NetNetWeightMeasure: the goods without any packing, in grams. */
      netNetWeightGrams: z.int().nonnegative().optional(),
      /** The supplementary unit of the tariff line, where it has one. */
      tariffQuantity: Quantity.optional(),
    })
    .optional(),
  invoiceLine: z.strictObject({ itemChargeAmount: Money.optional() }).optional(),
  transportEquipments: z.array(TransportEquipment).max(99).optional(),
})

export const GovernmentAgencyGoodsItem = z
  .strictObject({
    sequenceNumeric: sequence,
    customsValueAmount: Money.optional(),
    statisticalValueAmount: Money.optional(),
    transactionNatureCode: code(/^[0-9]{1,2}$/).optional(),
    additionalDocuments: z.array(AdditionalDocument).max(99).optional(),
    additionalInformations: z.array(AdditionalInformation).max(99).optional(),
    commodity: Commodity,
    customsValuation: z.strictObject({ methodCode: code(/^[0-9]$/).optional() }).optional(),
    exportCountry: z.strictObject({ id: CountryCode }).optional(),
    /** The first names the procedure (71, 78 …), those that follow are its additional codes. */
    governmentProcedures: z
      .array(
        z.strictObject({
          currentCode: code(/^[A-Z0-9]{2,3}$/),
          previousCode: code(/^[A-Z0-9]{2}$/).optional(),
        }),
      )
      .min(1)
      .max(99),
    origins: z
      .array(z.strictObject({ countryCode: CountryCode, typeCode: code(/^[0-9]$/).optional() }))
      .max(9)
      .optional(),
    packagings: z
      .array(
        z.strictObject({
          sequenceNumeric: count.optional(),
          marksNumbersId: text(512).optional(),
          quantityQuantity: count.optional(),
          /** UN/ECE Recommendation 21. */
          typeCode: code(/^[A-Z0-9]{1,2}$/).optional(),
        }),
      )
      .max(99)
      .optional(),
    previousDocuments: z.array(PreviousDocument).max(99).optional(),
    valuationAdjustments: z
      .array(z.strictObject({ additionCode: code(/^[A-Z0-9]{1,4}$/) }))
      .max(99)
      .optional(),
  })
  .meta({ id: 'GovernmentAgencyGoodsItem' })
export type GovernmentAgencyGoodsItem = z.infer<typeof GovernmentAgencyGoodsItem>

export const GoodsShipment = z.strictObject({
  transactionNatureCode: code(/^[0-9]{1,2}$/).optional(),
  consignee: Party.optional(),
  consignment: z
    .strictObject({
      containerCode: code(/^[0-9]$/).optional(),
      arrivalTransportMeans: TransportMeans.optional(),
      departureTransportMeans: TransportMeans.optional(),
      goodsLocation: z
        .strictObject({
          name: text(35).optional(),
          typeCode: code(/^[A-Z]$/).optional(),
          address: Address.optional(),
        })
        .optional(),
      transportEquipments: z.array(TransportEquipment).max(999).optional(),
    })
    .optional(),
  customsValuation: z.strictObject({ freightChargeAmount: Money.optional() }).optional(),
  destination: z.strictObject({ countryCode: CountryCode }).optional(),
  domesticDutyTaxParties: z
    .array(z.strictObject({ id: PartyId, roleCode: code(/^[A-Z0-9]{1,3}$/).optional() }))
    .max(99)
    .optional(),
  exportCountry: z.strictObject({ id: CountryCode }).optional(),
  goodsItems: z.array(GovernmentAgencyGoodsItem).min(1).max(9_999),
  importer: Party.optional(),
  previousDocuments: z.array(PreviousDocument).max(9_999).optional(),
  tradeTerms: z
    .strictObject({ conditionCode: code(/^[A-Z]{3}$/), locationId: text(17).optional() })
    .optional(),
  ucr: z.strictObject({ traderAssignedReferenceId: text(35) }).optional(),
  warehouse: z.strictObject({ id: text(35), typeCode: code(/^[A-Z0-9]$/).optional() }).optional(),
})

export const Declaration = z
  .strictObject({
    /** When a simplified or recorded declaration was accepted that this one now completes. */
    acceptanceDateTime: instant.optional(),
    issueDateTime: instant.optional(),
    /** The trader's own number (LRN): one for each declaration of an enterprise. */
    functionalReferenceId: text(35),
    typeCode: code(/^[A-Z0-9]{2,3}$/),
    goodsItemQuantity: count.optional(),
    totalPackageQuantity: count.optional(),
    invoiceAmount: Money.optional(),
    additionalDocuments: z.array(AdditionalDocument).max(99).optional(),
    additionalInformations: z.array(AdditionalInformation).max(99).optional(),
    agent: z
      .strictObject({ id: PartyId.optional(), functionCode: code(/^[0-9]$/).optional() })
      .optional(),
    authorisationHolders: z
      .array(z.strictObject({ id: PartyId, categoryCode: code(/^[A-Z0-9]{1,4}$/) }))
      .max(99)
      .optional(),
    borderTransportMeans: TransportMeans.optional(),
    /** The whole journey; what concerns this shipment alone stands in `goodsShipment`. */
    consignment: z
      .strictObject({
        carrier: Party.optional(),
        freight: z.strictObject({ paymentMethodCode: code(/^[A-Z]$/) }).optional(),
        itineraries: z
          .array(z.strictObject({ sequenceNumeric: count, routingCountryCode: CountryCode }))
          .max(99)
          .optional(),
      })
      .optional(),
    declarant: z.strictObject({ id: PartyId }),
    exitOffice: z.strictObject({ id: text(17) }).optional(),
    exporter: Party.optional(),
    goodsShipment: GoodsShipment,
    obligationGuarantees: z
      .array(
        z.strictObject({
          id: text(70).optional(),
          referenceId: text(35).optional(),
          securityDetailsCode: code(/^[A-Z0-9]{1,3}$/).optional(),
        }),
      )
      .max(99)
      .optional(),
    presentationOffice: z.strictObject({ id: text(17) }).optional(),
    supervisingOffice: z.strictObject({ id: text(17) }).optional(),
  })
  .meta({ id: 'Declaration' })
export type Declaration = z.infer<typeof Declaration>

/** The tariff code that leads a goods item: the TSP one, else the first. */
export function commodityCodeOf({ commodity }: GovernmentAgencyGoodsItem): string {
  const { classifications } = commodity
  const leading = classifications.find((one) => one.identificationTypeCode === 'TSP')
  return (leading ?? classifications[0])?.id ?? ''
}

/** The customs procedure that a goods item asks for: the first code of its list. */
export function procedureOf({ governmentProcedures }: GovernmentAgencyGoodsItem): string {
  return governmentProcedures[0]?.currentCode ?? ''
}
