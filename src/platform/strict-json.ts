import { refusal } from './problem.ts'

const deepest = 64
const poisonous = new Set(['__proto__', 'constructor', 'prototype'])
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a JSON body the strict way. JSON.parse takes the last of two equal keys in silence, so that
 * two readers may see two different declarations; here such a body is refused, as is one that is
 * nested beyond reason, poisons prototypes, or is not UTF-8.
 */
export function parseStrictJson(body: Uint8Array): unknown {
  const text = decode(body)
  const parsed = parse(text)
  const wrong = firstWrongKey(text)
  if (wrong) throw refusal('request.malformed', wrong)
  return parsed
}

function decode(body: Uint8Array): string {
  try {
    return utf8.decode(body)
  } catch {
    throw refusal('request.malformed', 'The body is not UTF-8.', 'Send the JSON encoded as UTF-8.')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // A stack that overflows is a body nested far too deep.
    const detail = error instanceof SyntaxError ? error.message : 'The body is nested too deep.'
    throw refusal('request.malformed', detail, 'Send one well-formed JSON value (RFC 8259).')
  }
}

/** Walks over text that JSON.parse has accepted: so a string always ends, and brackets match. */
function firstWrongKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  let at = 0
  while (at < text.length) {
    const char = text[at]
    if (char === '"') {
      const end = endOfString(text, at)
      const keys = open.at(-1)
      const wrong = keys && isKey(text, end) ? wrongKey(keys, keyAt(text, at, end)) : undefined
      if (wrong) return wrong
      at = end
    } else if (char === '{' || char === '[') {
      if (open.length >= deepest) return `The body is nested deeper than ${deepest} levels.`
      open.push(char === '{' ? new Set() : undefined)
    } else if (char === '}' || char === ']') {
      open.pop()
    }
    at++
  }
  return undefined
}

function wrongKey(keys: Set<string>, key: string): string | undefined {
  if (keys.has(key)) return `The key ${JSON.stringify(key)} stands twice in one object.`
  if (poisonous.has(key)) return `The key ${JSON.stringify(key)} is not allowed.`
  keys.add(key)
  return undefined
}

/** The place of the closing quote of the string that opens at `from`. */
function endOfString(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

function isKey(text: string, end: number): boolean {
  let at = end + 1
  while (/\s/.test(text[at] ?? '')) at++
  return text[at] === ':'
}

/** Two spellings of one key are one key: escapes are resolved before they are compared. */
function keyAt(text: string, from: number, end: number): string {
  const raw = text.slice(from + 1, end)
  return raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw
}
