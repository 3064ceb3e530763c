import type { GatePassDetail } from '#models/gates'
import { TokenPayload } from '#models/gates'
import type { SigningKey } from '../../signature.ts'
import { signedPayload } from '../../signature.ts'

export type OfflinePass =
  | { kind: 'valid'; pass: GatePassDetail; token: string }
  | { kind: 'forged' }
  | { kind: 'expired'; until: string }
  | { kind: 'totals-only'; number: string }

/** Reads what a driver shows without asking the platform: by the keys that were fetched before. */
export async function readOffline(
  keys: readonly SigningKey[],
  token: string,
  now: Date,
): Promise<OfflinePass> {
  const payload = TokenPayload.safeParse(await signedPayload(keys, 'gate-pass+jws', token))
  if (!payload.success) return { kind: 'forged' }
  const { sub, mrn, iat, exp, items } = payload.data
  const until = new Date(exp * 1000)
  if (until <= now) return { kind: 'expired', until: until.toISOString() }
  if (!items) return { kind: 'totals-only', number: sub }
  const pass: GatePassDetail = {
    id: '',
    number: sub,
    mrn,
    declarationId: '',
    enterpriseName: '',
    status: 'issued',
    issuedAt: new Date(iat * 1000).toISOString(),
    openDiscrepancies: 0,
    goodsItems: items.map(([sequenceNumeric, commodityCode, packages, grossMassGrams]) => ({
      sequenceNumeric,
      commodityCode,
      description: commodityCode,
      packages,
      grossMassGrams,
      netMassGrams: 0,
      deliveredPackages: 0,
      deliveredGrossMassGrams: 0,
    })),
    passages: [],
    discrepancies: [],
  }
  return { kind: 'valid', pass, token }
}
