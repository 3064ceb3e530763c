import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { password } from './world.ts'

/**
 * Lets the programs of the virtual zone live beside the platform, in a process of their own: they
 * reach it as everybody does. They end with us, even where we are killed, for their line to us breaks.
 */
export function startVirtualZone(url: string, clockRate: number): { stop: () => Promise<void> } {
  const program = join(import.meta.dirname, '..', 'virtual', 'main.ts')
  const child = spawn(
    process.execPath,
    [program, '--url', url, '--password', password, '--clock', String(clockRate)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  const ended = once(child, 'exit')
  return {
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
