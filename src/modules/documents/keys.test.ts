import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openKeys } from './keys.ts'
import { signDocument } from './service.ts'
import { verifyDocument } from './verify.ts'

const root = await mkdtemp(join(tmpdir(), 'entrepot-keys-'))
afterAll(() => rm(root, { recursive: true }))

const now = new Date('2026-03-01T08:00:00Z')
const seconds = now.getTime() / 1000
const document = { sub: 'one', iat: seconds, exp: seconds + 60 }

test('the key is made at the first start, kept for its owner alone, and found at the next', async () => {
  const folder = join(root, 'first')
  const [first, second] = [await openKeys(folder), await openKeys(folder)]
  expect(second.publicKeys).toEqual(first.publicKeys)
  expect(await readdir(folder)).toEqual(['signing.jwk'])
  expect((await stat(join(folder, 'signing.jwk'))).mode & 0o777).toBe(0o600)
  const token = await signDocument(first, 'test', document)
  expect(await verifyDocument(second.publicKeys, 'test', token, now)).toEqual({ value: document })
  expect(await signDocument(second, 'test', document)).toBe(token)
})

test('two that start at once have one key', async () => {
  const folder = join(root, 'twice')
  const keys = await Promise.all(Array.from({ length: 4 }, () => openKeys(folder)))
  expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1)
  expect(await readdir(folder)).toEqual(['signing.jwk'])
})

test('a broken key stops the start, and is not replaced', async () => {
  const folder = join(root, 'broken')
  await openKeys(folder)
  await writeFile(join(folder, 'signing.jwk'), '{"kty":"OKP"')
  await expect(openKeys(folder)).rejects.toThrow('bring it back from a backup')
})

test('R082 a document is valid until its time, and only as what it is', async () => {
  const keys = await openKeys(join(root, 'first'))
  const token = await signDocument(keys, 'test', document)
  const at = (ms: number) =>
    verifyDocument(keys.publicKeys, 'test', token, new Date(now.getTime() + ms))
  expect(await at(59_999)).toEqual({ value: document })
  expect(await at(60_000)).toMatchObject({ refusal: { code: 'document.expired', cure: /./ } })
  const asAnother = await verifyDocument(keys.publicKeys, 'another', token, now)
  expect(asAnother).toMatchObject({ refusal: { code: 'document.forged', cure: /./ } })
})

test('R082 no single changed character of a token passes', async () => {
  const keys = await openKeys(join(root, 'first'))
  const token = await signDocument(keys, 'test', document)
  for (let place = 0; place < token.length; place += 1) {
    const other = token.charAt(place) === 'B' ? 'C' : 'B'
    const changed = token.slice(0, place) + other + token.slice(place + 1)
    // The last letter of base64url holds bits that no byte uses: some changes change nothing.
    const same = Buffer.from(changed.split('.')[2] ?? '', 'base64url').equals(
      Buffer.from(token.split('.')[2] ?? '', 'base64url'),
    )
    if (same && changed.split('.').slice(0, 2).join() === token.split('.').slice(0, 2).join())
      continue
    const verified = await verifyDocument(keys.publicKeys, 'test', changed, now)
    expect(verified, `place ${place}`).toMatchObject({ refusal: { code: 'document.forged' } })
  }
})
