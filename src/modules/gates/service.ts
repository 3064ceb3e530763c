import { type Keys, signDocument, verifyDocument } from '#modules/documents'
import { enterpriseNames } from '#modules/parties'
import { zoneOfGate } from '#modules/zones'
import type { Answer } from '#platform/answer'
import type { Tx } from '#platform/database'
import { handleAll, type Thing, order } from '#platform/handle'
import type { Place } from '#platform/keyset'
import { gatePassDecider } from './decide.ts'
import {
  type Command,
  type Event,
  type GatePassDetail,
  type GatePassSummary,
  type ListQuery,
  type PassageBody,
  type refusals,
  type State,
  TokenPayload,
} from './model.ts'
import { findByNumber, list, load, save } from './store.ts'
import { detailOf, type Known, summaryOf, tokenPayloadOf } from './view.ts'

export const gatePass: Thing<State, Command, Event> = {
  name: 'gate-pass',
  decider: gatePassDecider,
  load,
  save,
  tenancy: (state) => (state.status === 'unknown' ? {} : state.tenant),
}

/** What a signature of ours on a gate pass says it is: another document of ours is none. */
const documentType = 'gate-pass+jws'

type Given = Extract<Command, { type: 'resolve' | 'revoke' | 'record-passage' }>

export async function recordPassage(
  tx: Tx,
  keys: Keys,
  id: string,
  passage: PassageBody & { passageId: string },
): Promise<Answer<GatePassDetail>> {
  const gateZoneId = await zoneOfGate(tx, passage.gateId)
  const at = new Date().toISOString()
  const by = tx.actor.name
  return commandGatePass(tx, keys, id, { type: 'record-passage', at, by, gateZoneId, ...passage })
}

/** Gives a command to a gate pass, and shows it as it then stands. */
export async function commandGatePass(
  tx: Tx,
  keys: Keys,
  id: string,
  command: Given,
): Promise<Answer<GatePassDetail>> {
  const given = order(gatePass, id, command)
  const refusal = await handleAll(tx, [given])
  return refusal ?? { value: await shown(tx, keys, id, given.outcome().state) }
}

export async function showGatePass(
  tx: Tx,
  keys: Keys,
  id: string,
): Promise<GatePassDetail | undefined> {
  const found = await load(tx, id)
  return found && shown(tx, keys, id, found.state)
}

/** Reads what a driver shows: ours, still valid, and of a pass on which goods may still pass. */
export async function verifyGatePass(
  tx: Tx,
  keys: Keys,
  token: string,
): Promise<Answer<GatePassDetail>> {
  const verified = await verifyDocument(keys.publicKeys, documentType, token, new Date())
  if ('refusal' in verified) return verified
  const { sub } = TokenPayload.parse(verified.value)
  const id = await findByNumber(tx, sub)
  const pass = id && (await showGatePass(tx, keys, id))
  if (!pass)
    return no(
      'gate-pass.unknown',
      `There is no gate pass ${sub}, or it is not yours to see.`,
      'Send the driver to the customs office.',
    )
  if (pass.status === 'revoked')
    return no(
      'gate-pass.revoked',
      `${sub} was revoked: ${pass.reason ?? ''}`,
      'Stop the truck, and send the driver to the customs office.',
    )
  return { value: pass }
}

export async function listGatePasses(
  tx: Tx,
  query: ListQuery,
  after: Place | undefined,
): Promise<{ items: GatePassSummary[]; last: Place | undefined }> {
  const rows = await list(tx, query, after)
  const known = rows.flatMap(({ id, state }) => (state.status === 'unknown' ? [] : { id, state }))
  const names = await enterpriseNames(
    tx,
    known.map(({ state }) => state.tenant.enterpriseId),
  )
  const items = known.map(({ id, state }) =>
    summaryOf(id, state, names.get(state.tenant.enterpriseId) ?? ''),
  )
  return { items, last: rows.length === query.limit ? rows.at(-1)?.place : undefined }
}

const no = (code: keyof typeof refusals, detail: string, cure: string) => ({
  refusal: { code, detail, cure },
})

async function shown(tx: Tx, keys: Keys, id: string, state: State): Promise<GatePassDetail> {
  if (state.status === 'unknown') throw new Error('A gate pass that was issued has a state')
  const { enterpriseId } = state.tenant
  const names = await enterpriseNames(tx, [enterpriseId])
  return detailOf(id, state, names.get(enterpriseId) ?? '', await tokenOf(keys, state))
}

/**
 * The token is not kept: a signature of Ed25519 over the same words is the same signature (RFC 8032),
 * so the driver's code stays what it was.
 */
async function tokenOf(keys: Keys, state: Known): Promise<string | undefined> {
  if (state.status === 'revoked') return undefined
  return signDocument(keys, documentType, tokenPayloadOf(state))
}
