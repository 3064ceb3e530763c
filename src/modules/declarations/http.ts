import { createHash } from 'node:crypto'
import { z } from 'zod'
import { assigned } from '#modules/assignments'
import { representedEnterprise } from '#modules/parties'
import type { DrawSource } from '#modules/risk'
import { type Answer, foundOr, valueOf } from '#platform/answer'
import { type Database, transact, type Tx } from '#platform/database'
import type { Http, Principal } from '#platform/http'
import { pageOf, placeOf } from '#platform/keyset'
import { Problem, ProblemPart } from '#platform/problem'
import {
  type Command,
  Declaration,
  DeclarationCounts,
  DeclarationDetail,
  DeclarationList,
  FilingAnswer,
  ListQuery,
  PublicTracking,
  TimelineEntry,
} from './model.ts'
import {
  answerDueAt,
  commandDeclaration,
  listDeclarations,
  lodgeDeclaration,
  recordControlResult,
  reviewDueAt,
  showDeclaration,
  validateDeclaration,
} from './service.ts'
import { counts, timeline } from './store.ts'
import { trackDeclaration } from './tracking.ts'

const params = z.object({ id: z.uuid() })
const queryParams = params.extend({ queryId: z.uuid() })
const filed = { 200: FilingAnswer, '4xx': Problem }
const response = { 200: DeclarationDetail, '4xx': Problem }
const words = (longest: number) => z.string().trim().min(1).max(longest)

export function declarationRoutes(http: Http, db: Database, draw: DrawSource): void {
  filing(http, db, draw)
  reading(http, db)
  asking(http, db)
  deciding(http, db)
  tracking(http, db)
}

function filing(http: Http, db: Database, draw: DrawSource): void {
  const lodge = async ({ actor }: Principal, id: string, body: Declaration) => {
    const enterprise = await representedEnterprise(db, actor)
    return valueOf(
      await transact(db, actor, (tx) => lodgeDeclaration(tx, id, body, enterprise, draw)),
    )
  }

  http.put(
    '/api/declarations/:id',
    {
      config: { permission: 'declaration.file' },
      schema: { operationId: 'lodgeDeclaration', params, body: Declaration, response: filed },
    },
    async ({ principal, params: { id }, body }) => lodge(principal, id, body),
  )

  http.post(
    '/api/declarations',
    {
      config: { permission: 'declaration.file' },
      schema: {
        operationId: 'postDeclaration',
        description:
          'Filing for clients that make no ids: the key names the declaration, for ever.',
        headers: z.object({ 'idempotency-key': z.string().trim().min(8).max(255) }),
        body: Declaration,
        response: filed,
      },
    },
    async ({ principal, headers, body }) =>
      lodge(principal, idOfKey(principal, headers['idempotency-key']), body),
  )

  http.post(
    '/api/declarations/validation',
    {
      config: { permission: 'declaration.file' },
      schema: {
        operationId: 'validateDeclaration',
        description: 'What filing would be answered, without filing.',
        body: Declaration,
        response: {
          200: z.strictObject({ accepted: z.boolean(), errors: z.array(ProblemPart) }),
          '4xx': Problem,
        },
      },
    },
    async ({ principal, body }) => {
      const enterprise = await representedEnterprise(db, principal.actor)
      const broken = await transact(db, principal.actor, (tx) =>
        validateDeclaration(tx, body, enterprise),
      )
      const errors = broken.map(({ pointer = '', code, detail, cure }) => ({
        pointer,
        code,
        detail,
        ...(cure ? { cure } : {}),
      }))
      return { accepted: errors.length === 0, errors }
    },
  )
}

/** A UUID version 8 (RFC 9562) that follows from the enterprise and its key. */
function idOfKey({ actor }: Principal, key: string): string {
  const whose = 'enterpriseId' in actor ? actor.enterpriseId : ''
  const digest = createHash('sha256').update(`declaration\n${whose}\n${key}`).digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}

function reading(http: Http, db: Database): void {
  const config = { permission: 'declaration.read' }
  http.get(
    '/api/declarations',
    {
      config,
      schema: {
        operationId: 'listDeclarations',
        querystring: ListQuery,
        response: { 200: DeclarationList, '4xx': Problem },
      },
    },
    async ({ principal, query }) => {
      const { items, last } = await transact(db, principal.actor, (tx) =>
        listDeclarations(tx, query, query.after === undefined ? undefined : placeOf(query.after)),
      )
      return pageOf(items, last)
    },
  )

  http.get(
    '/api/declarations/counts',
    {
      config,
      schema: {
        operationId: 'countDeclarations',
        response: { 200: DeclarationCounts, '4xx': Problem },
      },
    },
    async ({ principal }) => {
      const now = new Date().toISOString()
      const counted: Record<string, number> = await transact(db, principal.actor, (tx) =>
        counts(tx, now, `${now.slice(0, 10)}T00:00:00Z`),
      )
      const of = (name: string) => counted[name] ?? 0
      return {
        held: { yellow: of('yellow'), red: of('red') },
        heldForTrader: of('trader'),
        overdue: of('overdue'),
        acceptedToday: of('accepted'),
        releasedToday: of('released'),
      }
    },
  )

  http.get(
    '/api/declarations/:id',
    { config, schema: { operationId: 'showDeclaration', params, response } },
    async ({ principal, params: { id } }) =>
      found(await transact(db, principal.actor, (tx) => showDeclaration(tx, id))),
  )

  http.get(
    '/api/declarations/:id/timeline',
    {
      config,
      schema: {
        operationId: 'showTimeline',
        params,
        response: { 200: z.strictObject({ entries: z.array(TimelineEntry) }), '4xx': Problem },
      },
    },
    async ({ principal, params: { id } }) => ({
      entries: await transact(db, principal.actor, (tx) => timeline(tx, id)),
    }),
  )
}

