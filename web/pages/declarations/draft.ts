import { z } from 'zod'
import { parseDecimal } from '#kernel/decimal'
import { newId } from '#kernel/ids'
import { decimalsOf } from '#kernel/money'
import { Declaration } from '#models/declarations'

// What is being typed, as typed. It becomes a declaration only when it is checked or filed, by the
// same schema that the platform reads it with.

const Text = z.string().default('')
export const DraftItem = z.object({
  key: z.string().default(newId),
  commodityCode: Text,
  description: Text,
  procedure: z.string().default('78'),
  previousProcedure: z.string().default('00'),
  originCountry: Text,
  grossKg: Text,
  netKg: Text,
  packages: Text,
  packageType: z.string().default('CT'),
  marks: Text,
  value: Text,
  supplementary: Text,
  supplementaryUnit: Text,
  documentType: Text,
  documentId: Text,
})
export type DraftItem = z.infer<typeof DraftItem>

export const Draft = z.object({
  id: z.string().default(newId),
  functionalReferenceId: Text,
  typeCode: z.string().default('IMA'),
  declarantId: Text,
  importerId: Text,
  importerName: Text,
  exporterName: Text,
  exportCountry: Text,
  transportMode: z.string().default('3'),
  transportId: Text,
  container: Text,
  goodsLocation: Text,
  warehouseId: Text,
  deliveryTerms: Text,
  deliveryPlace: Text,
  currency: z.string().default('USD'),
  invoice: Text,
  items: z.array(DraftItem).default(() => [DraftItem.parse({})]),
})
export type Draft = z.infer<typeof Draft>

const remembered = 'entrepot.draft'

/** The draft of this browser, which survives its closing; a broken one is given up. */
export function loadDraft(): Draft {
  const text = localStorage.getItem(remembered)
  if (!text) return Draft.parse({})
  try {
    return Draft.parse(JSON.parse(text))
  } catch {
    return Draft.parse({})
  }
}

export function keepDraft(draft: Draft): void {
  localStorage.setItem(remembered, JSON.stringify(draft))
}

export function dropDraft(): void {
  localStorage.removeItem(remembered)
}

export type FieldError = { pointer: string; kind: string }
export type Reading =
  | { declaration: Declaration; errors?: undefined }
  | { declaration?: undefined; errors: FieldError[] }

/** Where a field of an item stands in the declaration: what a refusal points at. */
export const itemPointers = {
  commodityCode: '/commodity/classifications/0/id',
  description: '/commodity/description',
  procedure: '/governmentProcedures/0/currentCode',
  previousProcedure: '/governmentProcedures/0/previousCode',
  originCountry: '/origins/0/countryCode',
  grossKg: '/commodity/goodsMeasure/grossMassGrams',
  netKg: '/commodity/goodsMeasure/netNetWeightGrams',
  packages: '/packagings/0/quantityQuantity',
  packageType: '/packagings/0/typeCode',
  marks: '/packagings/0/marksNumbersId',
  value: '/customsValueAmount/amountMinor',
  supplementary: '/commodity/goodsMeasure/tariffQuantity/quantityMicro',
  supplementaryUnit: '/commodity/goodsMeasure/tariffQuantity/unitCode',
  documentType: '/additionalDocuments/0/typeCode',
  documentId: '/additionalDocuments/0/id',
} satisfies Record<Exclude<keyof DraftItem, 'key'>, string>

export const itemsPointer = '/goodsShipment/goodsItems'

