import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { signedPayload, SigningKey } from './signature.ts'

const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
const keys = [SigningKey.parse({ ...(await exportJWK(pair.publicKey)), kid: 'one' })]
const sign = (typ: string, kid = 'one', key = pair.privateKey) =>
  new CompactSign(new TextEncoder().encode('{"sub":"GP1"}'))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ })
    .sign(key)

test('what the platform signed is read', async () => {
  expect(await signedPayload(keys, 'gate-pass+jws', await sign('gate-pass+jws'))).toEqual({
    sub: 'GP1',
  })
})

test('what it signed for another purpose, or did not sign, is not', async () => {
  const good = await sign('gate-pass+jws')
  const stranger = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const [head = '', body = '', signature = ''] = good.split('.')
  const tokens = [
    await sign('checkpoint+jws'),
    await sign('gate-pass+jws', 'two'),
    await sign('gate-pass+jws', 'one', stranger.privateKey),
    `${head}.${btoa('{"sub":"GP2"}').replaceAll('=', '')}.${signature}`,
    `${head}.${body}.`,
    `${head}.${body}`,
    `${good}.more`,
    'a driver’s business card',
    '',
  ]
  for (const token of tokens)
    expect(await signedPayload(keys, 'gate-pass+jws', token)).toBeUndefined()
})
