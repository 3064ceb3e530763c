import { existsSync, globSync } from 'node:fs'
import { basename } from 'node:path'

/** `npm run bench -- NAME` measures one headline figure beside its peer, in one run. */
const [name = ''] = process.argv.slice(2)
const bench = new URL(`../bench/${name}.ts`, import.meta.url)

if (/^[a-z-]+$/.test(name) && existsSync(bench)) {
  await import(bench.href)
} else {
  const names = globSync('bench/*.ts').map((file) => basename(file, '.ts'))
  process.stderr.write(`There is no bench «${name}». There are: ${names.join(', ')}\n`)
  process.exitCode = 1
}
