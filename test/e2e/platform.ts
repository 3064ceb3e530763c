import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { build } from 'vite'
import { inject } from 'vitest'
import { openDemo } from '../../demo/open.ts'
import { Settings } from '../../src/platform/settings.ts'
import { startPlatform } from '../../src/start.ts'

/** The platform as `npm start` runs it, on a database and a port of its own, with today's pages. */
export async function startForBrowser() {
  await build({
    logLevel: 'silent',
    mode: 'production',
    configFile: join(import.meta.dirname, '..', '..', 'vite.config.ts'),
  })
  const { ownerUrl } = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: new URL('/postgres', ownerUrl).href })
  await client.connect()
  await client.query(`create database ${name} template template_app`)
  await client.end()
  const settings = Settings.parse({
    DATABASE_URL: new URL(name, ownerUrl).href,
    PORT: 10_000 + (process.pid % 5_000),
    LOG_LEVEL: 'silent',
  })
  const platform = await startPlatform(settings)
  await openDemo(platform.db)
  return { address: await platform.listen(), stop: () => platform.stop() }
}
