import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { SigningKey } from '../../signature.ts'
import { readOffline } from './offline-pass.ts'

const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
const keys = [SigningKey.parse({ ...(await exportJWK(pair.publicKey)), kid: 'one' })]
const now = new Date('2026-11-24T10:00:00Z')
const seconds = now.getTime() / 1000

const said = {
  sub: 'GP1',
  mrn: '26XM1',
  iat: seconds - 60,
  exp: seconds + 60,
  sum: [1, 12, 1_200_500],
  items: [[1, '220830', 12, 1_200_500]],
}
const sign = (payload: object) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: 'one', typ: 'gate-pass+jws' })
    .sign(pair.privateKey)

test('a gate reads what may pass without a network', async () => {
  const read = await readOffline(keys, await sign(said), now)
  expect(read).toMatchObject({
    kind: 'valid',
    pass: { number: 'GP1', goodsItems: [{ packages: 12, grossMassGrams: 1_200_500 }] },
  })
})

test('what is over, what holds totals alone, and what nobody signed lets no truck pass', async () => {
  const kindOf = async (token: string) => (await readOffline(keys, token, now)).kind
  expect(await kindOf(await sign({ ...said, exp: seconds }))).toBe('expired')
  const { items: _, ...totals } = said
  expect(await kindOf(await sign(totals))).toBe('totals-only')
  expect(await kindOf(`${await sign(said)}x`)).toBe('forged')
  expect(await kindOf('a business card')).toBe('forged')
})
