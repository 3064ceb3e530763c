import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startPostgres } from '#platform/postgres-server'
import { newFolder, removeFolder, signIn } from './parts/platform.ts'
import { median, table, verdict } from './parts/report.ts'

const root = join(import.meta.dirname, '..')
const rounds = 3

const measured: { first: number; second: number; peer: number }[] = []
for (let round = 0; round < rounds; round++) {
  const folder = await newFolder()
  // The first start builds the pages too: it must find none.
  await rm(join(root, 'dist', 'web'), { recursive: true, force: true })
  const first = await startUntilGoodsMove(folder, 22_000 + round * 4)
  const second = await startUntilGoodsMove(folder, 22_000 + round * 4)
  await removeFolder(folder)
  measured.push({ first, second, peer: await startDatabase() })
}
const of = (name: 'first' | 'second' | 'peer') =>
  Math.round(median(measured.map((one) => one[name])))
table(
  ['start', 'ms'],
  [
    ['first, with the pages built, to the first vehicle that moves', of('first')],
    ['second, to the first page', of('second')],
    ['peer: an empty PostgreSQL of ours', of('peer')],
  ],
)
verdict('start', { figure: of('first'), unit: 'ms', peer: of('peer') })

/** From `npm start` to the first page with moving goods; from the second time on, to the first page. */
async function startUntilGoodsMove(folder: string, port: number): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_PORT: String(port + 1),
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await until(() => fetch(url).then(({ ok }) => ok))
  const supervisor = await signIn(url, 'supervisor')
  await until(async () => {
    const answer = await fetch(`${url}/api/vehicles`, { headers: { cookie: supervisor } })
    return (await answer.text()).includes('"plate"')
  })
  const ms = performance.now() - started
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
  return ms
}

async function startDatabase(): Promise<number> {
  const folder = await newFolder()
  const started = performance.now()
  const server = await startPostgres({ folder, port: 22_040 })
  const ms = performance.now() - started
  await server.stop()
  await removeFolder(folder)
  return ms
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 50))
}
