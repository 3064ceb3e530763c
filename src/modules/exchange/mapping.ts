import type { Money } from '#kernel/money'
import type { Declaration } from '#models/declarations'

/**
 * One element of the WCO Data Model: its XML name and what its text becomes. A name with a slash
 * passes through an element that holds nothing else. Both doors, in and out, read only this table.
 */
export type Leaf =
  | { kind: 'text'; xml: string }
  /** udt:DateTimeType: @formatCode 304 with a zone, or 102 for a day; here an instant in UTC. */
  | { kind: 'date-time'; xml: string }
  | { kind: 'integer'; xml: string }
  /** udt:MeasureType in kilograms (KGM, also where @unitCode is missing); here whole grams. */
  | { kind: 'mass'; xml: string }
  /** udt:AmountType with @currencyID; here whole minor units. */
  | { kind: 'amount'; xml: string }
  /** udt:QuantityType with @unitCode; here millionths. */
  | { kind: 'quantity'; xml: string }
export type Element =
  | Leaf
  /** An element that must stand there with just this text, and that the model does not repeat. */
  | { kind: 'constant'; xml: string; text: string }
  | { kind: 'nested'; xml: string; fields: Elements }
  | { kind: 'list'; xml: string; fields: Elements }
export type Elements = Readonly<Record<string, Element>>

/** The compiler holds table and model together: a field without its element does not compile. */
type Fields<Model> = { readonly [Name in keyof Model]-?: ElementOf<NonNullable<Model[Name]>> }
type ElementOf<Value> = Value extends string
  ? Leaf & { kind: 'text' | 'date-time' }
  : Value extends number
    ? Leaf & { kind: 'integer' | 'mass' }
    : Value extends Money
      ? Leaf & { kind: 'amount' }
      : Value extends { quantityMicro: number }
        ? Leaf & { kind: 'quantity' }
        : Value extends readonly (infer One)[]
          ? { kind: 'list'; xml: string; fields: Fields<One> }
          : { kind: 'nested'; xml: string; fields: Fields<Value> }

type Shipment = Declaration['goodsShipment']
type Consignment = NonNullable<Shipment['consignment']>
type Item = Shipment['goodsItems'][number]
type Listed<List> = NonNullable<List> extends readonly (infer One)[] ? Fields<One> : never

