import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportioned } from './apportion.ts'

test.each([
  [20_000n, 7_001n, 25_000n, 1n, 5_600n],
  [1_000_000_000n, 7_001n, 25_000n, 1_000_000n, 280_000_000n],
  [10n, 25n, 10n, 1n, 25n],
  [7n, 0n, 0n, 1n, 0n],
  [7n, 1n, 0n, 1n, 7n],
])('of %s, %s of %s in steps of %s are %s', (whole, come, all, step, part) => {
  expect(apportioned(whole, come, all, step)).toBe(part)
})

const amount = fc.bigInt({ min: 0n, max: 10n ** 15n })

test('the parts of any deliveries sum to the whole, and none is negative', () => {
  fc.assert(
    fc.property(
      amount,
      fc.constantFrom(1n, 1_000_000n),
      fc.array(amount, { minLength: 1 }),
      (whole, step, deliveries) => {
        const all = deliveries.reduce((sum, one) => sum + one, 0n)
        fc.pre(all > 0n)
        let come = 0n
        let sum = 0n
        for (const delivery of deliveries) {
          const before = apportioned(whole, come, all, step)
          come += delivery
          const part = apportioned(whole, come, all, step) - before
          expect(part >= 0n).toBe(true)
          sum += part
        }
        expect(sum).toBe(whole)
      },
    ),
  )
})
