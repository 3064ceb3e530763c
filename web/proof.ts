// The hash tree of RFC 6962, as far as a reader needs it: from a leaf to the root, with nothing but
// the hashes beside the path. It is written anew here, for who verifies shares no code with whom.

/** The hash of an entry as it stands in the tree. */
export async function leafOf(entry: string): Promise<string> {
  return hash(0, new TextEncoder().encode(entry))
}

/** Whether the path of a proof leads from the leaf to the root (RFC 9162, 2.1.3.2). */
export async function leadsToRoot({
  index,
  size,
  leaf,
  root,
  proof,
}: {
  index: number
  size: number
  leaf: string
  root: string
  proof: readonly string[]
}): Promise<boolean> {
  if (index >= size) return false
  let position = index
  let last = size - 1
  let value = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      value = await nodeOf(sibling, value)
      // A node without a sibling is lifted until it has one.
      while (position % 2 === 0 && position > 0) {
        position /= 2
        last = Math.floor(last / 2)
      }
    } else {
      value = await nodeOf(value, sibling)
    }
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && value === root
}

function nodeOf(left: string, right: string): Promise<string> {
  return hash(1, bytesOf(left), bytesOf(right))
}

async function hash(prefix: number, ...parts: readonly Uint8Array[]): Promise<string> {
  const bytes = Uint8Array.from([prefix, ...parts.flatMap((part) => [...part])])
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
