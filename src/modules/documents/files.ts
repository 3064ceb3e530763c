import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

/**
 * Where the bytes of attachments lie. Their name is their SHA-256, so the same bytes lie there once,
 * and bytes that changed show it. An object store can stand behind the same two verbs.
 */
export type FileStore = {
  /** Keeps the bytes of a stream; they are on the disk when this resolves. */
  put: (bytes: AsyncIterable<Uint8Array>) => Promise<{ sha256: string; sizeBytes: number }>
  /** Undefined where no such bytes are kept. */
  get: (sha256: string) => Promise<Readable | undefined>
}

/** Files in a folder, as `ab/cd/abcd…`. */
export function openFiles(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  return {
    async put(bytes) {
      const aside = join(folder, 'new', randomUUID())
      await mkdir(dirname(aside), { recursive: true, mode: 0o700 })
      try {
        const kept = await write(aside, bytes)
        const path = pathOf(kept.sha256)
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rename(aside, path)
        await flushFolder(dirname(path))
        return kept
      } finally {
        await rm(aside, { force: true })
      }
    },
    async get(sha256) {
      const path = pathOf(sha256)
      const there = await stat(path).catch(() => undefined)
      return there && createReadStream(path)
    },
  }
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of bytes) {
      hash.update(chunk)
      sizeBytes += chunk.length
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

/** A name is only safe on the disk when its folder is. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
