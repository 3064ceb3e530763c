import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RunningPlatform = {
  url: string
  folder: string
  databasePort: number
  startedInMs: number
  stop: () => Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** A folder that the lent user of PostgreSQL can walk into. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'entrepot-bench-'))
  await chmod(folder, 0o711)
  return folder
}

/** Starts the platform as a user does, with durable settings, in a folder and on ports of its own. */
export async function startPlatform(
  folder: string,
  port = 18_000 + (process.pid % 4_000) * 3,
): Promise<RunningPlatform> {
  const databasePort = port + 1
  const started = performance.now()
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_PORT: String(databasePort),
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      CLOCK_RATE: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8')
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: string) => {
      output += chunk
      const address = /is open at (\S+)/.exec(output)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', () => reject(new Error(`The platform did not start: ${output}`)))
  })
  return {
    url,
    folder,
    databasePort,
    startedInMs: performance.now() - started,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}

/** Signs in, and gives the cookie that says so. */
export async function signIn(url: string, login: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'meridian-demo' }),
  })
  if (!answer.ok) throw new Error(`${login} could not sign in: ${answer.status}`)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
