import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { withShared } from '#test/shared'
import { DocumentError, SheetError } from './model.ts'
import { parseDocument } from './parse-xml.ts'
import { readCsv } from './read-csv.ts'
import { declarationsOf } from './rows.ts'
import { sniff } from './spreadsheet.ts'
import { guardZip } from './zip-guard.ts'

const campaign = process.env['CAMPAIGN'] === '1'
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

/** Bytes through every door of this module: each answers, by name, and within a second. */
async function throughEveryDoor(bytes: Uint8Array): Promise<void> {
  const started = performance.now()
  const read = parseDocument(bytes)
  if ('errors' in read)
    expect(DocumentError.array().min(1).safeParse(read.errors).error).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(1000)
  const sheet = sniff(bytes) === 'csv' ? readCsv(bytes) : undefined
  if (sniff(bytes) === 'xlsx') await guardZip(bytes)
  if (sheet && !('refusal' in sheet)) {
    const { errors } = declarationsOf(sheet)
    expect(SheetError.array().safeParse(errors).error).toBeUndefined()
  }
  expect(performance.now() - started).toBeLessThan(2000)
}

test(
  'published hostile files are refused by name, none of them slowly',
  { timeout: 600_000 },
  withShared('fuzz', async (folder) => {
    const files = globSync(join(folder, '{xml,csv,json}/**/*'), { withFileTypes: true })
      .flatMap((file) => (file.isFile() ? join(file.parentPath, file.name) : []))
      .toSorted()
    const chosen = campaign ? files : sampleOf(files, 150)
    expect(chosen.length).toBeGreaterThan(100)
    for (const file of chosen)
      await throughEveryDoor(readFileSync(file)).catch((error: unknown) => {
        throw new Error(`${relative(folder, file)} (SEED=${seed})`, { cause: error })
      })
  }),
)

test(
  'published declarations with bytes knocked about are refused or read, never worse',
  { timeout: 600_000 },
  withShared('samples/wco-dm', async (folder) => {
    const documents = globSync(join(folder, 'scenarios/*/*.xml')).map((file) => readFileSync(file))
    const knocks = fc.array(
      fc.tuple(fc.nat(), fc.oneof(fc.integer({ min: 32, max: 126 }), fc.nat({ max: 255 }))),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    const runs = { seed, numRuns: campaign ? 20_000 : 150 }
    const property = fc.asyncProperty(
      fc.constantFrom(...documents),
      knocks,
      async (document, at) => {
        const bytes = Buffer.from(document)
        for (const [place, byte] of at) bytes[place % bytes.length] = byte
        await throughEveryDoor(bytes)
      },
    )
    await fc.assert(property, runs)
  }),
)

test(
  'published declarations with elements lost, doubled and moved are refused or read, never worse',
  { timeout: 600_000 },
  withShared('samples/wco-dm', async (folder) => {
    const documents = globSync(join(folder, 'scenarios/*/*.xml'))
      .map((file) => readFileSync(file, 'utf8').replaceAll(/<!--.*?-->/gs, ''))
      .map((text) => text.match(/<[^>]+>[^<]*/g) ?? [])
    const moves = fc.array(
      fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('lose', 'double', 'move')),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    const property = fc.asyncProperty(fc.constantFrom(...documents), moves, async (parts, at) => {
      const text = at.reduce<readonly string[]>(
        (now, [from, to, how]) => knocked(now, from % now.length, to % now.length, how),
        parts,
      )
      await throughEveryDoor(Buffer.from(text.join('')))
    })
    await fc.assert(property, { seed, numRuns: campaign ? 20_000 : 150 })
  }),
)

/** One whole element, or what lies between two tags, is lost, doubled or put elsewhere. */
function knocked(parts: readonly string[], from: number, to: number, how: string): string[] {
  const name = /^<([\w:]+)/.exec(parts[from] ?? '')?.[1]
  const closing = name
    ? parts.findIndex((part, i) => i >= from && part.startsWith(`</${name}>`))
    : -1
  const end = Math.max(closing, from) + 1
  const element = parts.slice(from, end)
  if (how === 'double') return parts.toSpliced(end, 0, ...element)
  const rest = parts.toSpliced(from, end - from)
  if (rest.length === 0) return [...parts]
  return how === 'lose' ? rest : rest.toSpliced(to % rest.length, 0, ...element)
}

test('any bytes are answered', { timeout: 600_000 }, async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text)),
    fc
      .uint8Array({ maxLength: 300 })
      .map((tail) => Buffer.concat([Buffer.from('PK\u0003\u0004'), tail])),
  )
  await fc.assert(fc.asyncProperty(bytes, throughEveryDoor), {
    seed,
    numRuns: campaign ? 50_000 : 300,
  })
})

/** The same sample for the same seed: a failure can be called again. */
function sampleOf(files: readonly string[], size: number): string[] {
  return (
    fc.sample(fc.shuffledSubarray([...files], { minLength: size, maxLength: size }), {
      seed,
      numRuns: 1,
    })[0] ?? []
  )
}
