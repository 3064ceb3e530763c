import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { beforeAll, expect, test, vi } from 'vitest'

// What a reader waits for over a thin line: the script of the first page, and of each page after
// it. The map engine comes after its page, whose list is read meanwhile.

const firstLoadKilobytes = 300
const routeKilobytes = 100
const afterwards = ['ZoneMap', 'Scanner']

type Chunk = { fileName: string; name: string; imports: string[]; lazy: string[]; bytes: number }
let chunks: Map<string, Chunk>

beforeAll(async () => {
  // Otherwise the libraries would come as they are while testing, with all their warnings.
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({ logLevel: 'silent', build: { write: false } })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  chunks = new Map(
    outputs.flatMap((one) =>
      one.type === 'chunk'
        ? [
            [
              one.fileName,
              {
                fileName: one.fileName,
                name: one.facadeModuleId ?? one.name,
                imports: one.imports,
                lazy: one.dynamicImports,
                bytes: gzipSync(one.code).length,
              },
            ],
          ]
        : [],
    ),
  )
}, 60_000)

test('the first page loads at most 300 kB of script', () => {
  expect(kilobytesOf(firstLoad())).toBeLessThanOrEqual(firstLoadKilobytes)
})

test('every later page loads at most 100 kB more', () => {
  const loaded = firstLoad()
  const pages = [...chunks.values()].filter(
    ({ name }) => name.includes('/pages/') && !afterwards.some((one) => name.includes(`/${one}.`)),
  )
  expect(pages.length).toBeGreaterThan(10)
  const heavy = pages
    .map(({ fileName, name }) => ({
      name,
      kilobytes: kilobytesOf(without(closure([fileName]), loaded)),
    }))
    .filter(({ kilobytes }) => kilobytes > routeKilobytes)
  expect(heavy).toEqual([])
})

/** The entry, the frame, the desk and the words of one language. */
function firstLoad(): Set<string> {
  const wanted = ['index.html', 'SignedIn.tsx', 'desk/Desk.tsx', 'messages/es.json']
  const found = wanted.map((part) => {
    const chunk = [...chunks.values()].find(({ name }) => name.split('?')[0]?.endsWith(part))
    if (!chunk) throw new Error(`No chunk holds ${part}`)
    return chunk.fileName
  })
  return closure(found)
}

function closure(files: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const visit = (file: string): void => {
    if (reached.has(file)) return
    reached.add(file)
    chunks.get(file)?.imports.forEach(visit)
  }
  files.forEach(visit)
  return reached
}

function without(files: ReadonlySet<string>, loaded: ReadonlySet<string>): Set<string> {
  return new Set([...files].filter((file) => !loaded.has(file)))
}

function kilobytesOf(files: ReadonlySet<string>): number {
  return [...files].reduce((sum, file) => sum + (chunks.get(file)?.bytes ?? 0), 0) / 1000
}
