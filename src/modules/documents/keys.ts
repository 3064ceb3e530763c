import { randomUUID } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
} from 'jose'
import { z } from 'zod'
import { algorithm } from './verify.ts'

/** The key with which the platform signs, and what the world needs to check it. */
export type Keys = {
  readonly keyId: string
  readonly privateKey: CryptoKey
  readonly publicKeys: JSONWebKeySet
}

/** A private Ed25519 key as RFC 8037 writes it. */
const PrivateJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
})
type PrivateJwk = z.infer<typeof PrivateJwk>

/** Opens the signing key in a folder, and makes it at the first start. */
export async function openKeys(folder: string): Promise<Keys> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'signing.jwk')
  const text = (await textOf(path)) ?? (await make(folder, path))
  try {
    await chmod(path, 0o600)
    return await keysOf(PrivateJwk.parse(JSON.parse(text)))
  } catch (cause) {
    // A new key in its place would make every document forged that the old one has signed.
    throw new Error(`${path} holds no Ed25519 key: bring it back from a backup`, { cause })
  }
}

/** A key that nobody keeps: for tests, and for whoever only looks at the routes. */
export async function newKeys(): Promise<Keys> {
  return keysOf(await newJwk())
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
}

/**
 * Written aside, flushed, then linked to its name: a start that is killed leaves no half key, and of
 * two that start at once the first one's key is both's.
 */
async function make(folder: string, path: string): Promise<string> {
  const aside = join(folder, `${randomUUID()}.new`)
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(await newJwk()))
    await file.sync()
  } finally {
    await file.close()
  }
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(aside)
  return readFile(path, 'utf8')
}

async function newJwk(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair(algorithm, { crv: 'Ed25519', extractable: true })
  return PrivateJwk.parse(await exportJWK(privateKey))
}

async function keysOf(jwk: PrivateJwk): Promise<Keys> {
  const { kty, crv, x } = jwk
  const keyId = await calculateJwkThumbprint({ kty, crv, x })
  const privateKey = await importJWK(jwk, algorithm)
  if (privateKey instanceof Uint8Array) throw new Error('An OKP key is no secret of bytes')
  const published = { kty, crv, x, kid: keyId, alg: algorithm, use: 'sig' }
  return { keyId, privateKey, publicKeys: { keys: [published] } }
}
