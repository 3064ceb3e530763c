import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { parseSync, Visitor } from 'vite'
import { z } from 'zod'

// Collects every text of the browser side: the first argument of `t(…)` and of `msg(…)`. The
// English text is the id, so that code reads as the screen does. With --check nothing is written:
// it fails where a catalogue is not what the code says, or a translation is missing or broken.

const languages = ['en', 'es', 'zh']
const Catalogue = z.record(z.string(), z.string())

const texts = globSync('web/**/*.{ts,tsx}').flatMap((file) => textsOf(file))
const ids = [...new Set(texts)].toSorted((left, right) => (left < right ? -1 : 1))
const problems = languages.flatMap((language) => update(language))
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`)
  process.exitCode = 1
}

function update(language: string): string[] {
  const path = `web/messages/${language}.json`
  const source = readFileSync(path, 'utf8')
  const known = Catalogue.parse(JSON.parse(source))
  const next = Object.fromEntries(ids.map((id) => [id, known[id] ?? (language === 'en' ? id : '')]))
  const text = `${JSON.stringify(next, null, 2)}\n`
  const missing = Object.entries(next).flatMap(([id, translation]) => {
    const fault = faultOf(id, translation)
    return fault ? [`${path}: ${fault}: ${id}`] : []
  })
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text)
    process.stdout.write(`${path}: ${ids.length} texts, ${missing.length} to translate\n`)
    return []
  }
  return text === source ? missing : [`${path}: run \`npm run messages\``, ...missing]
}

function faultOf(id: string, translation: string): string | undefined {
  if (translation === '') return 'not translated'
  const [asked, given] = [placeholdersOf(id), placeholdersOf(translation)]
  return asked === given ? undefined : `uses {${given}} where the source has {${asked}}`
}

/** The names of the values in a message, which a translation may reorder but not lose. */
function placeholdersOf(text: string): string {
  const names = new Set<string>()
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return
    for (const token of tokens) {
      if (Array.isArray(token) && typeof token[0] === 'string') names.add(token[0])
    }
  }
  walk(compileMessage(text))
  return [...names].toSorted().join(', ')
}

function textsOf(file: string): string[] {
  const found: string[] = []
  const { program, errors } = parseSync(file, readFileSync(file, 'utf8'))
  if (errors.length > 0) throw new Error(`${file} cannot be read`)
  new Visitor({
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type !== 'Identifier' || !['t', 'msg'].includes(callee.name)) return
      if (first?.type === 'Literal' && typeof first.value === 'string') found.push(first.value)
    },
  }).visit(program)
  return found
}
