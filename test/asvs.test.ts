import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

/**
 * docs/reference/asvs.json says of each requirement of OWASP ASVS 5.0, levels 1 and 2, how it stands:
 * a test holds it, a file shows it, it does not concern us, or it is open. These tests hold the
 * document to its word: what it names must be there.
 */
const head = {
  id: z.string().regex(/^\d+\.\d+\.\d+$/),
  level: z.literal([1, 2]),
  title: z.string(),
}
const NamedTest = z.strictObject({ file: z.string(), name: z.string() })
const Requirement = z.discriminatedUnion('status', [
  z.strictObject({ ...head, status: z.literal('test'), tests: z.array(NamedTest).min(1) }),
  z.strictObject({
    ...head,
    status: z.literal('evidence'),
    evidence: z.array(z.string()).min(1),
    reason: z.string().optional(),
  }),
  z.strictObject({ ...head, status: z.literal('not-applicable'), reason: z.string().min(1) }),
  z.strictObject({ ...head, status: z.literal('open'), reason: z.string().min(1) }),
])
type Requirement = z.infer<typeof Requirement>
const Asvs = z.strictObject({ standard: z.string(), requirements: z.array(Requirement) })

const { requirements } = Asvs.parse(JSON.parse(readFileSync('docs/reference/asvs.json', 'utf8')))

/** What a requirement names that is not there: tests by their titles, evidence by its path. */
function missing(requirement: Requirement): string[] {
  if (requirement.status === 'evidence')
    return requirement.evidence.filter((path) => !existsSync(path))
  if (requirement.status !== 'test') return []
  return requirement.tests.flatMap(({ file, name }) => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    return text.includes(name) ? [] : [`${file}: ${name}`]
  })
}

test('every test and every piece of evidence that the document names is there', () => {
  const gone = requirements
    .map((one) => [one.id, ...missing(one)])
    .filter(({ length }) => length > 1)
  expect(gone).toEqual([])
})

test('every requirement stands there once, and in order', () => {
  const number = (id: string) => id.split('.').reduce((sum, part) => sum * 100 + Number(part), 0)
  const ids = requirements.map(({ id }) => number(id))
  expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b))
  expect(ids.length).toBeGreaterThan(240)
})

/** A check that cannot fail is no check. */
test('a test that is gone is told off', () => {
  const tests = [{ file: 'test/tidy.test.ts', name: 'a test that never was' }]
  const lost = { id: '1.1.1', level: 1, title: 'Lost', status: 'test', tests } as const
  expect(missing({ ...lost, tests })).toEqual(['test/tidy.test.ts: a test that never was'])
})
