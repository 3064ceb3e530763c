/** What a cell of a column becomes. Amounts are of the currency, quantities of the unit, in another column. */
export type ColumnKind =
  | 'text'
  | 'commodity-code'
  | 'integer'
  | 'mass'
  | 'amount'
  | 'quantity'
  | 'currency'
  | 'unit'

export type Column = {
  /** The header of the template, and what else it may be called. */
  names: readonly [english: string, spanish: string, chinese: string]
  /** A declaration's cell may stand on its first line only; a goods item's on every line. */
  of: 'declaration' | 'item'
  kind: ColumnKind
  /** Where it goes in the declaration, or in its goods item; a number is a place in a list. */
  field: string
  /** No line is without it. */
  required?: boolean
  /** What an empty cell means. */
  otherwise?: string
  /** The WCO element by its XML name. */
  wco: string
  says: string
  example: string
}

const shipment = 'goodsShipment'
const equipment = `${shipment}.consignment.transportEquipments.0`

/** The spreadsheet door, column by column: template, reference page and reader all come from here. */
export const columns: readonly Column[] = [
  {
    names: ['LRN', 'NRL', '本地参考号'],
    of: 'declaration',
    kind: 'text',
    field: 'functionalReferenceId',
    required: true,
    wco: 'FunctionalReferenceID',
    says: 'Your own number of the declaration. Lines with the same number are its goods items.',
    example: 'SPRING-0001',
  },
  {
    names: ['Declaration type', 'Tipo de declaración', '申报类型'],
    of: 'declaration',
    kind: 'text',
    field: 'typeCode',
    otherwise: 'IMA',
    wco: 'TypeCode',
    says: 'IM for goods that come in, EX for goods that leave, and A for a full declaration.',
    example: 'IMA',
  },
  {
    names: ['Declarant ID', 'ID del declarante', '申报人编号'],
    of: 'declaration',
    kind: 'text',
    field: 'declarant.id',
    required: true,
    wco: 'Declarant/ID',
    says: 'The customs number of the enterprise that declares.',
    example: 'XM-ENT-0001',
  },
  {
    names: ['Importer ID', 'ID del importador', '进口商编号'],
    of: 'declaration',
    kind: 'text',
    field: `${shipment}.importer.id`,
    wco: 'GoodsShipment/Importer/ID',
    says: 'The customs number of the enterprise whose goods they become.',
    example: 'XM-ENT-0001',
  },
  {
    names: ['Exporter name', 'Nombre del exportador', '出口商名称'],
    of: 'declaration',
    kind: 'text',
    field: 'exporter.name',
    wco: 'Exporter/Name',
    says: 'Who sends the goods.',
    example: 'Shenzhen Bright Electronics Co',
  },
  {
    names: ['Exporter country', 'País del exportador', '出口商国家'],
    of: 'declaration',
    kind: 'text',
    field: 'exporter.address.countryCode',
    wco: 'Exporter/Address/CountryCode',
    says: 'Country of the exporter, two letters of ISO 3166-1.',
    example: 'CN',
  },
  {
    names: ['Border transport mode', 'Modo de transporte en frontera', '边境运输方式'],
    of: 'declaration',
    kind: 'text',
    field: 'borderTransportMeans.modeCode',
    wco: 'BorderTransportMeans/ModeCode',
    says: '1 sea, 2 rail, 3 road, 4 air (UN/ECE Recommendation 19).',
    example: '1',
  },
  {
    names: ['Border transport ID', 'ID del transporte en frontera', '边境运输工具编号'],
    of: 'declaration',
    kind: 'text',
    field: 'borderTransportMeans.id',
    wco: 'BorderTransportMeans/ID',
    says: 'Ship (IMO number or name), flight, or plate of the truck that crosses the border.',
    example: 'IMO9321483',
  },
  {
    names: ['Border transport nationality', 'Nacionalidad del transporte', '运输工具国籍'],
    of: 'declaration',
    kind: 'text',
    field: 'borderTransportMeans.registrationNationalityCode',
    wco: 'BorderTransportMeans/RegistrationNationalityCode',
    says: 'Its flag or registration, two letters of ISO 3166-1.',
    example: 'PA',
  },
  {
    names: ['Container no', 'N.º de contenedor', '集装箱号'],
    of: 'declaration',
    kind: 'text',
    field: `${equipment}.id`,
    wco: 'GoodsShipment/Consignment/TransportEquipment/ID',
    says: 'The container by its ISO 6346 number. One a declaration; file XML for more.',
    example: 'MSKU1234565',
  },
  {
    names: ['Seal no', 'N.º de precinto', '封志号'],
    of: 'declaration',
    kind: 'text',
    field: `${equipment}.seals.0.id`,
    wco: 'GoodsShipment/Consignment/TransportEquipment/Seal/ID',
    says: 'The seal on the container.',
    example: 'CN778812',
  },
  {
    names: ['Goods location', 'Ubicación de las mercancías', '货物所在地'],
    of: 'declaration',
    kind: 'text',
    field: `${shipment}.consignment.goodsLocation.name`,
    wco: 'GoodsShipment/Consignment/GoodsLocation/Name',
    says: 'Where customs finds the goods: the gate, berth or warehouse by its code.',
    example: 'XMMER01-N',
  },
  {
    names: ['UCR', 'RUE', '唯一货物编号'],
    of: 'declaration',
    kind: 'text',
    field: `${shipment}.ucr.traderAssignedReferenceId`,
    wco: 'GoodsShipment/UCR/TraderAssignedReferenceID',
    says: 'The unique consignment reference that order, transport and customs share.',
    example: '6XM-ENT0001-S0001',
  },
  {
    names: ['Incoterm', 'Incoterm', '贸易术语'],
    of: 'declaration',
    kind: 'text',
    field: `${shipment}.tradeTerms.conditionCode`,
    wco: 'GoodsShipment/TradeTerms/ConditionCode',
    says: 'Terms of delivery, three letters of Incoterms.',
    example: 'CIF',
  },
  {
    names: ['Incoterm place', 'Lugar del Incoterm', '贸易术语地点'],
    of: 'declaration',
    kind: 'text',
    field: `${shipment}.tradeTerms.locationId`,
    wco: 'GoodsShipment/TradeTerms/LocationID',
    says: 'The place of the terms by its UN/LOCODE.',
    example: 'CNSZX',
  },
  {
    names: ['Invoice currency', 'Moneda de la factura', '发票币种'],
    of: 'declaration',
    kind: 'currency',
    field: '',
    wco: '@currencyID',
    says: 'The currency of every amount of the declaration, three letters of ISO 4217.',
    example: 'USD',
  },
  {
    names: ['Invoice total', 'Total de la factura', '发票总额'],
    of: 'declaration',
    kind: 'amount',
    field: 'invoiceAmount',
    wco: 'InvoiceAmount',
    says: 'The whole invoice.',
    example: '42000.00',
  },
  {
    names: ['Export country', 'País de exportación', '启运国'],
    of: 'declaration',
    kind: 'text',
    field: `${shipment}.exportCountry.id`,
    wco: 'GoodsShipment/ExportCountry/ID',
    says: 'Where the goods were sent from, two letters of ISO 3166-1.',
    example: 'CN',
  },
  {
    names: ['Presentation office', 'Aduana de presentación', '报验海关'],
    of: 'declaration',
    kind: 'text',
    field: 'presentationOffice.id',
    wco: 'PresentationOffice/ID',
    says: 'The customs office that the goods are shown to.',
    example: 'XM000101',
  },
  {
    names: ['Item no', 'N.º de partida', '项号'],
    of: 'item',
    kind: 'integer',
    field: 'sequenceNumeric',
    otherwise: '1, 2, 3 … in the order of the lines',
    wco: 'GovernmentAgencyGoodsItem/SequenceNumeric',
    says: 'Number of the goods item within its declaration.',
    example: '1',
  },
  {
    names: ['HS code', 'Código SA', 'HS编码'],
    of: 'item',
    kind: 'commodity-code',
    field: 'commodity.classifications.0.id',
    required: true,
    wco: 'Commodity/Classification/ID',
    says: 'Tariff code of the goods, at least the six digits of the HS, as text: 090121, not 90121.',
    example: '851713',
  },
  {
    names: ['Description', 'Descripción', '商品描述'],
    of: 'item',
    kind: 'text',
    field: 'commodity.description',
    wco: 'Commodity/Description',
    says: 'What the goods are, in words that an officer could check.',
    example: 'Smartphones, 128 GB',
  },
  {
    names: ['Origin country', 'País de origen', '原产国'],
    of: 'item',
    kind: 'text',
    field: 'origins.0.countryCode',
    wco: 'Origin/CountryCode',
    says: 'Where the goods were made, two letters of ISO 3166-1.',
    example: 'CN',
  },
  {
    names: ['Procedure', 'Régimen', '监管方式'],
    of: 'item',
    kind: 'text',
    field: 'governmentProcedures.0.currentCode',
    required: true,
    wco: 'GovernmentProcedure/CurrentCode',
    says: 'The customs procedure asked for: 51, 53, 71 (warehousing) or 78 (free zone).',
    example: '78',
  },
  {
    names: ['Previous procedure', 'Régimen previo', '前一监管方式'],
    of: 'item',
    kind: 'text',
    field: 'governmentProcedures.0.previousCode',
    wco: 'GovernmentProcedure/PreviousCode',
    says: 'The procedure that the goods come from; 00 where there is none, as text.',
    example: '00',
  },
  {
    names: ['Packages', 'Bultos', '件数'],
    of: 'item',
    kind: 'integer',
    field: 'packagings.0.quantityQuantity',
    wco: 'Packaging/QuantityQuantity',
    says: 'Number of packages. The total of the declaration is their sum.',
    example: '20',
  },
  {
    names: ['Package type', 'Tipo de bulto', '包装种类'],
    of: 'item',
    kind: 'text',
    field: 'packagings.0.typeCode',
    wco: 'Packaging/TypeCode',
    says: 'Kind of package, UN/ECE Recommendation 21: CT carton, PK package, BG bag, PX pallet.',
    example: 'CT',
  },
  {
    names: ['Marks', 'Marcas', '标记唛码'],
    of: 'item',
    kind: 'text',
    field: 'packagings.0.marksNumbersId',
    wco: 'Packaging/MarksNumbersID',
    says: 'What is written on the packages.',
    example: 'SPRING 1-20',
  },
  {
    names: ['Gross mass (kg)', 'Masa bruta (kg)', '毛重（千克）'],
    of: 'item',
    kind: 'mass',
    field: 'commodity.goodsMeasure.grossMassGrams',
    wco: 'Commodity/GoodsMeasure/GrossMassMeasure',
    says: 'Goods and packing, in kilograms, to the gram.',
    example: '412.500',
  },
  {
    names: ['Net mass (kg)', 'Masa neta (kg)', '净重（千克）'],
    of: 'item',
    kind: 'mass',
    field: 'commodity.goodsMeasure.netNetWeightGrams',
    wco: 'Commodity/GoodsMeasure/NetNetWeightMeasure',
    says: 'The goods without any packing, in kilograms, to the gram.',
    example: '380',
  },
  {
    names: ['Supplementary quantity', 'Cantidad suplementaria', '法定第二数量'],
    of: 'item',
    kind: 'quantity',
    field: 'commodity.goodsMeasure.tariffQuantity',
    wco: 'Commodity/GoodsMeasure/TariffQuantity',
    says: 'Quantity in the unit that the tariff line asks for beside the mass.',
    example: '200',
  },
  {
    names: ['Supplementary unit', 'Unidad suplementaria', '法定第二单位'],
    of: 'item',
    kind: 'unit',
    field: '',
    wco: 'Commodity/GoodsMeasure/TariffQuantity/@unitCode',
    says: 'That unit, UN/ECE Recommendation 20: H87 pieces, LTR litres, MTK square metres.',
    example: 'H87',
  },
  {
    names: ['Item value', 'Valor de la partida', '货值'],
    of: 'item',
    kind: 'amount',
    field: 'commodity.invoiceLine.itemChargeAmount',
    wco: 'Commodity/InvoiceLine/ItemChargeAmount',
    says: 'Price of the goods item as invoiced, in the invoice currency.',
    example: '42000.00',
  },
  {
    names: ['Document category', 'Categoría del documento', '随附单证类别'],
    of: 'item',
    kind: 'text',
    field: 'additionalDocuments.0.categoryCode',
    wco: 'AdditionalDocument/CategoryCode',
    says: 'First letter of the document code: N for one of the United Nations list.',
    example: 'N',
  },
  {
    names: ['Document type', 'Tipo de documento', '随附单证类型'],
    of: 'item',
    kind: 'text',
    field: 'additionalDocuments.0.typeCode',
    wco: 'AdditionalDocument/TypeCode',
    says: 'The rest of the document code: 380 commercial invoice, 705 bill of lading.',
    example: '380',
  },
  {
    names: ['Document ID', 'N.º de documento', '随附单证编号'],
    of: 'item',
    kind: 'text',
    field: 'additionalDocuments.0.id',
    wco: 'AdditionalDocument/ID',
    says: 'Number of the document.',
    example: 'INV-2210',
  },
]

/** The sheet that explains the columns, in the template and its translations: it is never read. */
export const explanationSheets: readonly string[] = ['Columns', 'Columnas', '列说明']

/** A header is known by its letters and digits, in any of the three languages. */
export function columnOf(header: string): Column | undefined {
  const key = keyOf(header)
  return columns.find(({ names }) => names.some((name) => keyOf(name) === key))
}

function keyOf(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
