import { chanceOf } from './chance.ts'
import { Refused, signIn } from './client.ts'
import { file, type Trader, traderOf } from './people.ts'

type Options = {
  url: string
  password: string
  /** Consignments a second. */
  perSecond: number
  seed: number
  say: (line: string) => void
}

const reportMs = 5_000

/** Files so many consignments a second, each at its own moment, and tells how they are answered. */
export async function loadZone({ url, password, perSecond, seed, say }: Options) {
  const chance = chanceOf(seed)
  const logins = ['declarant2', 'declarant3', 'declarant4', 'declarant5']
  const traders: Trader[] = []
  for (const login of logins) traders.push(await traderOf(await signIn(url, login, password)))
  let times: number[] = []
  let [refused, failed] = [0, 0]

  async function one(): Promise<void> {
    const started = performance.now()
    try {
      await file(chance, chance.oneOf(traders))
      times.push(performance.now() - started)
    } catch (error) {
      if (error instanceof Refused) refused += 1
      else failed += 1
    }
  }

  const filing = setInterval(() => void one(), 1000 / perSecond)
  const telling = setInterval(() => {
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? 0)
    const rate = (sorted.length / reportMs) * 1000
    say(
      `${rate.toFixed(0)} filings/s, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${refused} refused, ${failed} failed`,
    )
    times = []
  }, reportMs)
  return {
    async stop() {
      clearInterval(filing)
      clearInterval(telling)
    },
  }
}
