import type { PoolClient, QueryResult } from 'pg'
import { refusal } from './problem.ts'

/** What is asked of a connection, in the order in which it is asked. */
export type Wire = {
  /** A statement with parameters. PostgreSQL plans it once for each connection. */
  readonly ask: (sql: string, parameters: readonly unknown[]) => Promise<QueryResult>
  /** A command of our own making: begin, commit and their like. */
  readonly command: (text: string) => Promise<QueryResult>
  /** Whether the connection can be used again. */
  readonly isWhole: () => boolean
}

type Asked = {
  text: string
  /** What must be prepared just before it, in the same role: names are resolved with its rights. */
  prepare: string | undefined
  resolve: (result: QueryResult) => void
  reject: (error: unknown) => void
}

/**
 * Gathers what is asked in one turn of the event loop, and sends it as one message. A message each
 * would cost the server, and us, a system call and a wake-up each: measured on a filing, 40 % of all
 * its processor time. They share one fate, as the statements of a transaction do anyway: where one
 * fails, those gathered with it fail.
 */
export function wireOf(client: PoolClient): Wire {
  const prepared = preparedBy(client)
  let waiting: Asked[] = []
  let busy = false
  let whole = true

  function add(text: string, prepare?: string): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      waiting.push({ text, prepare, resolve, reject })
      if (busy) return
      busy = true
      setImmediate(() => void flush())
    })
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await send(batch)
    }
    busy = false
  }

  async function send(batch: readonly Asked[]): Promise<void> {
    const texts = batch.flatMap(({ prepare, text }) => (prepare ? [prepare, text] : [text]))
    try {
      // One statement is answered with one result, several with a list of them.
      const answer: QueryResult | QueryResult[] = await client.query(texts.join(';\n'))
      const results = Array.isArray(answer) ? answer : [answer]
      let at = 0
      for (const { prepare, resolve, reject } of batch) {
        at += prepare ? 2 : 1
        const result = results[at - 1]
        if (result) resolve(result)
        else reject(new Error('The database gave fewer answers than it was asked'))
      }
    } catch (error) {
      // Nobody knows how many of these were prepared before one failed.
      if (batch.some(({ prepare }) => prepare)) whole = false
      for (const { reject } of batch) reject(error)
    }
  }

  return {
    ask(sql, parameters) {
      const name = nameOf(sql)
      const isNew = !prepared.has(name)
      prepared.add(name)
      const values = parameters.map(literalOf).join(', ')
      const text = `execute ${name}${values && `(${values})`}`
      return add(text, isNew ? `prepare ${name} as ${sql}` : undefined)
    },
    command: (text) => add(text),
    isWhole: () => whole,
  }
}

const prepared = new WeakMap<PoolClient, Set<string>>()

function preparedBy(client: PoolClient): Set<string> {
  const known = prepared.get(client) ?? new Set<string>()
  prepared.set(client, known)
  return known
}

const names = new Map<string, string>()

/** The same statement has the same name on every connection. Our statements are few and fixed. */
function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known) return known
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}

/** A value as SQL writes it; its type follows from where it stands, as with any parameter. */
export function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return quoted(Array.isArray(value) ? `{${value.map(elementOf).join(',')}}` : textOf(value))
}

/** Right whatever `standard_conforming_strings` says: a backslash only stands where E announces it. */
function quoted(text: string): string {
  const doubled = text.includes("'") ? text.replaceAll("'", "''") : text
  return doubled.includes('\\') ? ` E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`
}

function elementOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  return `"${textOf(value)
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)}"`
}

function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return withoutNul(value)
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      if (value instanceof Date) return value.toISOString()
      if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
      throw new Error(`A parameter of a statement cannot be ${typeof value}`)
  }
}

/** PostgreSQL holds every character but one. A text with it comes from outside, so it is refused. */
function withoutNul(text: string): string {
  if (text.includes('\0'))
    throw refusal('request.malformed', 'A text holds the character U+0000.', 'Leave it out.')
  return text
}
