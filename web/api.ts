import { z } from 'zod'
import { AccountView as BookAccount, EntryView } from '#models/inventory'
import { Checkpoint, ForeignEntry, InclusionProof, JournalEntry } from '#models/audit'
import { Code, type CodeListName } from '#models/codes'
import { ControlView } from '#models/controls'
import {
  DeclarationCounts,
  DeclarationDetail,
  DeclarationList,
  FilingAnswer,
  PublicTracking,
  TimelineEntry,
} from '#models/declarations'
import type { Declaration } from '#models/declarations'
import { AttachmentView } from '#models/documents'
import { ImportView } from '#models/exchange'
import {
  Factors,
  Passkey,
  PasskeyOptions,
  type PasskeyProof,
  type PasskeyRegistration,
} from '#models/factors'
import { GatePassDetail, GatePassList, type PassageBody } from '#models/gates'
import {
  type AccountProfile,
  AccountView,
  ApiKey,
  DemoAccount,
  type NewApiKey,
  OpenSession,
  PermissionTable,
  SessionView,
} from '#models/identity'
import { Vehicle } from '#models/movements'
import { Enterprise } from '#models/parties'
import { TariffLine } from '#models/tariff'
import { Zone } from '#models/zones'
import type { Payload } from './request.ts'
import { request, search } from './request.ts'
import { SigningKeys } from './signature.ts'
import {
  AccountInvitation,
  listOf,
  RecoveryCodes,
  SteppedUp,
  TotpSecret,
  Validation,
} from './shapes.ts'

// The typed client of the platform's public API: one line for each operation. The screens have no
// door of their own, so whatever they can do, a program of the trader can do too.

export type ListQuery = Record<string, string | number | undefined>
type Id = string

const get = <T>(path: string, schema: z.ZodType<T>) => request('GET', path, schema)
const put = <T>(path: string, schema: z.ZodType<T>, payload: Payload) =>
  request('PUT', path, schema, payload)
const nothing = z.unknown()

