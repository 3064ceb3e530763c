import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  consistencyProof,
  grow,
  type Hash,
  inclusionProof,
  leafHash,
  type Place,
  provesConsistency,
  provesInclusion,
  root,
} from './merkle.ts'

const sha256: Hash = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const bytes = (hex: string) => Buffer.from(hex, 'hex')
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex')

/** A tree kept as the journal keeps it: every whole node, under its place. */
function treeOf(leaves: readonly Uint8Array[], batch: number) {
  const nodes = new Map<string, Uint8Array>()
  const lookup = ({ level, index }: Place): Uint8Array => {
    const found = nodes.get(`${level}/${index}`)
    if (!found) throw new Error(`No node ${level}/${index}`)
    return found
  }
  const hashes = leaves.map((leaf) => leafHash(sha256, leaf))
  for (let size = 0; size < hashes.length; size += batch)
    for (const { level, index, hash } of grow(
      sha256,
      size,
      hashes.slice(size, size + batch),
      lookup,
    ))
      nodes.set(`${level}/${index}`, hash)
  return { lookup, hashes }
}

// The leaves and roots that the Certificate Transparency project publishes for RFC 6962.
const published = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(bytes)
const publishedRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('the published roots come out', () => {
  const { lookup } = treeOf(published, 3)
  expect(hex(root(sha256, 0, lookup))).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
  for (const [i, expected] of publishedRoots.entries())
    expect(hex(root(sha256, i + 1, lookup))).toBe(expected)
})

const leaves = fc.array(fc.uint8Array({ maxLength: 4 }), { minLength: 1, maxLength: 70 })

test('every leaf proves itself, and no other leaf can take its proof', () => {
  fc.assert(
    fc.property(leaves, fc.nat(), fc.integer({ min: 1, max: 9 }), (all, pick, batch) => {
      const { lookup, hashes } = treeOf(all, batch)
      const [size, index] = [all.length, pick % all.length]
      const leaf = hashes[index] ?? Uint8Array.of()
      const expected = root(sha256, size, lookup)
      const proof = inclusionProof(sha256, index, size, lookup)
      expect(provesInclusion(sha256, { leaf, index, size }, proof, expected)).toBe(true)
      const forged = { leaf: leafHash(sha256, Buffer.from('forged leaf')), index, size }
      expect(provesInclusion(sha256, forged, proof, expected)).toBe(false)
      const extra = [...proof, leaf]
      expect(provesInclusion(sha256, { leaf, index, size }, extra, expected)).toBe(false)
    }),
  )
})

test('a tree proves that it is an older one, grown; a rewritten one cannot', () => {
  fc.assert(
    fc.property(leaves, fc.nat(), fc.nat(), (all, cut, change) => {
      const { lookup } = treeOf(all, 7)
      const size = all.length
      const before = { size: cut % (size + 1), root: root(sha256, cut % (size + 1), lookup) }
      const after = { size, root: root(sha256, size, lookup) }
      const proof = consistencyProof(sha256, before.size, size, lookup)
      expect(provesConsistency(sha256, before, after, proof)).toBe(true)
      if (before.size === 0) return

      const rewritten = all.map((leaf, i) =>
        i === change % before.size ? Buffer.from('rewritten') : leaf,
      )
      const other = treeOf(rewritten, 5)
      const claimed = { size, root: root(sha256, size, other.lookup) }
      const claim = consistencyProof(sha256, before.size, size, other.lookup)
      expect(provesConsistency(sha256, before, claimed, claim)).toBe(false)
    }),
  )
})
