import { expect, test } from 'vitest'
import { crash } from './crash/crash.ts'

test(
  'what was acknowledged survives kills of Node and PostgreSQL, once',
  { timeout: 240_000 },
  async () => {
    const port = 21_000 + (process.pid % 1_000) * 2
    const { acknowledged, lost, doubled, recoveriesMs } = await crash({
      kills: 5,
      port,
      say: () => {},
    })
    expect(acknowledged).toBeGreaterThan(100)
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
    // Other tests run beside this one; the campaign, which runs alone, holds it to five seconds.
    expect(Math.max(...recoveriesMs)).toBeLessThan(20_000)
  },
)
