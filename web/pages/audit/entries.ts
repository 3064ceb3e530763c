import { z } from 'zod'
import type { ForeignEntry, JournalEntry } from '#models/audit'

const Columns = z.object({
  position: z.string(),
  stream: z.string(),
  revision: z.int(),
  type: z.string(),
  actor: z.string(),
  recordedAt: z.string(),
})
const Data = z.record(z.string(), z.unknown())

/** An entry as people read it; one that is not theirs to read has its place and its hash alone. */
export type ReadEntry = {
  index: number
  leaf: string
  told?: z.infer<typeof Columns> & { data: z.infer<typeof Data> }
}

/** The text of an entry holds its columns on the first line, and what the event says on the second. */
export function readEntry(line: JournalEntry | ForeignEntry): ReadEntry {
  const { index, leaf } = line
  if (!('entry' in line)) return { index, leaf }
  const at = line.entry.indexOf('\n')
  const columns = Columns.safeParse(parse(line.entry.slice(0, at)))
  const data = Data.safeParse(parse(line.entry.slice(at + 1)))
  if (!columns.success || !data.success) return { index, leaf }
  return { index, leaf, told: { ...columns.data, data: data.data } }
}

/** What an event says, as lines of a name and a value; what is nested shows as its text. */
export function factsOf(data: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(data).flatMap(([name, value]): [string, string][] => {
    if (name === 'type' || value === null) return []
    if (typeof value === 'string') return [[name, value]]
    return [[name, JSON.stringify(value, undefined, 1)]]
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
