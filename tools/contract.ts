import { readFileSync, writeFileSync } from 'node:fs'
import { broken, contractFiles } from './contract/files.ts'

/** `npm run contract` rewrites contract/ and the reference pages after a deliberate change. */
for (const [path, text] of await contractFiles()) {
  const old = read(path)
  if (old === text) continue
  const breaks =
    path.endsWith('openapi.json') && old ? broken(JSON.parse(old), JSON.parse(text)) : []
  if (breaks.length > 0) {
    process.stderr.write(
      `${path}: this breaks clients. Raise info.version in src/platform/http.ts, or keep what they use:\n` +
        breaks.map((line) => `  ${line}\n`).join(''),
    )
    process.exitCode = 1
  } else {
    writeFileSync(path, text)
    process.stdout.write(`${path} is written anew.\n`)
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
