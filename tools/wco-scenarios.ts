import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { brokenRules } from '../src/modules/declarations/check.ts'
import { parseDocument } from '../src/modules/exchange/parse-xml.ts'
import { scenariosIn, scenariosPage } from '../test/wco-scenarios.ts'

/**
 * Writes docs/reference/wco-scenarios.md from the published scenarios:
 * `node tools/wco-scenarios.ts path/to/samples/wco-dm`, then `npm run format`.
 */
const [, , folder = ''] = process.argv
if (!existsSync(folder)) {
  process.stderr.write('Name the folder of the published scenarios and schemas.\n')
  process.exitCode = 1
} else {
  const outcomes = scenariosIn(folder).map((scenario) => {
    const read = parseDocument(scenario.bytes)
    const broken = 'errors' in read ? read.errors : brokenRules(read.declaration)
    return { scenario, codes: [...new Set(broken.map(({ code }) => code))] }
  })
  const page = fileURLToPath(new URL('../docs/reference/wco-scenarios.md', import.meta.url))
  await writeFile(page, scenariosPage(outcomes))
  process.stdout.write(`${outcomes.length} documents\n`)
}
