import { type Chance, chanceOf } from './chance.ts'
import { type Client, signIn } from './client.ts'
import { type Clock, clockOf } from './clock.ts'
import { answerQuestions, examine, file, review, type Trader, traderOf } from './people.ts'
import { Held, Zones } from './shapes.ts'
import { fleetOf } from './trucks.ts'

type Options = {
  url: string
  password: string
  /** How fast the zone lives: 1 is as fast as we do. */
  rate: number
  seed: number
  say: (line: string) => void
}

/** With how many consignments a new zone begins, so that whoever opens it sees it live. */
const burst = 30

/** Lets the zone live: everybody does their own work at their own pace until it is stopped. */
export async function liveZone({ url, password, rate, seed, say }: Options) {
  const clock = clockOf(rate)
  const chance = chanceOf(seed)
  const enter = (login: string) => signIn(url, login, password)
  const traders = await Promise.all(
    ['declarant2', 'declarant3', 'declarant4', 'declarant5'].map(async (login) =>
      traderOf(await enter(login)),
    ),
  )
  const [officer, examiner, gate, carrier] = [
    await enter('officer'),
    await enter('examiner'),
    await enter('gate'),
    await enter('carrier'),
  ]
  const { items } = await officer.ask('GET', '/zones', Zones)
  const fleet = fleetOf(
    chance,
    { carrier, officer: gate },
    items.flatMap(({ gates }) => gates),
  )
  const does = (everySeconds: number, work: () => Promise<unknown>) =>
    keepDoing(clock, everySeconds, work, say)
  const working = Promise.all([
    does(2, fleet.report),
    does(6, () => fleet.dispatch(clock)),
    does(13, () => file(chance, chance.oneOf(traders))),
    does(9, () => review(chance, officer, rate)),
    does(17, () => examine(chance, examiner, rate)),
    does(11, () => answerAll(chance, traders)),
  ])
  await begin(chance, traders, officer)
  await fleet.dispatch(clock)
  return {
    async stop() {
      clock.stop()
      await working
    },
  }
}

/** A zone that nobody has worked in yet begins with a morning's consignments. */
async function begin(chance: Chance, traders: readonly Trader[], officer: Client): Promise<void> {
  const { items } = await officer.ask('GET', '/declarations?limit=1', Held)
  if (items.length > 0) return
  for (let i = 0; i < burst; i++) await file(chance, chance.oneOf(traders))
}

async function answerAll(chance: Chance, traders: readonly Trader[]): Promise<void> {
  for (const trader of traders) await answerQuestions(chance, trader)
}

/** What fails is said and tried again at the next turn: the platform may be away for a moment. */
async function keepDoing(
  clock: Clock,
  everySeconds: number,
  work: () => Promise<unknown>,
  say: (line: string) => void,
): Promise<void> {
  let silence = everySeconds
  while (await clock.wait(silence)) {
    try {
      await work()
      silence = everySeconds
    } catch (error) {
      silence = Math.min(silence * 2, 60)
      say(String(error))
    }
  }
}
