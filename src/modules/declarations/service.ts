import { createHash, randomBytes } from 'node:crypto'
import type { Refusal } from '#kernel/decision'
import { closeControl } from '#modules/controls'
import { type Enterprise, enterpriseNames } from '#modules/parties'
import { type DrawSource, selectLane } from '#modules/risk'
import type { Answer } from '#platform/answer'
import type { Tx } from '#platform/database'
import { guard, handleAll, type Order, type OrderOf, order, type Thing } from '#platform/handle'
import type { Place } from '#platform/keyset'
import { brokenRules } from './check.ts'
import { declarationDecider } from './decide.ts'
import {
  type Command,
  type Declaration,
  type DeclarationDetail,
  type DeclarationSummary,
  Event,
  type FilingAnswer,
  type ListQuery,
  type refusals,
  type Selection,
  type State,
} from './model.ts'
import { findByReference, firstEvents, list, load, save } from './store.ts'
import { answerOf, detailOf, summaryOf } from './view.ts'

export const declaration: Thing<State, Command, Event> = {
  name: 'declaration',
  decider: declarationDecider,
  load,
  save,
  tenancy: (state) => (state.status === 'unknown' ? {} : state.tenant),
}

/** How long customs, and the trader who was asked, have by default. */
const promisedHours = { yellow: 4, red: 24, answer: 48 }

const refused = (
  code: keyof typeof refusals,
  detail: string,
  cure: string,
): { refusal: Refusal } => ({
  refusal: { code, detail, cure },
})

/**
 * Files a declaration for an enterprise: checks, selects the lane and answers, all in the caller's
 * transaction. The same filing again gets the answer that it got the first time.
 */
export async function lodgeDeclaration(
  tx: Tx,
  id: string,
  filed: Declaration,
  enterprise: Enterprise,
  draw: DrawSource,
): Promise<Answer<FilingAnswer>> {
  const unfit = unfitToFile(filed, enterprise)
  if (unfit) return unfit
  const at = now()
  const selection = selectLane(filed, draw)
  const lodged = order(declaration, id, {
    type: 'lodge',
    at,
    tenant: tenantOf(enterprise),
    declaration: filed,
    mrn: newMrn(at, enterprise.economyId),
    trackingSecret: newSecret(),
    selection,
    dueAt: later(at, promisedHoursOf(selection)),
  })
  const refusal = await handleAll(tx, [lodged, unusedReference(id, filed, enterprise)])
  if (refusal) return refusal
  const { state, revision, repeated } = lodged.outcome()
  const answer = repeated ? await firstAnswer(tx, id) : { state, revision }
  return { value: answerOf(id, answer.revision, known(answer.state), enterprise.name) }
}

/** What filing would be answered, without filing: every broken rule, or none. */
export async function validateDeclaration(
  tx: Tx,
  filed: Declaration,
  enterprise: Enterprise,
): Promise<Refusal[]> {
  const unfit = unfitToFile(filed, enterprise)
  const used = await findByReference(tx, enterprise.id, filed.functionalReferenceId)
  return [
    ...(unfit ? [unfit.refusal] : []),
    ...(used ? [referenceUsed(filed)] : []),
    ...brokenRules(filed),
  ]
}

/** Gives a command to a declaration, and shows the case as it then stands. */
export async function commandDeclaration(
  tx: Tx,
  id: string,
  command: Exclude<Command, { type: 'lodge' }>,
  conditions: readonly Order[] = [],
): Promise<Answer<DeclarationDetail>> {
  const given = order(declaration, id, command)
  const refusal = await handleAll(tx, [given, ...conditions])
  return refusal ?? { value: await detailAfter(tx, id, given) }
}

/** Closes the control order and tells the declaration, both or neither. */
export async function recordControlResult(
  tx: Tx,
  id: string,
  result: { result: 'conform' | 'not-conform'; findings: string },
  conditions: readonly Order[] = [],
): Promise<Answer<DeclarationDetail>> {
  const at = now()
  const noted = order(declaration, id, { type: 'note-control-result', at, result: result.result })
  const refusal = await handleAll(tx, [
    noted,
    closeControl(id, { at, by: tx.actor.name, ...result }),
    ...conditions,
  ])
  return refusal ?? { value: await detailAfter(tx, id, noted) }
}