export const api = {
  signIn: (body: { login: string; password: string; code?: string }) =>
    request('POST', '/session', SessionView, body),
  showSession: () => get('/session', SessionView),
  signOut: () => request('DELETE', '/session', nothing),
  beginPasskeyProof: () => request('POST', '/session/passkey/challenge', PasskeyOptions),
  signInByPasskey: (proof: PasskeyProof) => request('POST', '/session/passkey', SessionView, proof),
  stepUp: (proof: { password: string } | { code: string } | { passkey: PasskeyProof }) =>
    put('/session/step-up', SteppedUp, proof),
  showFactors: () => get('/session/factors', Factors),
  enrolTotp: () => request('POST', '/session/totp', TotpSecret),
  confirmTotp: (body: { code: string }) => put('/session/totp/confirmation', RecoveryCodes, body),
  removeTotp: () => request('DELETE', '/session/totp', nothing),
  renewRecoveryCodes: () => request('POST', '/session/recovery-codes', RecoveryCodes),
  beginPasskey: () => request('POST', '/session/passkeys/challenge', PasskeyOptions),
  addPasskey: (body: { challengeId: Id; name: string; registration: PasskeyRegistration }) =>
    request('POST', '/session/passkeys', Passkey, body),
  removePasskey: (id: Id) => request('DELETE', `/session/passkeys/${id}`, nothing),
  changePassword: (body: { current: string; password: string }) =>
    put('/session/password', nothing, body),
  listSessions: () => get('/sessions', listOf(OpenSession)),
  endSession: (id: Id) => request('DELETE', `/sessions/${id}`, nothing),
  listDemoAccounts: () => get('/demo-accounts', z.array(DemoAccount)),
  listApiKeys: () => get('/api-keys', listOf(ApiKey)),
  createApiKey: (body: z.input<typeof NewApiKey>) =>
    request('POST', '/api-keys', ApiKey.extend({ secret: z.string() }), body),
  revokeApiKey: (id: Id) => request('DELETE', `/api-keys/${id}`, nothing),
  listAccounts: () => get('/accounts', listOf(AccountView)),
  createAccount: (id: Id, body: AccountProfile) => put(`/accounts/${id}`, AccountView, body),
  disableAccount: (id: Id, body: { reason: string }) =>
    put(`/accounts/${id}/disablement`, AccountView, body),
  enableAccount: (id: Id) => request('DELETE', `/accounts/${id}/disablement`, AccountView),
  inviteAccount: (id: Id) => request('POST', `/accounts/${id}/invitation`, AccountInvitation),
  redeemInvitation: (body: { code: string; password: string }) =>
    request('POST', '/invitations', nothing, body),
  listPermissions: () => get('/permissions', PermissionTable),

  listZones: () => get('/zones', listOf(Zone)),
  listEnterprises: () => get('/enterprises', listOf(Enterprise)),
  searchTariff: (query: ListQuery) => get(`/tariff/lines${search(query)}`, listOf(TariffLine)),
  listCodes: (name: CodeListName) => get(`/code-lists/${name}`, listOf(Code)),

  listDeclarations: (query: ListQuery) => get(`/declarations${search(query)}`, DeclarationList),
  countDeclarations: () => get('/declarations/counts', DeclarationCounts),
  showDeclaration: (id: Id) => get(`/declarations/${id}`, DeclarationDetail),
  lodgeDeclaration: (id: Id, body: Declaration) => put(`/declarations/${id}`, FilingAnswer, body),
  validateDeclaration: (body: Declaration) =>
    request('POST', '/declarations/validation', Validation, body),
  showTimeline: (id: Id) =>
    get(`/declarations/${id}/timeline`, z.object({ entries: z.array(TimelineEntry) })),
  askQuestion: (id: Id, queryId: Id, body: { question: string }) =>
    put(`/declarations/${id}/queries/${queryId}`, DeclarationDetail, body),
  answerQuestion: (id: Id, queryId: Id, body: { text: string; attachmentIds: Id[] }) =>
    put(`/declarations/${id}/queries/${queryId}/answer`, DeclarationDetail, body),
  releaseDeclaration: (id: Id) => put(`/declarations/${id}/release`, DeclarationDetail, {}),
  refuseDeclaration: (id: Id, body: { reason: string; legalBasis: string }) =>
    put(`/declarations/${id}/refusal`, DeclarationDetail, body),
  invalidateDeclaration: (id: Id, body: { reason: string }) =>
    put(`/declarations/${id}/invalidation`, DeclarationDetail, body),
  showControl: (id: Id) => get(`/declarations/${id}/control`, ControlView),
  recordControlResult: (id: Id, body: { result: 'conform' | 'not-conform'; findings: string }) =>
    put(`/declarations/${id}/control/result`, DeclarationDetail, body),

  postDeclarationXml: (document: string) =>
    request('POST', '/declarations/xml', FilingAnswer, document),
  putImport: (id: Id, query: { dryRun: string; fileName: string }, file: Blob) =>
    put(`/imports/${id}${search(query)}`, ImportView, file),
  showImport: (id: Id) => get(`/imports/${id}`, ImportView),
  attach: (id: Id, file: File) =>
    put(`/attachments/${id}${search({ name: file.name })}`, AttachmentView, file),

  listGatePasses: (query: ListQuery) => get(`/gate-passes${search(query)}`, GatePassList),
  showGatePass: (id: Id) => get(`/gate-passes/${id}`, GatePassDetail),
  verifyGatePass: (token: string) =>
    request('POST', '/gate-passes/verification', GatePassDetail, { token }),
  recordPassage: (id: Id, passageId: Id, body: PassageBody) =>
    put(`/gate-passes/${id}/passages/${passageId}`, GatePassDetail, body),
  resolveDiscrepancy: (id: Id, discrepancyId: Id, body: { explanation: string }) =>
    put(`/gate-passes/${id}/discrepancies/${discrepancyId}/resolution`, GatePassDetail, body),
  revokeGatePass: (id: Id, body: { reason: string }) =>
    put(`/gate-passes/${id}/revocation`, GatePassDetail, body),

  listBookAccounts: (query: ListQuery) =>
    get(`/account-book/accounts${search(query)}`, listOf(BookAccount)),
  showBookAccount: (id: Id) => get(`/account-book/accounts/${id}`, BookAccount),
  listBookEntries: (id: Id, query: ListQuery) =>
    get(`/account-book/accounts/${id}/entries${search(query)}`, listOf(EntryView)),
  trackDeclaration: (mrn: string, secret: string) =>
    get(`/tracking/${encodeURIComponent(mrn)}${search({ secret })}`, PublicTracking),
  listVehicles: () => get('/vehicles', listOf(Vehicle)),

  listJournal: (query: ListQuery) =>
    get(`/journal/entries${search(query)}`, listOf(z.union([JournalEntry, ForeignEntry]))),
  showCheckpoint: () => get('/journal/checkpoint', Checkpoint),
  proveInclusion: (query: { stream: string; revision: number; size: number }) =>
    get(`/journal/proofs/inclusion${search(query)}`, InclusionProof),
  listSigningKeys: () => get('/gate-passes/keys', SigningKeys),
}
