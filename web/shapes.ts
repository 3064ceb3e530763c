import { z } from 'zod'

// What the platform answers where no module's model says it yet.

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() })

export const DemoAccount = z.object({ login: z.string(), password: z.string(), title: z.string() })
export type DemoAccount = z.infer<typeof DemoAccount>

export const CodeWords = z.object({ code: z.string(), name: z.string() })
export type CodeWords = z.infer<typeof CodeWords>

export const Validation = z.object({
  accepted: z.boolean(),
  errors: z.array(
    z.object({
      code: z.string(),
      pointer: z.string().optional(),
      detail: z.string(),
      cure: z.string().optional(),
    }),
  ),
  suspendedDuty: z.object({ amountMinor: z.string(), currencyCode: z.string() }).optional(),
})
export type Validation = z.infer<typeof Validation>

export const Attachment = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  mediaType: z.string(),
})
export type Attachment = z.infer<typeof Attachment>

export const PassStatus = z.enum(['issued', 'partly-passed', 'passed', 'completed', 'revoked'])
export type PassStatus = z.infer<typeof PassStatus>

export const GatePassSummary = z.object({
  id: z.string(),
  number: z.string(),
  mrn: z.string(),
  declarationId: z.string(),
  enterpriseName: z.string(),
  status: PassStatus,
  vehiclePlate: z.string().optional(),
  issuedAt: z.string(),
  openDiscrepancies: z.number(),
})
export type GatePassSummary = z.infer<typeof GatePassSummary>

const PassedItem = z.object({
  sequenceNumeric: z.number(),
  packages: z.number(),
  grossMassGrams: z.number(),
})
export type PassedItem = z.infer<typeof PassedItem>

export const GatePassDetail = GatePassSummary.extend({
  token: z.string().optional(),
  goodsItems: z.array(
    z.object({
      sequenceNumeric: z.number(),
      description: z.string(),
      commodityCode: z.string(),
      packages: z.number(),
      grossMassGrams: z.number(),
      netMassGrams: z.number().optional(),
      deliveredPackages: z.number(),
      deliveredGrossMassGrams: z.number(),
    }),
  ),
  passages: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      gateId: z.string(),
      vehiclePlate: z.string(),
      items: z.array(PassedItem),
    }),
  ),
  discrepancies: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['short', 'over']),
      sequenceNumeric: z.number(),
      packages: z.number(),
      grossMassGrams: z.number(),
      openedAt: z.string(),
      resolution: z.string().optional(),
    }),
  ),
})
export type GatePassDetail = z.infer<typeof GatePassDetail>
export type PassItem = GatePassDetail['goodsItems'][number]

export const AccountSummary = z.object({
  id: z.string(),
  enterpriseName: z.string(),
  commodityCode: z.string(),
  description: z.string(),
  unitCode: z.string(),
  status: z.enum(['stock', 'suspense']),
  balance: z.string(),
})
export type AccountSummary = z.infer<typeof AccountSummary>

export const AccountEntry = z.object({
  position: z.union([z.string(), z.number()]),
  postedAt: z.string(),
  quantity: z.string(),
  unitCode: z.string(),
  balanceAfter: z.string(),
  counterAccount: z.string(),
  mrn: z.string().optional(),
  declarationId: z.string().optional(),
  goodsItem: z.number().optional(),
})
export type AccountEntry = z.infer<typeof AccountEntry>

export const Vehicle = z.object({
  plate: z.string(),
  position: z.tuple([z.number(), z.number()]),
  headingDegrees: z.number(),
  speedKmh: z.number(),
  at: z.string(),
  gatePassId: z.string().optional(),
  mrn: z.string().optional(),
})
export type Vehicle = z.infer<typeof Vehicle>
