import { createHash } from 'node:crypto'
import { type Actor, type Database, transact, type Tx } from '#platform/database'
import type { Tenancy } from '#platform/events'
import { entryText, type EventRow } from './entry.ts'
import {
  consistencyProof,
  grow,
  type Hash,
  inclusionProof,
  leafHash,
  type Lookup,
  peaks,
  type Place,
  root,
} from './merkle.ts'
import type { Checkpoint, ConsistencyProof, InclusionProof } from './model.ts'
import {
  findLeaf,
  type Identity,
  insertCheckpoint,
  insertLeaves,
  insertNodes,
  readEvents,
  readLeaves,
  readNodes,
  sizeOfTree,
  type Stretch,
} from './store.ts'

const asJournal: Actor = { role: 'system', name: 'journal' }

/** Puts the platform's name under a statement; whoever holds its public key can tell. */
export type Sign = (payload: Readonly<Record<string, unknown>>) => Promise<string>

export const sha256: Hash = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Adds events to the tree, in the order in which the journal's readers see them. */
export async function growTree(tx: Tx, events: readonly Identity[]): Promise<void> {
  const [size, rows] = await Promise.all([sizeOfTree(tx), readEvents(tx, events)])
  if (rows.length !== events.length) throw new Error('The journal lacks an event that it told')
  const leaves = rows.map((row) => leafOf(row))
  const lookup = await lookupOf(tx, peaks(size))
  tx.send(insertLeaves(tx, size, events))
  tx.send(insertNodes(tx, grow(sha256, size, leaves, lookup)))
}

/** Signs the tree as it stands. Asking again before it grew gives the same tree. */
export async function makeCheckpoint(db: Database, sign: Sign): Promise<Checkpoint> {
  return transact(db, asJournal, async (tx) => {
    const size = await sizeOfTree(tx)
    const value = await rootOf(tx, size)
    const signedAt = new Date().toISOString()
    const statement = { size, root: hex(value), signedAt }
    const token = await sign(statement)
    await insertCheckpoint(tx, { size, root: value, signedAt, token })
    return { ...statement, token }
  })
}

/**
 * Proves that an event stands in the journal, or in its first `within` entries, as a checkpoint
 * signed them; undefined where it does not yet.
 */
export async function proveInclusion(
  db: Database,
  { within, ...event }: Identity & { within?: number | undefined },
): Promise<InclusionProof | undefined> {
  return transact(db, asJournal, async (tx) => {
    const [index, whole] = await Promise.all([findLeaf(tx, event), sizeOfTree(tx)])
    const size = Math.min(within ?? whole, whole)
    if (index === undefined || index >= size) return undefined
    const prove = (lookup: Lookup) => ({
      leaf: hex(lookup({ level: 0, index })),
      root: hex(root(sha256, size, lookup)),
      proof: inclusionProof(sha256, index, size, lookup).map(hex),
    })
    return { index, size, ...(await withNodes(tx, prove)) }
  })
}

/** Proves that the journal of `to` entries is that of `from`, grown; undefined beyond its size. */
export async function proveConsistency(
  db: Database,
  from: number,
  to: number,
): Promise<ConsistencyProof | undefined> {
  return transact(db, asJournal, async (tx) => {
    if (from > to || to > (await sizeOfTree(tx))) return undefined
    return withNodes(tx, (lookup) => ({
      from: { size: from, root: hex(root(sha256, from, lookup)) },
      to: { size: to, root: hex(root(sha256, to, lookup)) },
      proof: consistencyProof(sha256, from, to, lookup).map(hex),
    }))
  })
}

/** A line of the journal: with its text where the reader may know it, else with its hash alone. */
export type Line = { index: number; leaf: string; entry?: string }

const pageSize = 500

/** Lines of the journal, as a reader of one economy may see them. */
export async function readLines(db: Database, reader: Tenancy, stretch: Stretch): Promise<Line[]> {
  const rows = await transact(db, asJournal, (tx) => readLeaves(tx, stretch))
  return rows.map(({ index, leaf, ...event }) => ({
    index: Number(index),
    leaf: hex(leaf),
    ...(mayRead(reader, event) ? { entry: entryText(event) } : {}),
  }))
}

/** Events without an economy are the platform's own: sessions, settings. */
function mayRead({ economyId, enterpriseId }: Tenancy, event: EventRow): boolean {
  if (enterpriseId !== undefined) return event.enterpriseId === enterpriseId
  return economyId !== undefined && event.economyId === economyId
}

/** All of the journal up to a size, page by page: an export does not grow while it is written. */
export async function* eachLine(db: Database, reader: Tenancy, size: number): AsyncGenerator<Line> {
  for (let from = 0; from < size; from += pageSize)
    yield* await readLines(db, reader, { from, limit: Math.min(pageSize, size - from) })
}

function leafOf(row: EventRow): Uint8Array {
  return leafHash(sha256, Buffer.from(entryText(row), 'utf8'))
}

async function rootOf(tx: Tx, size: number): Promise<Uint8Array> {
  return root(sha256, size, await lookupOf(tx, peaks(size)))
}

/**
 * Runs a pure question about the tree twice: once to learn which nodes it asks for, and once with
 * these nodes at hand. So the tree's rules know nothing of a database.
 */
async function withNodes<Answer>(tx: Tx, ask: (lookup: Lookup) => Answer): Promise<Answer> {
  const places: Place[] = []
  ask((place) => {
    places.push(place)
    return Uint8Array.of()
  })
  return ask(await lookupOf(tx, places))
}

async function lookupOf(tx: Tx, places: readonly Place[]): Promise<Lookup> {
  const nodes = await readNodes(tx, places)
  return ({ level, index }) => {
    const found = nodes.get(`${level}/${index}`)
    if (!found) throw new Error(`The journal's tree lacks its node ${level}/${index}`)
    return found
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
