import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, compactVerify, importJWK } from 'jose'
import { z } from 'zod'

// Written without a line of the platform's own code: who verifies must not trust what is verified.

const sha256 = (...parts: (Buffer | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const Key = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
})
type Key = z.infer<typeof Key>
const Keys = z.strictObject({ keys: z.strictObject({ keys: z.array(Key).min(1) }) })
const Line = z.strictObject({
  index: z.int(),
  leaf: z.string().regex(/^[0-9a-f]{64}$/),
  entry: z.string().optional(),
})
const Last = z.strictObject({
  checkpoint: z.strictObject({
    size: z.int(),
    root: z.string(),
    signedAt: z.string(),
    token: z.string(),
  }),
})
type Checkpoint = z.infer<typeof Last>['checkpoint']

export type Verdict = {
  /** Every place that is not as it was signed, by its line. */
  wrong: { line: number; what: string }[]
  entries: number
  foreign: number
  signedAt: string
  keyId: string
}

/**
 * Reads an export line by line: each entry must have its hash, each index its place, all hashes
 * together the root, and the root the signature. A line must be written exactly as we would write it,
 * so that not even a change without meaning goes unseen.
 */
export async function verifyJournal(source: AsyncIterable<Uint8Array | string>): Promise<Verdict> {
  const wrong: Verdict['wrong'] = []
  const tree = newTree()
  let [at, foreign] = [0, 0]
  let keys: readonly Key[] = []
  let checkpoint: Checkpoint | undefined
  for await (const text of linesOf(source)) {
    at += 1
    const say = (what: string): void => void wrong.push({ line: at, what })
    const parsed = parse(text)
    if (parsed === undefined) say('is not a line of a journal')
    else if (at === 1) keys = await readKeys(parsed, say)
    else if (checkpoint) say('stands after the end')
    else if (Last.safeParse(parsed).success) checkpoint = Last.parse(parsed).checkpoint
    else if (!checkLine(parsed, tree, say)) foreign += 1
  }
  const say = (what: string): void => void wrong.push({ line: at, what })
  const keyId = await checkSignature(keys, checkpoint, say)
  if (checkpoint && checkpoint.size !== tree.size())
    say(`${checkpoint.size} entries are signed, and ${tree.size()} are here`)
  else if (checkpoint && checkpoint.root !== tree.root())
    say('the root over all entries is another')
  return { wrong, entries: tree.size(), foreign, signedAt: checkpoint?.signedAt ?? '', keyId }
}

/** Says whether the line's text is here; every fault is told. The tree grows by what the text says. */
function checkLine(
  parsed: unknown,
  tree: ReturnType<typeof newTree>,
  say: (what: string) => void,
): boolean {
  const line = Line.safeParse(parsed)
  if (!line.success) {
    say('is not an entry')
    tree.add(Buffer.alloc(32))
    return true
  }
  const { index, leaf, entry } = line.data
  if (index !== tree.size()) say(`is entry ${index} in the place of ${tree.size()}`)
  if (entry === undefined) {
    tree.add(Buffer.from(leaf, 'hex'))
    return false
  }
  const hash = sha256(Uint8Array.of(0), Buffer.from(entry, 'utf8'))
  if (hash.toString('hex') !== leaf) say('its text and its hash do not belong together')
  tree.add(hash)
  return true
}

async function checkSignature(
  keys: readonly Key[],
  checkpoint: Checkpoint | undefined,
  say: (what: string) => void,
): Promise<string> {
  const signed = checkpoint && (await verifiedBy(keys, checkpoint.token))
  if (!checkpoint || !signed) {
    say('the signature is not that of the key, or is missing')
    return ''
  }
  const { size, root, signedAt } = checkpoint
  const { data } = Statement.safeParse(signed.payload)
  if (data?.size !== size || data.root !== root || data.signedAt !== signedAt)
    say('what is signed is not what the checkpoint says')
  return signed.keyId
}

const Statement = z.object({ size: z.int(), root: z.string(), signedAt: z.string() })

async function verifiedBy(
  keys: readonly Key[],
  token: string,
): Promise<{ payload: unknown; keyId: string } | undefined> {
  const signature = token.split('.')[2] ?? ''
  // Base 64 can be written in several ways; only the one that we write is ours.
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) return undefined
  for (const key of keys) {
    const verified = await importJWK(key)
      .then((imported) => compactVerify(token, imported))
      .catch(() => undefined)
    if (verified?.protectedHeader.kid !== key.kid) continue
    const payload: unknown = JSON.parse(Buffer.from(verified.payload).toString('utf8'))
    return { payload, keyId: key.kid }
  }
  return undefined
}

/** A key's name is its own fingerprint (RFC 7638), so that no letter of it can be another. */
async function readKeys(parsed: unknown, say: (what: string) => void): Promise<readonly Key[]> {
  const read = Keys.safeParse(parsed)
  if (!read.success) {
    say('are not keys')
    return []
  }
  const { keys } = read.data.keys
  for (const key of keys)
    if ((await calculateJwkThumbprint(key)) !== key.kid)
      say('holds a key that is not what it is called')
  return keys
}

/** A line that we would not have written so is not what was exported. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return JSON.stringify(value) === text ? value : undefined
  } catch {
    return undefined
  }
}

/** The tree's right edge: one hash for each bit of its size, and no more memory than that. */
export function newTree() {
  const edge: (Buffer | undefined)[] = []
  let size = 0
  const join = (left: Buffer, right: Buffer) => sha256(Uint8Array.of(1), left, right)
  return {
    size: () => size,
    add(leaf: Buffer): void {
      size += 1
      let [carry, level] = [leaf, 0]
      for (let left = edge[level]; left; left = edge[level]) {
        edge[level] = undefined
        carry = join(left, carry)
        level += 1
      }
      edge[level] = carry
    },
    root(): string {
      const [first, ...rest] = edge.filter((hash) => hash !== undefined)
      return rest.reduce((right, left) => join(left, right), first ?? sha256()).toString('hex')
    },
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

async function* linesOf(source: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  for await (const chunk of source) {
    rest = Buffer.concat([rest, Buffer.from(chunk)])
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      yield decode(rest.subarray(0, end))
      rest = rest.subarray(end + 1)
    }
  }
  if (rest.length > 0) yield decode(rest)
}

/** Bytes that are no UTF-8 are no line: an empty text is refused as one. */
function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return ''
  }
}
