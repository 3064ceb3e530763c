import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair } from 'jose'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from '#kernel/ids'
import { provesConsistency, provesInclusion } from '../src/modules/audit/merkle.ts'
import {
  eachLine,
  makeCheckpoint,
  proveConsistency,
  proveInclusion,
  sha256,
  type Sign,
} from '../src/modules/audit/service.ts'
import { verifyJournal } from '../tools/journal/verify.ts'
import { goodDeclaration, type TestApp, testApp, zone } from './app.ts'
import { ownerOf } from './database.ts'

let world: TestApp
let exported: Buffer
let sign: Sign
const ids: string[] = []
beforeAll(async () => {
  world = await testApp()
  const ours = await world.enterprise()
  const trader = await world.signIn('declarant', ours)
  for (let i = 0; i < 23; i++) {
    const id = newId()
    ids.push(id)
    await trader('PUT', `/api/declarations/${id}`, goodDeclaration(ours.identification))
  }
  await world.app.settle()
  const signer = await newSigner()
  sign = signer.sign
  const checkpoint = await makeCheckpoint(world.db, sign)
  const lines = [JSON.stringify({ keys: signer.keys })]
  for await (const line of eachLine(world.db, { economyId: zone.economyId }, checkpoint.size))
    lines.push(JSON.stringify(line))
  lines.push(JSON.stringify({ checkpoint }))
  exported = Buffer.from(`${lines.join('\n')}\n`)
})

const verify = (file: Buffer) => verifyJournal(Readable.from([file]))

test('an export proves itself', async () => {
  const verdict = await verify(exported)
  expect(verdict.wrong).toEqual([])
  expect(verdict.entries).toBeGreaterThan(ids.length)
})

test(
  'of any single bits that are changed in an export, the verifier names every one',
  { timeout: 300_000 },
  async () => {
    // The ordinary run takes a sample; the campaign changes 10,000.
    const changes = process.env['CAMPAIGN'] === '1' ? 10_000 : 300
    const { seed } = fc.readConfigureGlobal() ?? {}
    const random = Math.abs(seed ?? 20_261_124)
    for (let i = 0; i < changes; i++) {
      const bit = Math.floor(((i + 1) * (random + 7919) * 0.618_033_988_7) % (exported.length * 8))
      const changed = Buffer.from(exported)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const { wrong } = await verify(changed)
      expect(wrong.length, `bit ${bit}`).toBeGreaterThan(0)
    }
  },
)

test('an entry that is left out, added or moved is named', async () => {
  const lines = exported.toString('utf8').trimEnd().split('\n')
  const [first = '', second = ''] = lines.slice(3)
  for (const changed of [
    lines.toSpliced(3, 1),
    lines.toSpliced(3, 0, first),
    lines.toSpliced(3, 2, second, first),
    lines.slice(0, -1),
  ])
    expect((await verify(Buffer.from(changed.join('\n')))).wrong).not.toEqual([])
})

test('every event has its proof, and the journal proves that it only grew', async () => {
  for (const id of ids.slice(0, 5)) {
    const proof = await proveInclusion(world.db, { stream: `declaration/${id}`, revision: 1 })
    expect(proof).toBeDefined()
    if (!proof) return
    const { index, size, leaf, root } = proof
    const hashes = proof.proof.map(bytes)
    expect(provesInclusion(sha256, { leaf: bytes(leaf), index, size }, hashes, bytes(root))).toBe(
      true,
    )
  }
  const { size } = await makeCheckpoint(world.db, sign)
  for (let from = 0; from <= size; from++) {
    const proof = await proveConsistency(world.db, from, size)
    const [before, after] = [proof?.from, proof?.to].map((one) => ({
      size: one?.size ?? -1,
      root: bytes(one?.root ?? ''),
    }))
    const hashes = (proof?.proof ?? []).map(bytes)
    expect(before && after && provesConsistency(sha256, before, after, hashes)).toBe(true)
  }
  expect(await proveConsistency(world.db, 0, size + 1)).toBeUndefined()
})

test('another economy sees the hashes, and not a word', async () => {
  const { size } = await makeCheckpoint(world.db, sign)
  for await (const line of eachLine(world.db, { economyId: 'QQ' }, size))
    expect(line).not.toHaveProperty('entry')
})

test('the tree cannot be rewritten, by SQL either', async () => {
  const owner = ownerOf(world.db)
  for (const table of ['audit.leaf', 'audit.node', 'audit.checkpoint'] as const)
    await expect(owner.deleteFrom(table).execute()).rejects.toThrow('append-only')
})

async function newSigner(): Promise<{ sign: Sign; keys: unknown }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const key = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(key)
  return {
    keys: { keys: [{ ...key, kid, alg: 'EdDSA', use: 'sig' }] },
    sign: (payload) =>
      new CompactSign(Buffer.from(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .sign(privateKey),
  }
}

function bytes(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex')
}

test('an auditor reads the journal downwards, of one stream or of all of a kind', async () => {
  const auditor = await world.signIn('auditor')
  const read = async (query: string) => {
    const { body } = await auditor('GET', `/api/journal/entries?${query}`)
    return JournalPage.parse(JSON.parse(body)).items
  }
  const newest = await read('before=9007199254740991&limit=2')
  expect(newest.map(({ index }) => index).toSorted((a, b) => b - a)).toEqual(
    newest.map(({ index }) => index),
  )
  const [id = ''] = ids
  const one = await read(`stream=declaration/${id}`)
  expect(one.length).toBeGreaterThan(0)
  expect(one.every(({ entry }) => entry?.includes(id))).toBe(true)
  const kind = await read('stream=declaration/&before=9007199254740991&limit=500')
  expect(kind.length).toBeGreaterThanOrEqual(ids.length)
  expect(kind.every(({ entry }) => entry?.includes('"stream":"declaration/'))).toBe(true)
})

test('an event is proven to stand among the entries that a checkpoint signed', async () => {
  const event = { stream: `declaration/${ids[0]}`, revision: 1 }
  const whole = await proveInclusion(world.db, event)
  const within = (whole?.index ?? 0) + 1
  const younger = await proveInclusion(world.db, { ...event, within })
  expect(younger).toMatchObject({ index: whole?.index, size: within })
  expect(await proveInclusion(world.db, { ...event, within: within - 1 })).toBeUndefined()
})

const JournalPage = z.object({
  items: z.array(z.object({ index: z.int(), entry: z.string().optional() })),
})
