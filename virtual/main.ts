import { parseArgs } from 'node:util'
import { loadZone } from './load.ts'
import { liveZone } from './zone.ts'

// `npm start` runs this beside the platform, gently; `npm run virtual -- --rate N` as load.
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    password: { type: 'string', default: 'meridian-demo' },
    /** Consignments a second; without it the zone lives by its clock. */
    rate: { type: 'string' },
    clock: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
  },
})
const { url, password } = values
const seed = Number(values.seed)
const say = (line: string): void => void process.stdout.write(`virtual zone: ${line}\n`)
// Whoever reads our lines may go away before we do.
process.stdout.on('error', () => {})

const zone =
  values.rate === undefined
    ? await liveZone({ url, password, rate: Number(values.clock), seed, say })
    : await loadZone({ url, password, perSecond: Number(values.rate), seed, say })
/** The line to whoever started us would keep us alive: it is cut when the work is done. */
const stop = async (): Promise<void> => {
  await zone.stop()
  if (process.connected) process.disconnect()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
// The platform that started us may be killed: then nobody is left to stop us but ourselves.
process.once('disconnect', () => void zone.stop())