function asking(http: Http, db: Database): void {
  http.put(
    '/api/declarations/:id/queries/:queryId',
    {
      config: { permission: 'declaration.review' },
      schema: {
        operationId: 'askQuestion',
        params: queryParams,
        body: z.strictObject({ question: words(2000) }),
        response,
      },
    },
    ({ principal, params: { id, queryId }, body: { question } }) =>
      give(db, principal, id, (at, by) => ({
        type: 'ask',
        at,
        by,
        queryId,
        question,
        dueAt: answerDueAt(at),
      })),
  )

  http.put(
    '/api/declarations/:id/queries/:queryId/answer',
    {
      config: { permission: 'declaration.answer' },
      schema: {
        operationId: 'answerQuestion',
        params: queryParams,
        body: z.strictObject({
          text: words(4000),
          attachmentIds: z.array(z.uuid()).max(20).default([]),
        }),
        response,
      },
    },
    ({ principal, params: { id, queryId }, body }) =>
      give(db, principal, id, (at, by) => ({
        type: 'answer',
        at,
        by,
        queryId,
        ...body,
        dueAt: reviewDueAt(at),
      })),
  )
}

function deciding(http: Http, db: Database): void {
  http.put(
    '/api/declarations/:id/release',
    {
      config: { permission: 'declaration.review' },
      schema: { operationId: 'releaseDeclaration', params, body: z.strictObject({}), response },
    },
    ({ principal, params: { id } }) =>
      give(db, principal, id, (at, by) => ({ type: 'release', at, by })),
  )

  http.put(
    '/api/declarations/:id/refusal',
    {
      config: { permission: 'declaration.review' },
      schema: {
        operationId: 'refuseDeclaration',
        params,
        body: z.strictObject({ reason: words(2000), legalBasis: words(200) }),
        response,
      },
    },
    ({ principal, params: { id }, body }) =>
      give(db, principal, id, (at, by) => ({ type: 'refuse', at, by, ...body })),
  )

  http.put(
    '/api/declarations/:id/invalidation',
    {
      config: { permission: 'declaration.file' },
      schema: {
        operationId: 'invalidateDeclaration',
        params,
        body: z.strictObject({ reason: words(2000) }),
        response,
      },
    },
    ({ principal, params: { id }, body: { reason } }) =>
      give(db, principal, id, (at, by) => ({ type: 'invalidate', at, by, reason })),
  )

  http.put(
    '/api/declarations/:id/control/result',
    {
      config: { permission: 'declaration.control' },
      schema: {
        operationId: 'recordControlResult',
        params,
        body: z.strictObject({
          result: z.enum(['conform', 'not-conform']),
          findings: words(4000),
        }),
        response,
      },
    },
    ({ principal, params: { id }, body }) =>
      run(db, principal, (tx) =>
        recordControlResult(tx, id, body, [assigned(id, 'examination', principal)]),
      ),
  )
}

function tracking(http: Http, db: Database): void {
  http.get(
    '/api/tracking/:mrn',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'trackDeclaration',
        params: z.object({ mrn: z.string().max(35) }),
        querystring: z.strictObject({ secret: z.string().max(64) }),
        response: { 200: PublicTracking, '4xx': Problem },
      },
    },
    async ({ params: { mrn }, query: { secret } }) =>
      found(await trackDeclaration(db, mrn, secret)),
  )
}

/** Gives one command, in the name of whoever asks, at this moment. */
function give(
  db: Database,
  principal: Principal,
  id: string,
  command: (at: string, by: string) => Exclude<Command, { type: 'lodge' }>,
): Promise<DeclarationDetail> {
  const at = new Date().toISOString()
  return run(db, principal, (tx) =>
    commandDeclaration(tx, id, command(at, principal.actor.name), [
      assigned(id, 'review', principal),
    ]),
  )
}

async function run<Value>(
  db: Database,
  { actor }: Principal,
  work: (tx: Tx) => Promise<Answer<Value>>,
): Promise<Value> {
  return valueOf(await transact(db, actor, work))
}

function found<Value>(wanted: Value | undefined): Value {
  const detail = 'There is no such declaration, or it is not yours to see.'
  return foundOr(wanted, 'declaration.unknown', detail)
}
