import { expect, test } from 'vitest'
import { crash } from './crash/crash.ts'

test(
  'what was acknowledged survives kills of Node and PostgreSQL, once',
  { timeout: 120_000 },
  async () => {
    const port = 21_000 + (process.pid % 1_000) * 2
    const { acknowledged, lost, doubled, recoveriesMs } = await crash({
      kills: 5,
      port,
      say: () => {},
    })
    expect(acknowledged).toBeGreaterThan(100)
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
    expect(Math.max(...recoveriesMs)).toBeLessThan(5_000)
  },
)