export const namespaces = {
  metaData: 'urn:wco:datamodel:WCO:DocumentMetaData-DMS:2',
  declaration: 'urn:wco:datamodel:WCO:DEC-DMS:2',
  /** Of the one element that the schema of data types brings along: DateTimeString. */
  dataTypes: 'urn:wco:datamodel:WCO:Declaration_DS:DMS:2',
  /** An envelope that some gateways leave around the document. */
  envelope: 'http://uk/gov/hmrc/mdg/declarationmanagement/submitdeclaration/request/schema/v1',
  schemaInstance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const

/** What MetaData says of the document, in the schema's order. Where a text is given, it must be so. */
export const metaData: readonly { xml: string; text?: string }[] = [
  { xml: 'WCODataModelVersionCode', text: '3.6' },
  { xml: 'WCOTypeName', text: 'DEC' },
  { xml: 'ResponsibleCountryCode' },
  { xml: 'ResponsibleAgencyName' },
  { xml: 'AgencyAssignedCustomizationCode' },
  { xml: 'AgencyAssignedCustomizationVersionCode' },
]

const text = (xml: string) => ({ kind: 'text', xml }) as const
const dateTime = (xml: string) => ({ kind: 'date-time', xml }) as const
const integer = (xml: string) => ({ kind: 'integer', xml }) as const
const mass = (xml: string) => ({ kind: 'mass', xml }) as const
const amount = (xml: string) => ({ kind: 'amount', xml }) as const
const quantity = (xml: string) => ({ kind: 'quantity', xml }) as const
const constant = (xml: string, value: string) => ({ kind: 'constant', xml, text: value }) as const
const nested = <Inner>(xml: string, fields: Inner) => ({ kind: 'nested', xml, fields }) as const
const list = <Inner>(xml: string, fields: Inner) => ({ kind: 'list', xml, fields }) as const

const countryId = { id: text('ID') }
const officeId = { id: text('ID') }

const address: Fields<NonNullable<NonNullable<Shipment['importer']>['address']>> = {
  typeCode: text('TypeCode'),
  cityName: text('CityName'),
  countryCode: text('CountryCode'),
  line: text('Line'),
  postcodeId: text('PostcodeID'),
}

const party: Fields<NonNullable<Shipment['importer']>> = {
  name: text('Name'),
  id: text('ID'),
  address: nested('Address', address),
}

const additionalDocument: Listed<Item['additionalDocuments']> = {
  categoryCode: text('CategoryCode'),
  id: text('ID'),
  name: text('Name'),
  typeCode: text('TypeCode'),
  lpcoExemptionCode: text('LPCOExemptionCode'),
  writeOffQuantity: quantity('WriteOff/QuantityQuantity'),
}

const additionalInformation: Listed<Item['additionalInformations']> = {
  statementCode: text('StatementCode'),
  statementDescription: text('StatementDescription'),
  statementTypeCode: text('StatementTypeCode'),
}

const previousDocument: Listed<Item['previousDocuments']> = {
  categoryCode: text('CategoryCode'),
  id: text('ID'),
  typeCode: text('TypeCode'),
  lineNumeric: integer('LineNumeric'),
}

const transportMeans: Fields<NonNullable<Declaration['borderTransportMeans']>> = {
  id: text('ID'),
  identificationTypeCode: text('IdentificationTypeCode'),
  registrationNationalityCode: text('RegistrationNationalityCode'),
  modeCode: text('ModeCode'),
}

const transportEquipment: Listed<Consignment['transportEquipments']> = {
  sequenceNumeric: integer('SequenceNumeric'),
  id: text('ID'),
  seals: list('Seal', { sequenceNumeric: integer('SequenceNumeric'), id: text('ID') }),
}

const dutyTaxFee: Listed<Item['commodity']['dutyTaxFees']> = {
  dutyRegimeCode: text('DutyRegimeCode'),
  specificTaxBaseQuantity: quantity('SpecificTaxBaseQuantity'),
  typeCode: text('TypeCode'),
  quotaOrderId: text('QuotaOrderID'),
  payment: nested('Payment', {
    methodCode: text('MethodCode'),
    taxAssessedAmount: amount('TaxAssessedAmount'),
    paymentAmount: amount('PaymentAmount'),
  }),
}

const commodity: Fields<Item['commodity']> = {
  description: text('Description'),
  classifications: list('Classification', {
    id: text('ID'),
    identificationTypeCode: text('IdentificationTypeCode'),
  }),
  dutyTaxFees: list('DutyTaxFee', dutyTaxFee),
  goodsMeasure: nested('GoodsMeasure', {
    grossMassGrams: mass('GrossMassMeasure'),
    netNetWeightGrams: mass('NetNetWeightMeasure'),
    tariffQuantity: quantity('TariffQuantity'),
  }),
  invoiceLine: nested('InvoiceLine', { itemChargeAmount: amount('ItemChargeAmount') }),
  transportEquipments: list('TransportEquipment', transportEquipment),
}

const goodsItem: Fields<Item> = {
  customsValueAmount: amount('CustomsValueAmount'),
  sequenceNumeric: integer('SequenceNumeric'),
  statisticalValueAmount: amount('StatisticalValueAmount'),
  transactionNatureCode: text('TransactionNatureCode'),
  additionalDocuments: list('AdditionalDocument', additionalDocument),
  additionalInformations: list('AdditionalInformation', additionalInformation),
  commodity: nested('Commodity', commodity),
  customsValuation: nested('CustomsValuation', { methodCode: text('MethodCode') }),
  exportCountry: nested('ExportCountry', countryId),
  governmentProcedures: list('GovernmentProcedure', {
    currentCode: text('CurrentCode'),
    previousCode: text('PreviousCode'),
  }),
  origins: list('Origin', { countryCode: text('CountryCode'), typeCode: text('TypeCode') }),
  packagings: list('Packaging', {
    sequenceNumeric: integer('SequenceNumeric'),
    marksNumbersId: text('MarksNumbersID'),
    quantityQuantity: integer('QuantityQuantity'),
    typeCode: text('TypeCode'),
  }),
  previousDocuments: list('PreviousDocument', previousDocument),
  valuationAdjustments: list('ValuationAdjustment', { additionCode: text('AdditionCode') }),
}

const consignment: Fields<Consignment> = {
  containerCode: text('ContainerCode'),
  arrivalTransportMeans: nested('ArrivalTransportMeans', transportMeans),
  departureTransportMeans: nested('DepartureTransportMeans', transportMeans),
  goodsLocation: nested('GoodsLocation', {
    name: text('Name'),
    typeCode: text('TypeCode'),
    address: nested('Address', address),
  }),
  transportEquipments: list('TransportEquipment', transportEquipment),
}

const goodsShipment: Fields<Shipment> = {
  transactionNatureCode: text('TransactionNatureCode'),
  consignee: nested('Consignee', party),
  consignment: nested('Consignment', consignment),
  customsValuation: nested('CustomsValuation', {
    freightChargeAmount: amount('FreightChargeAmount'),
  }),
  destination: nested('Destination', { countryCode: text('CountryCode') }),
  domesticDutyTaxParties: list('DomesticDutyTaxParty', {
    id: text('ID'),
    roleCode: text('RoleCode'),
  }),
  exportCountry: nested('ExportCountry', countryId),
  goodsItems: list('GovernmentAgencyGoodsItem', goodsItem),
  importer: nested('Importer', party),
  previousDocuments: list('PreviousDocument', previousDocument),
  tradeTerms: nested('TradeTerms', {
    conditionCode: text('ConditionCode'),
    locationId: text('LocationID'),
  }),
  ucr: nested('UCR', { traderAssignedReferenceId: text('TraderAssignedReferenceID') }),
  warehouse: nested('Warehouse', { id: text('ID'), typeCode: text('TypeCode') }),
}

/** The order of the fields is the order of the schema WCO_DEC_2_DMS, in which they are written. */
export const declaration: Fields<Declaration> & {
  functionCode: { kind: 'constant'; xml: string; text: string }
} = {
  acceptanceDateTime: dateTime('AcceptanceDateTime/DateTimeString'),
  /** EDIFACT 1225: 9 is an original; amendments (13) and queries come by other doors. */
  functionCode: constant('FunctionCode', '9'),
  functionalReferenceId: text('FunctionalReferenceID'),
  issueDateTime: dateTime('IssueDateTime/DateTimeString'),
  typeCode: text('TypeCode'),
  goodsItemQuantity: integer('GoodsItemQuantity'),
  invoiceAmount: amount('InvoiceAmount'),
  totalPackageQuantity: integer('TotalPackageQuantity'),
  additionalDocuments: list('AdditionalDocument', additionalDocument),
  additionalInformations: list('AdditionalInformation', additionalInformation),
  agent: nested('Agent', { id: text('ID'), functionCode: text('FunctionCode') }),
  authorisationHolders: list('AuthorisationHolder', {
    id: text('ID'),
    categoryCode: text('CategoryCode'),
  }),
  borderTransportMeans: nested('BorderTransportMeans', transportMeans),
  consignment: nested('Consignment', {
    carrier: nested('Carrier', party),
    freight: nested('Freight', { paymentMethodCode: text('PaymentMethodCode') }),
    itineraries: list('Itinerary', {
      sequenceNumeric: integer('SequenceNumeric'),
      routingCountryCode: text('RoutingCountryCode'),
    }),
  }),
  declarant: nested('Declarant', { id: text('ID') }),
  exitOffice: nested('ExitOffice', officeId),
  exporter: nested('Exporter', party),
  goodsShipment: nested('GoodsShipment', goodsShipment),
  obligationGuarantees: list('ObligationGuarantee', {
    id: text('ID'),
    referenceId: text('ReferenceID'),
    securityDetailsCode: text('SecurityDetailsCode'),
  }),
  presentationOffice: nested('PresentationOffice', officeId),
  supervisingOffice: nested('SupervisingOffice', officeId),
}
