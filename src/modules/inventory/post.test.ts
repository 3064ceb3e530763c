import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HeldItem } from '#models/gates'
import { deliveredOf } from '../gates/assess.ts'
import type { Leg } from './model.ts'
import { legsOf, mayBeNegative, nameOf } from './post.ts'

const id = '01900000-0000-7000-8000-000000000001'
const tenant = { economyId: 'XM', zoneId: id, enterpriseId: id }

const anyItem = fc
  .record({
    grossMassGrams: fc.integer({ min: 1, max: 10 ** 9 }),
    netPerMille: fc.integer({ min: 1, max: 1_000 }),
    quantityMicro: fc.oneof(
      fc.integer({ min: 0, max: 10 ** 6 }).map((pieces) => pieces * 1_000_000),
      fc.integer({ min: 0, max: 10 ** 12 }),
    ),
  })
  .map(({ grossMassGrams, netPerMille, quantityMicro }): HeldItem => {
    const netMassGrams = Math.ceil((grossMassGrams * netPerMille) / 1_000)
    return {
      sequenceNumeric: 1,
      description: 'Goods',
      commodityCode: '851713',
      packages: 0,
      grossMassGrams,
      netMassGrams,
      measured: [
        { unitCode: 'GRM', quantity: String(netMassGrams) },
        { unitCode: 'H87', quantity: String(quantityMicro) },
      ],
      deliveredPackages: 0,
      deliveredGrossMassGrams: 0,
    }
  })
const anyTrucks = fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 12 })

/** The entries of any trucks that bring an item, as the gates tell of them. */
function booked(item: HeldItem, trucks: readonly number[]): Leg[] {
  let held = item
  return trucks.flatMap((grossMassGrams, index) => {
    const came = { sequenceNumeric: item.sequenceNumeric, packages: 0, grossMassGrams }
    const delivered = deliveredOf(held, came)
    const deliveredGrossMassGrams = held.deliveredGrossMassGrams + grossMassGrams
    held = { ...held, deliveredGrossMassGrams }
    const { description, commodityCode } = item
    return legsOf({
      at: '2026-03-01T08:00:00Z',
      by: 'gate',
      tenant,
      declarationId: id,
      mrn: '26XM0000000000000A',
      passageId: id,
      gateId: id,
      vehiclePlate: 'XM1',
      final: false,
      position: String(index + 1),
      items: [{ ...came, description, commodityCode, delivered }],
    })
  })
}

const sum = (legs: readonly Leg[]) => legs.reduce((total, { quantity }) => total + quantity, 0n)
const of = (legs: readonly Leg[], status: string, unitCode: string) =>
  legs.filter(({ account }) => account.status === status && account.unitCode === unitCode)

test('the entries of every event sum to zero for each item and unit', () => {
  fc.assert(
    fc.property(anyItem, anyTrucks, (item, trucks) => {
      const legs = booked(item, trucks)
      for (const [, event] of Map.groupBy(legs, ({ source }) => source.eventPosition))
        for (const [, unit] of Map.groupBy(event, ({ account }) => account.unitCode))
          expect(sum(unit)).toBe(0n)
    }),
  )
})

test('no account but the world is ever below zero, and none stands against itself', () => {
  fc.assert(
    fc.property(anyItem, anyTrucks, (item, trucks) => {
      const balances = new Map<string, bigint>()
      for (const { account, counter, quantity } of booked(item, trucks)) {
        expect(nameOf(account)).not.toBe(nameOf(counter))
        const balance = (balances.get(nameOf(account)) ?? 0n) + quantity
        balances.set(nameOf(account), balance)
        expect(mayBeNegative(account) || balance >= 0n).toBe(true)
      }
    }),
  )
})

test('any trucks that together bring what was declared put just that into stock', () => {
  fc.assert(
    fc.property(anyItem, anyTrucks, (item, trucks) => {
      const all = trucks.reduce((total, one) => total + one, 0)
      fc.pre(all > 0 && Number.isSafeInteger(all))
      const legs = booked({ ...item, grossMassGrams: all }, trucks)
      for (const { unitCode, quantity } of item.measured) {
        expect(sum(of(legs, 'stock', unitCode))).toBe(BigInt(quantity))
        expect(of(legs, 'suspense', unitCode)).toEqual([])
      }
    }),
  )
})

test('what comes beyond it goes into suspense, and stock holds the declared amount', () => {
  fc.assert(
    fc.property(anyItem, anyTrucks, (item, trucks) => {
      const legs = booked(item, [...trucks, item.grossMassGrams])
      for (const { unitCode, quantity } of item.measured) {
        expect(sum(of(legs, 'stock', unitCode))).toBe(BigInt(quantity))
        const come = trucks.reduce((total, one) => total + BigInt(one), 0n)
        const step = unitCode === 'H87' && BigInt(quantity) % 1_000_000n === 0n ? 1_000_000n : 1n
        const exact = (BigInt(quantity) / step) * come
        const beyond = sum(of(legs, 'suspense', unitCode))
        expect(beyond).toBe((exact / BigInt(item.grossMassGrams)) * step)
      }
    }),
  )
})

test('lines are numbered within their event, so that nothing can be posted twice', () => {
  fc.assert(
    fc.property(anyItem, anyTrucks, (item, trucks) => {
      const legs = booked(item, trucks)
      const keys = legs.map(({ line, source }) => `${source.eventPosition}/${line}`)
      expect(new Set(keys).size).toBe(legs.length)
    }),
  )
})
