import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { z } from 'zod'
import { PasskeyAssertion, type PasskeyProof, PasskeyRegistration } from '#models/factors'
import { api } from './api.ts'
import { Problem } from './request.ts'

type Creation = Parameters<typeof startRegistration>[0]['optionsJSON']
type Request = Parameters<typeof startAuthentication>[0]['optionsJSON']
const isOptions = (value: unknown) => typeof value === 'object' && value !== null
const Creation = z.custom<Creation>(isOptions)
const Request = z.custom<Request>(isOptions)

/** Makes a passkey on this device, and gives it to the account. */
export async function addPasskey(name: string) {
  const { challengeId, options } = await api.beginPasskey()
  const registration = await given(() =>
    startRegistration({ optionsJSON: Creation.parse(options) }),
  )
  return api.addPasskey({
    challengeId,
    name,
    registration: PasskeyRegistration.parse(registration),
  })
}

/** Lets the device prove by one of its passkeys who sits there. */
export async function passkeyProof(): Promise<PasskeyProof> {
  const { challengeId, options } = await api.beginPasskeyProof()
  const assertion = await given(() => startAuthentication({ optionsJSON: Request.parse(options) }))
  return { challengeId, assertion: PasskeyAssertion.parse(assertion) }
}

/** A dialog of the browser that was closed is a "no" as any other, with its own words. */
async function given<Output>(ask: () => Promise<Output>): Promise<Output> {
  try {
    return await ask()
  } catch {
    throw new Problem({ title: 'No passkey was given', status: 0, code: 'passkey.not-given' })
  }
}
