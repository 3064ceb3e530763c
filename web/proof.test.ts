import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  inclusionProof,
  leafHash,
  type Lookup,
  nodeHash,
  root,
} from '../src/modules/audit/merkle.ts'
import { leadsToRoot, leafOf } from './proof.ts'

const sha256 = (...parts: readonly Uint8Array[]) =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest())
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const leaf = (index: number) => leafHash(sha256, Buffer.from(`entry ${index}`))
const lookup: Lookup = ({ level, index }) =>
  level === 0
    ? leaf(index)
    : nodeHash(
        sha256,
        lookup({ level: level - 1, index: index * 2 }),
        lookup({ level: level - 1, index: index * 2 + 1 }),
      )

const proofOf = (index: number, size: number) => ({
  index,
  size,
  leaf: hex(leaf(index)),
  root: hex(root(sha256, size, lookup)),
  proof: inclusionProof(sha256, index, size, lookup).map(hex),
})

test('every proof of the platform leads to the root, in trees of every shape', async () => {
  for (let size = 1; size <= 33; size++)
    for (let index = 0; index < size; index++)
      expect(await leadsToRoot(proofOf(index, size)), `${index} of ${size}`).toBe(true)
})

test('a proof that was changed anywhere leads nowhere', async () => {
  const good = proofOf(11, 21)
  const other = hex(leaf(99))
  const changed = [
    { ...good, leaf: other },
    { ...good, root: other },
    { ...good, index: 10 },
    { ...good, index: 21 },
    { ...good, size: 40 },
    { ...good, proof: good.proof.slice(1) },
    { ...good, proof: [...good.proof, other] },
    ...good.proof.map((_, at) => ({ ...good, proof: good.proof.with(at, other) })),
  ]
  for (const proof of changed) expect(await leadsToRoot(proof)).toBe(false)
})

test('the hash of an entry is that of its text', async () => {
  expect(await leafOf('entry 7')).toBe(hex(leaf(7)))
})
