import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { newId } from '#kernel/ids'
import { tenItems } from './parts/declaration.ts'
import {
  newFolder,
  removeFolder,
  type RunningPlatform,
  signIn,
  startPlatform,
} from './parts/platform.ts'
import { median, table, verdict } from './parts/report.ts'

const rounds = 3
const seconds = 6
const connections = 32
const steadyRate = 200

const folder = await newFolder()
const platform = await startPlatform(folder)
const peer = await startPeer(platform)
try {
  const cookie = await signIn(platform.url, 'declarant')
  const ours = () => load(`${platform.url}/api/declarations/`, { cookie })
  const theirs = () => load(`${peer.url}/declarations/`, {})
  await ours()
  await theirs()
  const measured: { ours: Load; theirs: Load }[] = []
  for (let round = 0; round < rounds; round++)
    measured.push({ ours: await ours(), theirs: await theirs() })
  const steady = await loadSteadily(`${platform.url}/api/declarations/`, cookie)

  const perSecond = (of: 'ours' | 'theirs') => median(measured.map((one) => one[of].perSecond))
  table(
    ['filing', 'per second', 'p99 ms', 'not answered 200'],
    [
      [
        'product, as fast as it goes',
        Math.round(perSecond('ours')),
        measured[0]?.ours.p99,
        failures(measured.map((one) => one.ours)),
      ],
      [
        'peer, one insert',
        Math.round(perSecond('theirs')),
        measured[0]?.theirs.p99,
        failures(measured.map((one) => one.theirs)),
      ],
      ['product, 200 a second', Math.round(steady.perSecond), steady.p99, steady.failed],
    ],
  )
  verdict('filing', { figure: perSecond('ours'), unit: 'filings/s', peer: perSecond('theirs') })
} finally {
  await peer.stop()
  await platform.stop()
  await removeFolder(folder)
}

type Load = { perSecond: number; p99: number; failed: number }

/** Files for some seconds, each time another declaration, and counts only what was answered 200. */
async function load(base: string, headers: Record<string, string>): Promise<Load> {
  const result = await autocannon({
    url: base,
    connections,
    duration: seconds,
    requests: [
      {
        setupRequest: (one) => ({
          ...one,
          method: 'PUT',
          path: `${new URL(base).pathname}${newId()}`,
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(tenItems('XM-ENT-0001')),
        }),
      },
    ],
  })
  const answered = result['2xx']
  return {
    perSecond: answered / result.duration,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  }
}

/**
 * Files 200 a second, each at its own moment, whether or not earlier ones are answered: a trader does
 * not wait for another trader. A time counts from the moment at which the filing was due.
 */
async function loadSteadily(base: string, cookie: string): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const times: number[] = []
  let failed = 0
  const started = performance.now()
  const filings = Array.from({ length: steadyRate * seconds }, async (_, i) => {
    const due = started + (i * 1000) / steadyRate
    await sleep(Math.max(0, due - performance.now()))
    const status = await put(`${base}${newId()}`, cookie, agent)
    if (status === 200) times.push(performance.now() - due)
    else failed += 1
  })
  await Promise.all(filings)
  agent.destroy()
  const perSecond = times.length / ((performance.now() - started) / 1000)
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN
  return { perSecond, p99: Math.round(p99), failed }
}

function put(url: string, cookie: string, agent: Agent): Promise<number> {
  const body = JSON.stringify(tenItems('XM-ENT-0001'))
  const headers = { cookie, 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'PUT', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

function failures(loads: readonly Load[]): number {
  return loads.reduce((sum, { failed }) => sum + failed, 0)
}

/** The peer inserts into the same server, as its owner: nothing of ours stands in its way. */
async function startPeer({ databasePort, folder: data }: RunningPlatform) {
  const secret = (await readFile(join(data, 'postgres-18', 'owner.secret'), 'utf8')).trim()
  const port = databasePort + 1
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'parts', 'filing-peer.ts'),
      `postgres://owner:${secret}@127.0.0.1:${databasePort}/postgres`,
      String(port),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(child.stdout, 'data')
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
