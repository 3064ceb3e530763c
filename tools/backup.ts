import { statSync } from 'node:fs'
import { backUp } from '../src/platform/backup.ts'
import { readSettings } from '../src/platform/settings.ts'

/** `npm run backup -- FILE` writes all that the running platform keeps into one file. */
const [file] = process.argv.slice(2)
const read = readSettings(process.env)
if (file === undefined || 'wrong' in read) {
  process.stderr.write(
    'wrong' in read ? `${read.wrong.join('\n')}\n` : 'Into which file? npm run backup -- FILE\n',
  )
  process.exitCode = 2
} else {
  const { DATA_DIR, DATABASE_PORT } = read.settings
  const started = performance.now()
  const { rows } = await backUp({ dataDir: DATA_DIR, port: DATABASE_PORT, file })
  const megabytes = (statSync(file).size / 1_000_000).toFixed(1)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(
    `${file}: ${rows['platform.events'] ?? 0} events, ${megabytes} MB, in ${seconds} s.\n`,
  )
}
