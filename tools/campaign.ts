import { existsSync, globSync } from 'node:fs'
import { basename } from 'node:path'

/** `npm run campaign -- NAME` runs a long proof whole; the ordinary tests take a sample of each. */
const [name = ''] = process.argv.slice(2)
const campaign = new URL(`../campaign/${name}.ts`, import.meta.url)

if (/^[a-z-]+$/.test(name) && existsSync(campaign)) {
  await import(campaign.href)
} else {
  const names = globSync('campaign/*.ts').map((file) => basename(file, '.ts'))
  process.stderr.write(`There is no campaign «${name}». There are: ${names.join(', ')}\n`)
  process.exitCode = 1
}
