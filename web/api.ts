import { z } from 'zod'
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
import { ImportView } from '#models/exchange'
import { OpenSession, PermissionTable, SessionView } from '#models/identity'
import { Enterprise } from '#models/parties'
import { TariffLine } from '#models/tariff'
import { Zone } from '#models/zones'
import type { Payload } from './request.ts'
import { request, search } from './request.ts'
import * as shapes from './shapes.ts'
import { listOf } from './shapes.ts'

// The typed client of the platform's public API: one line for each operation. The screens have no
// door of their own, so whatever they can do, a program of the trader can do too.

export type ListQuery = Record<string, string | number | undefined>
type Id = string

const get = <T>(path: string, schema: z.ZodType<T>) => request('GET', path, schema)
const put = <T>(path: string, schema: z.ZodType<T>, payload: Payload) =>
  request('PUT', path, schema, payload)
const nothing = z.unknown()

export const api = {
  signIn: (body: { login: string; password: string }) =>
    request('POST', '/session', SessionView, body),
  showSession: () => get('/session', SessionView),
  signOut: () => request('DELETE', '/session', nothing),
  listSessions: () => get('/sessions', listOf(OpenSession)),
  endSession: (id: Id) => request('DELETE', `/sessions/${id}`, nothing),
  listDemoAccounts: () => get('/demo-accounts', z.array(shapes.DemoAccount)),
  listPermissions: () => get('/permissions', PermissionTable),

  listZones: () => get('/zones', listOf(Zone)),
  listEnterprises: () => get('/enterprises', listOf(Enterprise)),
  searchTariff: (query: ListQuery) => get(`/tariff/lines${search(query)}`, listOf(TariffLine)),
  listCodes: (name: string) => get(`/code-lists/${name}`, listOf(shapes.CodeWords)),

  listDeclarations: (query: ListQuery) => get(`/declarations${search(query)}`, DeclarationList),
  countDeclarations: () => get('/declarations/counts', DeclarationCounts),
  showDeclaration: (id: Id) => get(`/declarations/${id}`, DeclarationDetail),
  lodgeDeclaration: (id: Id, body: Declaration) => put(`/declarations/${id}`, FilingAnswer, body),
  validateDeclaration: (body: Declaration) =>
    request('POST', '/declarations/validation', shapes.Validation, body),
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
    put(`/attachments/${id}${search({ name: file.name })}`, shapes.Attachment, file),

  listGatePasses: (query: ListQuery) =>
    get(`/gate-passes${search(query)}`, listOf(shapes.GatePassSummary)),
  showGatePass: (id: Id) => get(`/gate-passes/${id}`, shapes.GatePassDetail),
  verifyGatePass: (token: string) =>
    request('POST', '/gate-passes/verification', shapes.GatePassDetail, { token }),
  recordPassage: (id: Id, passageId: Id, body: Passage) =>
    put(`/gate-passes/${id}/passages/${passageId}`, shapes.GatePassDetail, body),
  resolveDiscrepancy: (id: Id, discrepancyId: Id, body: { explanation: string }) =>
    put(
      `/gate-passes/${id}/discrepancies/${discrepancyId}/resolution`,
      shapes.GatePassDetail,
      body,
    ),

  listAccounts: (query: ListQuery) =>
    get(`/account-book/accounts${search(query)}`, listOf(shapes.AccountSummary)),
  listAccountEntries: (id: Id, query: ListQuery) =>
    get(`/account-book/accounts/${id}/entries${search(query)}`, listOf(shapes.AccountEntry)),
  trackDeclaration: (mrn: string, secret: string) =>
    get(`/tracking/${encodeURIComponent(mrn)}${search({ secret })}`, PublicTracking),
  listVehicles: () => get('/vehicles', listOf(shapes.Vehicle)),
}

export type Passage = {
  gateId: Id
  vehiclePlate: string
  items: shapes.PassedItem[]
  final: boolean
}