export async function showDeclaration(tx: Tx, id: string): Promise<DeclarationDetail | undefined> {
  const found = await load(tx, id)
  if (!found || found.state.status === 'unknown') return undefined
  const { state, revision } = found
  return detailOf(id, revision, state, await nameOf(tx, state))
}

export async function listDeclarations(
  tx: Tx,
  query: ListQuery,
  after: Place | undefined,
): Promise<{ items: DeclarationSummary[]; last: Place | undefined }> {
  const rows = await list(tx, query, after)
  const states = rows.map(({ state }) => known(state))
  const names = await enterpriseNames(
    tx,
    states.map(({ tenant }) => tenant.enterpriseId),
  )
  const items = rows.map(({ id, revision }, i) => {
    const state = known(states[i])
    return summaryOf(id, revision, state, names.get(state.tenant.enterpriseId) ?? '')
  })
  return { items, last: rows.length === query.limit ? rows.at(-1)?.place : undefined }
}

/** When the trader has to have answered, and customs to have looked again. */
export const answerDueAt = (at: string) => later(at, promisedHours.answer)
export const reviewDueAt = (at: string) => later(at, promisedHours.yellow)

function unfitToFile(filed: Declaration, enterprise: Enterprise) {
  if (filed.declarant.id !== enterprise.identification)
    return refused(
      'declaration.declarant-not-represented',
      `You file for ${enterprise.identification}, and the declarant is ${filed.declarant.id}.`,
      `Declare ${enterprise.identification}, or sign in for the other enterprise.`,
    )
  if (!enterprise.licensed)
    return refused(
      'declaration.enterprise-not-licensed',
      `${enterprise.name} holds no licence for this zone.`,
      'Ask the zone registrar about the licence.',
    )
  return undefined
}

/** A trader's reference names one declaration for ever. */
function unusedReference(id: string, filed: Declaration, enterprise: Enterprise) {
  const { functionalReferenceId } = filed
  const digest = createHash('sha256').update(functionalReferenceId).digest('base64url')
  return guard(`reference/${enterprise.id}/${digest}`, async (tx) => {
    const used = await findByReference(tx, enterprise.id, functionalReferenceId)
    return used === undefined || used === id ? undefined : referenceUsed(filed)
  })
}

function referenceUsed({ functionalReferenceId }: Declaration): Refusal {
  return {
    code: 'declaration.reference-already-used',
    detail: `The reference ${functionalReferenceId} names another declaration of yours.`,
    pointer: '/functionalReferenceId',
    cure: 'Give this one a reference of its own.',
  }
}

/** The answer as the filing got it, however the case went on: the journal keeps it for ever. */
async function firstAnswer(tx: Tx, id: string): Promise<{ state: State; revision: number }> {
  const events = (await firstEvents(tx, id)).map((event) => Event.parse(event))
  const { evolve, initial } = declarationDecider
  return { state: events.reduce(evolve, initial), revision: events.length }
}

async function detailAfter(tx: Tx, id: string, given: OrderOf<State>): Promise<DeclarationDetail> {
  const { state, revision } = given.outcome()
  return detailOf(id, revision, known(state), await nameOf(tx, state))
}

async function nameOf(tx: Tx, state: State): Promise<string> {
  const { enterpriseId } = known(state).tenant
  return (await enterpriseNames(tx, [enterpriseId])).get(enterpriseId) ?? ''
}

function known(state: State | undefined): Exclude<State, { status: 'unknown' }> {
  if (!state || state.status === 'unknown') throw new Error('A filed declaration has a state')
  return state
}

function tenantOf({ id, economyId, zoneId }: Enterprise) {
  return { economyId, zoneId, enterpriseId: id }
}

function promisedHoursOf({ lane }: Selection): number {
  return lane === 'yellow' || lane === 'red' ? promisedHours[lane] : 0
}

/** Base 32 as Crockford writes it: no letter looks like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomText = (length: number) =>
  [...randomBytes(length)].map((byte) => alphabet.charAt(byte & 31)).join('')

/** 18 characters: year, economy, 13 drawn at random (65 bits, so nobody guesses one), check letter. */
function newMrn(at: string, economyId: string): string {
  const body = `${at.slice(2, 4)}${economyId}${randomText(13)}`
  const sum = Buffer.from(body).reduce((total, byte, i) => total + byte * (i + 1), 0)
  return `${body}${alphabet.charAt(sum % 32)}`
}

const newSecret = () => randomText(10)

const now = () => new Date().toISOString()

function later(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString()
}