export function readDraft(draft: Draft): Reading {
  const unreadable: FieldError[] = []
  const number = (text: string, decimals: number, pointer: string) => {
    if (text.trim() === '') return undefined
    const steps = parseDecimal(text.replace(',', '.'), decimals)
    if (steps === undefined || steps > BigInt(Number.MAX_SAFE_INTEGER)) {
      unreadable.push({ pointer, kind: decimals === 0 ? 'whole-number' : 'decimal' })
      return undefined
    }
    return Number(steps)
  }
  const money = (text: string, pointer: string) => {
    const amount = number(text, decimalsOf(draft.currency), pointer)
    return amount === undefined
      ? undefined
      : { amountMinor: String(amount), currencyCode: draft.currency }
  }
  const items = draft.items.map((item, index) => goodsItem(item, index, { number, money }))
  const result = Declaration.safeParse(
    filled({
      ...header(draft),
      goodsItemQuantity: items.length,
      totalPackageQuantity: items.reduce((sum, { packageCount }) => sum + packageCount, 0),
      invoiceAmount: money(draft.invoice, '/invoiceAmount/amountMinor'),
      goodsShipment: { ...shipment(draft), goodsItems: items.map(({ item }) => item) },
    }),
  )
  if (result.success && unreadable.length === 0) return { declaration: result.data }
  const issues = result.error?.issues.map(({ path, code }) => ({
    pointer: `/${path.map(String).join('/')}`,
    kind: code,
  }))
  return { errors: [...unreadable, ...(issues ?? [])] }
}

function header(draft: Draft) {
  return {
    functionalReferenceId: draft.functionalReferenceId,
    typeCode: draft.typeCode,
    declarant: { id: draft.declarantId },
    exporter: { name: draft.exporterName },
  }
}

function shipment(draft: Draft) {
  return {
    importer: { id: draft.importerId, name: draft.importerName },
    consignment: {
      arrivalTransportMeans: { id: draft.transportId, modeCode: draft.transportMode },
      goodsLocation: { name: draft.goodsLocation },
      transportEquipments: draft.container ? [{ sequenceNumeric: 1, id: draft.container }] : [],
    },
    exportCountry: { id: draft.exportCountry },
    tradeTerms: draft.deliveryTerms && {
      conditionCode: draft.deliveryTerms,
      locationId: draft.deliveryPlace,
    },
    warehouse: { id: draft.warehouseId },
  }
}

type Readers = {
  number: (text: string, decimals: number, pointer: string) => number | undefined
  money: (
    text: string,
    pointer: string,
  ) => { amountMinor: string; currencyCode: string } | undefined
}

function goodsItem(item: DraftItem, index: number, { number, money }: Readers) {
  const at = (name: keyof typeof itemPointers) => `${itemsPointer}/${index}${itemPointers[name]}`
  const packageCount = number(item.packages, 0, at('packages'))
  const supplementary = number(item.supplementary, 6, at('supplementary'))
  return {
    packageCount: packageCount ?? 0,
    item: {
      sequenceNumeric: index + 1,
      customsValueAmount: money(item.value, at('value')),
      additionalDocuments: item.documentId
        ? [{ typeCode: item.documentType, id: item.documentId }]
        : [],
      commodity: {
        description: item.description,
        classifications: [{ id: item.commodityCode, identificationTypeCode: 'TSP' }],
        goodsMeasure: {
          grossMassGrams: number(item.grossKg, 3, at('grossKg')),
          netNetWeightGrams: number(item.netKg, 3, at('netKg')),
          tariffQuantity: supplementary !== undefined && {
            quantityMicro: supplementary,
            unitCode: item.supplementaryUnit,
          },
        },
      },
      governmentProcedures: [{ currentCode: item.procedure, previousCode: item.previousProcedure }],
      origins: item.originCountry ? [{ countryCode: item.originCountry }] : [],
      packagings: [
        {
          sequenceNumeric: 1,
          marksNumbersId: item.marks,
          quantityQuantity: packageCount,
          typeCode: item.packageType,
        },
      ],
    },
  }
}

const required = new Set(['functionalReferenceId', 'typeCode', 'declarant', 'id'])

/** Leaves out what was left empty: an empty text says nothing, and the schema wants it absent. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([name, one]) => {
    const next = filled(one)
    if (next === '' || next === undefined || next === false) {
      return name === 'functionalReferenceId' || name === 'currentCode' ? [[name, '']] : []
    }
    if (Array.isArray(next) && next.length === 0) return []
    const isEmpty = typeof next === 'object' && next !== null && Object.keys(next).length === 0
    return isEmpty && !required.has(name) ? [] : [[name, next]]
  })
  return Object.fromEntries(kept)
}
