import type { Event as GateEvent } from '#models/gates'
import type { AccountKey, AccountStatus, Leg } from './model.ts'

type Posted = Omit<Extract<GateEvent, { type: 'gate-pass.goods-passed' }>, 'type'>

/**
 * The entries of goods that passed a gate: what was declared goes into the enterprise's stock, what
 * is beyond it into suspense, each against the world from which it came.
 */
export function legsOf(passed: Posted & { position: string }): Leg[] {
  const { tenant, declarationId, mrn, passageId, at, position, items } = passed
  const moves = items.flatMap(({ sequenceNumeric, commodityCode, description, delivered }) =>
    delivered.flatMap(({ unitCode, declared, excess }) => {
      const item = { ...tenant, commodityCode, description, unitCode }
      return [
        { item, goodsItem: sequenceNumeric, status: 'stock' as const, quantity: BigInt(declared) },
        { item, goodsItem: sequenceNumeric, status: 'suspense' as const, quantity: BigInt(excess) },
      ]
    }),
  )
  return moves
    .filter(({ quantity }) => quantity !== 0n)
    .flatMap(({ item, goodsItem, status, quantity }, index): Leg[] => {
      const common = { declarationId, mrn, goodsItem, passageId, postedAt: at }
      const source = { eventPosition: position, ...common }
      const [account, world] = [accountOf(item, status), accountOf(item, 'world')]
      const line = index * 2 + 1
      return [
        { account, counter: world, quantity, line, source },
        { account: world, counter: account, quantity: -quantity, line: line + 1, source },
      ]
    })
}

/** The same text for the same account, and for no other. */
export function nameOf(account: AccountKey): string {
  const { economyId, zoneId, enterpriseId, status, commodityCode, description, unitCode } = account
  return JSON.stringify([
    economyId,
    zoneId,
    enterpriseId,
    status,
    commodityCode,
    description,
    unitCode,
  ])
}

/** Only the world gives what it does not have. */
export const mayBeNegative = ({ status }: AccountKey) => status === 'world'

function accountOf(
  item: Omit<AccountKey, 'status'> & { enterpriseId: string },
  status: AccountStatus,
): AccountKey {
  return { ...item, status, enterpriseId: status === 'world' ? null : item.enterpriseId }
}
