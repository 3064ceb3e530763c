import { Agent, request } from 'node:http'
import { newFolder, removeFolder, signIn, startPlatform } from './parts/platform.ts'
import { median, table, verdict } from './parts/report.ts'

/**
 * What a request costs the platform's process in CPU with the whole permission path (whose session,
 * which role, which tenant) and without it, on the same route. The platform itself says how much it
 * used; the two take turns, so that both meet the same weather.
 */
const rounds = 5
const requests = 6_000
const connections = 16
const mostMicroseconds = 500

const folder = await newFolder()
const platform = await startPlatform(folder)
try {
  const [cookie, watching] = [
    await signIn(platform.url, 'officer'),
    await signIn(platform.url, 'supervisor'),
  ]
  const cpu = async (): Promise<number> => {
    const answer = await fetch(`${platform.url}/metrics`, { headers: { cookie: watching } })
    const seconds = /^process_cpu_seconds_total (\S+)/m.exec(await answer.text())?.[1]
    if (seconds === undefined) throw new Error('The platform does not say how much CPU it used')
    return Number(seconds)
  }
  const measure = async (path: string, headers: Record<string, string>): Promise<number> => {
    const before = await cpu()
    await load(`${platform.url}${path}`, headers)
    return (((await cpu()) - before) / requests) * 1e6
  }
  const rows: [string, number, number][] = []
  for (const path of ['/api/permissions', '/api/zones']) {
    const [ours, theirs]: [number[], number[]] = [[], []]
    await measure(path, { cookie })
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await measure(path, {}))
      ours.push(await measure(path, { cookie }))
    }
    rows.push([path, median(ours), median(theirs)])
  }
  table(
    ['route', 'CPU µs with', 'without', 'the path itself'],
    rows.map(([path, ours, theirs]) => [
      path,
      Math.round(ours),
      Math.round(theirs),
      Math.round(ours - theirs),
    ]),
  )
  const [, figure, peer] = rows[0] ?? ['', Number.NaN, Number.NaN]
  verdict('auth', { figure, unit: 'us', peer })
  if (figure > mostMicroseconds) process.exitCode = 1
} finally {
  await platform.stop()
  await removeFolder(folder)
}

async function load(url: string, headers: Record<string, string>): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const once = () =>
    new Promise<void>((resolve, reject) => {
      const asked = request(url, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`))
        answer.resume().on('end', resolve)
      })
      asked.on('error', reject).end()
    })
  let left = requests
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while ((left -= 1) >= 0) await once()
    }),
  )
  agent.destroy()
}
