import { z } from 'zod'
import { createApp, events, refusals } from '../../src/app.ts'
import { newKeys, openFiles } from '../../src/modules/documents/index.ts'
import { connect } from '../../src/platform/database.ts'
import { createLog } from '../../src/platform/log.ts'
import { settingsTable } from '../../src/platform/settings.ts'

/** What clients rely on, as files: made from the code, committed, and compared in a test. */
export async function contractFiles(): Promise<ReadonlyMap<string, string>> {
  // Nothing is asked of this database: the routes alone are looked at.
  const db = connect('postgres://nobody@127.0.0.1:1/none')
  const { http } = await createApp({
    db,
    log: createLog('silent'),
    keys: await newKeys(),
    files: openFiles('none'),
  })
  await http.ready()
  const openapi = http.swagger()
  await http.close()
  await db.pool.end()
  return new Map([
    ['contract/openapi.json', json(openapi)],
    ['contract/events.json', json(eventSchemas())],
    ['docs/reference/problems.md', problemsPage()],
    ['docs/reference/settings.md', settingsPage()],
  ])
}

/** Every event by its type, as JSON Schema: what webhooks and analysts may rely on. */
function eventSchemas(): Record<string, unknown> {
  return Object.fromEntries(
    events
      .map((schema): [string, unknown] => [schema.shape.type.value, z.toJSONSchema(schema)])
      .toSorted(([a], [b]) => a.localeCompare(b, 'en')),
  )
}

function problemsPage(): string {
  const rows = Object.entries(refusals)
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([code, status]) => `| \`${code}\` | ${status} |`)
  return page('Refusals', 'reference', [
    'Every "no" of the platform leaves as RFC 9457 `application/problem+json`: `code` names the rule, `detail` says what',
    'broke it, `cure` what mends it, and `errors` points into the request with JSON Pointers. A 500 is a bug, never an answer.',
    '',
    '| code | status |',
    '|---|---|',
    ...rows,
  ])
}

function settingsPage(): string {
  return page('Settings', 'reference', [
    'Environment variables, read once at the start. A wrong one stops the start, with its name and what would be right.',
    '`npm start -- --empty` starts without the demonstration zone.',
    '',
    settingsTable(),
  ])
}

function page(title: string, kind: string, lines: readonly string[]): string {
  const made = 'Made from the code by `npm run contract`.'
  return [`# ${title}`, '', `_${kind[0]?.toUpperCase()}${kind.slice(1)}. ${made}_`, '', ...lines, ''].join('\n')
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`
}

type Json = { [key: string]: Json | undefined } | Json[] | string | number | boolean | null

/**
 * What a client of the old contract could trip over: an operation, an answer's field or a value that
 * is gone, a request's field that is newly required. Nothing breaks where the version rises.
 */
export function broken(old: Json, next: Json): string[] {
  if (text(at(old, 'info', 'version')) !== text(at(next, 'info', 'version'))) return []
  return compare(old, next, '')
}

function compare(old: Json | undefined, next: Json | undefined, path: string): string[] {
  if (old === undefined || old === null || typeof old !== 'object') return []
  if (Array.isArray(old)) return goneValues(old, next, path)
  if (next === null || typeof next !== 'object' || Array.isArray(next)) return [`${path} is gone`]
  const required = path.includes('/requestBody') ? newlyRequired(old, next, path) : []
  const watched = Object.keys(old).filter((key) => !unwatched.has(key))
  return [
    ...required,
    ...watched.flatMap((key) =>
      next[key] === undefined ? [`${path}/${key} is gone`] : compare(old[key], next[key], `${path}/${key}`),
    ),
  ]
}

/** What may change without breaking anybody. */
const unwatched = new Set([
  'description', 'title', 'minimum', 'maximum', 'minLength', 'maxLength', 'pattern', 'maxItems', 'minItems',
  'format', 'default', 'required', 'example', 'additionalProperties', 'exclusiveMinimum', 'anyOf', 'oneOf', 'allOf',
])

function goneValues(old: readonly Json[], next: Json | undefined, path: string): string[] {
  if (!path.endsWith('/enum') || !Array.isArray(next)) return []
  const kept = new Set(next.map((value) => JSON.stringify(value)))
  return old
    .filter((value) => !kept.has(JSON.stringify(value)))
    .map((value) => `${path}: ${JSON.stringify(value)} is gone`)
}

function newlyRequired(
  old: { [key: string]: Json | undefined },
  next: { [key: string]: Json | undefined },
  path: string,
): string[] {
  const before = new Set(Array.isArray(old['required']) ? old['required'] : [])
  const after = Array.isArray(next['required']) ? next['required'] : []
  return after
    .filter((name) => !before.has(name))
    .map((name) => `${path}: ${text(name)} is newly required`)
}

function at(value: Json, ...path: readonly string[]): Json | undefined {
  let found: Json | undefined = value
  for (const key of path)
    found = found && typeof found === 'object' && !Array.isArray(found) ? found[key] : undefined
  return found
}

function text(value: Json | undefined): string {
  return JSON.stringify(value)
}
