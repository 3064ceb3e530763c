import { demoAccounts, openDemo } from '../demo/open.ts'
import { startVirtualZone } from '../demo/virtual-zone.ts'
import { readSettings } from './platform/settings.ts'
import { startPlatform } from './start.ts'

const read = readSettings(process.env)
if ('wrong' in read) {
  process.stderr.write(
    `Entrepot cannot start:\n${read.wrong.map((line) => `  ${line}\n`).join('')}`,
  )
  process.exitCode = 1
} else {
  const { settings } = read
  const empty = process.argv.includes('--empty')
  const platform = await startPlatform(settings, { say, demoAccounts: empty ? [] : demoAccounts })
  const demo = empty ? undefined : await openDemo(platform.db)
  const address = await platform.listen()
  say(`Entrepot is open at ${address}`)
  for (const line of demo?.accounts ?? []) say(line)
  const zone =
    demo && settings.CLOCK_RATE > 0 ? startVirtualZone(address, settings.CLOCK_RATE) : undefined

  // Whoever reads our lines may go away before we do.
  process.stdout.on('error', () => {})
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    say('Stopping: what runs is finished first.')
    await zone?.stop()
    await platform.stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
