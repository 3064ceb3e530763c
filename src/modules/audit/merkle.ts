/**
 * The hash tree of RFC 6962, 2.1, over leaves that only ever grow in number. Whoever keeps one root
 * can tell later that nothing before it was changed, added or left out.
 */
export type Hash = (...parts: readonly Uint8Array[]) => Uint8Array

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

export function leafHash(hash: Hash, leaf: Uint8Array): Uint8Array {
  return hash(leafPrefix, leaf)
}

export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash(nodePrefix, left, right)
}

/** A node of the tree that is whole: it covers 2^level leaves, from index × 2^level on. */
export type Place = { level: number; index: number }
export type Node = Place & { hash: Uint8Array }
/** Looks up a whole node. The tree's owner keeps them all: there are fewer than two a leaf. */
export type Lookup = (place: Place) => Uint8Array

/**
 * The whole nodes that come into being when leaves are added to a tree of `size`: the leaves
 * themselves, and every node that they complete. `lookup` is asked only for nodes that stood before.
 */
export function grow(
  hash: Hash,
  size: number,
  leaves: readonly Uint8Array[],
  lookup: Lookup,
): Node[] {
  const made = new Map<string, Uint8Array>()
  const nodes: Node[] = []
  const add = (level: number, index: number, value: Uint8Array): void => {
    made.set(`${level}/${index}`, value)
    nodes.push({ level, index, hash: value })
    if (index % 2 === 0) return
    const left = made.get(`${level}/${index - 1}`) ?? lookup({ level, index: index - 1 })
    add(level + 1, (index - 1) / 2, nodeHash(hash, left, value))
  }
  for (const [i, leaf] of leaves.entries()) add(0, size + i, leaf)
  return nodes
}

/** The whole nodes that make up a tree of `size`, largest first: one for each bit of the size. */
export function peaks(size: number): Place[] {
  const places: Place[] = []
  let covered = 0
  for (let level = 52; level >= 0; level--) {
    const width = 2 ** level
    if (size - covered < width) continue
    places.push({ level, index: covered / width })
    covered += width
  }
  return places
}

/** The root of the tree's first `size` leaves. Of no leaves it is the hash of nothing. */
export function root(hash: Hash, size: number, lookup: Lookup): Uint8Array {
  if (size === 0) return hash()
  const [last, ...before] = peaks(size).map(lookup).toReversed()
  if (!last) throw new Error('A tree that has leaves has a peak')
  return before.reduce((right, left) => nodeHash(hash, left, right), last)
}

/** Which hashes prove that leaf `index` stands in the tree of `size` (RFC 6962, 2.1.1), leaf first. */
export function inclusionProof(
  hash: Hash,
  index: number,
  size: number,
  lookup: Lookup,
): Uint8Array[] {
  return pathTo(hash, index, { from: 0, to: size }, lookup)
}

type Span = { from: number; to: number }

function pathTo(hash: Hash, index: number, { from, to }: Span, lookup: Lookup): Uint8Array[] {
  if (to - from <= 1) return []
  const middle = from + largestPowerBelow(to - from)
  return index < middle
    ? [
        ...pathTo(hash, index, { from, to: middle }, lookup),
        spanRoot(hash, { from: middle, to }, lookup),
      ]
    : [
        ...pathTo(hash, index, { from: middle, to }, lookup),
        spanRoot(hash, { from, to: middle }, lookup),
      ]
}

/** Which hashes prove that the tree of `size` is the tree of `before`, grown (RFC 6962, 2.1.2). */
export function consistencyProof(
  hash: Hash,
  before: number,
  size: number,
  lookup: Lookup,
): Uint8Array[] {
  if (before === 0 || before === size) return []
  return subProof(hash, { before, isWhole: true }, { from: 0, to: size }, lookup)
}

function subProof(
  hash: Hash,
  { before, isWhole }: { before: number; isWhole: boolean },
  { from, to }: Span,
  lookup: Lookup,
): Uint8Array[] {
  if (before === to) return isWhole ? [] : [spanRoot(hash, { from, to }, lookup)]
  const middle = from + largestPowerBelow(to - from)
  return before <= middle
    ? [
        ...subProof(hash, { before, isWhole }, { from, to: middle }, lookup),
        spanRoot(hash, { from: middle, to }, lookup),
      ]
    : [
        ...subProof(hash, { before, isWhole: false }, { from: middle, to }, lookup),
        spanRoot(hash, { from, to: middle }, lookup),
      ]
}

/** The root over the leaves of a span that begins where a whole node of its width may begin. */
function spanRoot(hash: Hash, { from, to }: Span, lookup: Lookup): Uint8Array {
  const width = to - from
  const level = Math.log2(width)
  if (Number.isInteger(level)) return lookup({ level, index: from / width })
  const middle = from + largestPowerBelow(width)
  return nodeHash(
    hash,
    spanRoot(hash, { from, to: middle }, lookup),
    spanRoot(hash, { from: middle, to }, lookup),
  )
}

/** The largest power of two that is smaller than `width`. */
function largestPowerBelow(width: number): number {
  return 2 ** (Math.ceil(Math.log2(width)) - 1)
}

/** Whether a proof leads from a leaf to the root. The one who asks needs no tree. */
export function provesInclusion(
  hash: Hash,
  { leaf, index, size }: { leaf: Uint8Array; index: number; size: number },
  proof: readonly Uint8Array[],
  expectedRoot: Uint8Array,
): boolean {
  if (index < 0 || index >= size) return false
  let [position, last, value] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      value = nodeHash(hash, sibling, value)
      while (position % 2 === 0 && position !== 0) {
        position = Math.floor(position / 2)
        last = Math.floor(last / 2)
      }
    } else value = nodeHash(hash, value, sibling)
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && same(value, expectedRoot)
}

/** Whether a proof leads from the older root to the younger: that history was only added to. */
export function provesConsistency(
  hash: Hash,
  before: { size: number; root: Uint8Array },
  after: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (before.size > after.size) return false
  if (before.size === after.size) return proof.length === 0 && same(before.root, after.root)
  if (before.size === 0) return proof.length === 0
  const path = Number.isInteger(Math.log2(before.size)) ? [before.root, ...proof] : [...proof]
  const [first, ...rest] = path
  if (!first) return false
  let [position, last] = [before.size - 1, after.size - 1]
  while (position % 2 === 1) [position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  let [older, younger] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      older = nodeHash(hash, sibling, older)
      younger = nodeHash(hash, sibling, younger)
      while (position % 2 === 0 && position !== 0)
        [position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
    } else younger = nodeHash(hash, younger, sibling)
    ;[position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  }
  return last === 0 && same(older, before.root) && same(younger, after.root)
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
