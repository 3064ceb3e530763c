import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ask } from './ask.ts'

const root = join(import.meta.dirname, '..', '..')

export type Running = {
  url: string
  /** From its start to the first answer of /ready. */
  readyInMs: number
  /** Ends a part of it as rudely as one can, and waits until it is gone. */
  kill: (part: 'node' | 'database' | 'both') => Promise<void>
  stop: () => Promise<void>
}

/** Starts the platform as `npm start` does, with everything durable, on a folder of its own. */
export async function startForReal(folder: string, port: number): Promise<Running> {
  const started = performance.now()
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_PORT: String(port + 1),
      DATA_DIR: folder,
      LOG_LEVEL: 'silent',
      CLOCK_RATE: '0',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const url = `http://127.0.0.1:${port}`
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`The platform did not start: ${complaint}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    url,
    readyInMs: performance.now() - started,
    async kill(part) {
      const postmaster = await readFile(
        join(folder, 'postgres-18', 'data', 'postmaster.pid'),
        'utf8',
      )
      if (part !== 'node') process.kill(Number(postmaster.split('\n')[0]), 'SIGKILL')
      if (part !== 'database') child.kill('SIGKILL')
      // Without its database the platform answers nobody; whoever watches over it ends and restarts it.
      else child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await ended
      clearTimeout(late)
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  return ask(`${url}/ready`).then(
    ({ status }) => status === 200,
    () => false,
  )
}
