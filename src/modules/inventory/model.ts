import { z } from 'zod'

/**
 * `stock` is what was declared and came; `suspense` what came beyond it, until that is explained (so
 * 19 CFR 146.22 has it); `world` is where it all came from.
 */
export const AccountStatus = z.enum(['stock', 'suspense', 'world'])
export type AccountStatus = z.infer<typeof AccountStatus>

/** What makes an account the one it is. */
export type AccountKey = {
  economyId: string
  zoneId: string
  /** Null for the world's account, which belongs to the zone. */
  enterpriseId: string | null
  status: AccountStatus
  commodityCode: string
  description: string
  /** UN/ECE Recommendation 20: GRM in grams, every other unit in millionths. */
  unitCode: string
}

/** Where a quantity came from: the event, the declaration and its goods item, and the truck. */
export type Source = {
  eventPosition: string
  declarationId: string
  mrn: string
  goodsItem: number
  passageId: string
  postedAt: string
}

/** One half of a posting: its other half stands in the counter account with the other sign. */
export type Leg = {
  account: AccountKey
  counter: AccountKey
  quantity: bigint
  /** 1, 2, 3 … within its event. */
  line: number
  source: Source
}

const digits = z.string().regex(/^-?\d+$/)

export const AccountView = z
  .strictObject({
    id: z.uuid(),
    enterpriseId: z.uuid(),
    enterpriseName: z.string(),
    commodityCode: z.string(),
    description: z.string(),
    unitCode: z.string(),
    status: AccountStatus.exclude(['world']),
    balance: digits,
  })
  .meta({ id: 'BookAccount' })
export type AccountView = z.infer<typeof AccountView>

export const EntryView = z
  .strictObject({
    /** Of the event that was posted; with the line, it names the entry. */
    position: digits,
    line: z.int(),
    postedAt: z.iso.datetime(),
    quantity: digits,
    unitCode: z.string(),
    balanceAfter: digits,
    counterAccount: AccountStatus,
    mrn: z.string(),
    declarationId: z.uuid(),
    goodsItem: z.int(),
  })
  .meta({ id: 'Entry' })
export type EntryView = z.infer<typeof EntryView>

export const ListQuery = z.strictObject({
  /** The beginning of a commodity code, of a description or of an enterprise's name. */
  q: z.string().trim().max(100).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ListQuery = z.infer<typeof ListQuery>

export const refusals = {
  'account-book.account-unknown': 404,
} as const
