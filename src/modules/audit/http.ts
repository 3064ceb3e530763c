import { Readable } from 'node:stream'
import { z } from 'zod'
import { foundOr } from '#platform/answer'
import type { Actor, Database } from '#platform/database'
import type { Tenancy } from '#platform/events'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import {
  Checkpoint,
  ConsistencyProof,
  ForeignEntry,
  InclusionProof,
  JournalEntry,
} from './model.ts'
import {
  eachLine,
  makeCheckpoint,
  proveConsistency,
  proveInclusion,
  readLines,
  type Sign,
} from './service.ts'

const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

type Options = {
  sign: Sign
  /** With which an export is checked: they travel with it. */
  publicKeys: unknown
}

export function auditRoutes(http: Http, db: Database, options: Options): void {
  journalRoutes(http, db, options)
  proofRoutes(http, db, options)
}

function journalRoutes(http: Http, db: Database, { sign, publicKeys }: Options): void {
  const config = { permission: 'journal.read' }
  http.get(
    '/api/journal/entries',
    {
      config,
      schema: {
        operationId: 'listJournal',
        querystring: z.strictObject({
          from: size.default(0),
          /** Downwards from before this entry; else upwards from `from` on. */
          before: size.optional(),
          /** One stream, or all that begin so where it ends in a slash, as `declaration/` does. */
          stream: z.string().min(1).max(200).optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        response: {
          200: z.strictObject({ items: z.array(z.union([JournalEntry, ForeignEntry])) }),
          '4xx': Problem,
        },
      },
    },
    async ({ principal, query }) => ({
      items: await readLines(db, tenancyOf(principal.actor), query),
    }),
  )

  http.get(
    '/api/journal/export',
    {
      config,
      schema: {
        operationId: 'exportJournal',
        description: 'The journal as lines of JSON, which `npm run verify` proves by itself.',
        produces: ['application/x-ndjson'],
        response: { 200: z.unknown(), '4xx': Problem },
      },
    },
    async ({ principal }, reply) => {
      const checkpoint = await makeCheckpoint(db, sign)
      const lines = exportLines(db, tenancyOf(principal.actor), {
        checkpoint,
        keys: publicKeys,
      })
      return reply
        .header('content-disposition', 'attachment; filename="journal.ndjson"')
        .type('application/x-ndjson')
        .send(Readable.from(lines))
    },
  )
}

/** The keys, every line of the journal, and the signed checkpoint over them. */
async function* exportLines(
  db: Database,
  reader: Tenancy,
  { checkpoint, keys }: { checkpoint: Checkpoint; keys: unknown },
): AsyncGenerator<string> {
  yield `${JSON.stringify({ keys })}\n`
  for await (const line of eachLine(db, reader, checkpoint.size)) yield `${JSON.stringify(line)}\n`
  yield `${JSON.stringify({ checkpoint })}\n`
}

function proofRoutes(http: Http, db: Database, { sign }: Options): void {
  const config = { permission: 'journal.prove' }
  http.get(
    '/api/journal/checkpoint',
    {
      config,
      schema: { operationId: 'showCheckpoint', response: { 200: Checkpoint, '4xx': Problem } },
    },
    () => makeCheckpoint(db, sign),
  )

  http.get(
    '/api/journal/proofs/inclusion',
    {
      config,
      schema: {
        operationId: 'proveInclusion',
        querystring: z.strictObject({
          stream: z.string().min(1).max(200),
          revision: z.coerce.number().int().min(1).max(2_147_483_647),
          /** The size of a checkpoint, for a proof that leads to its root. */
          size: size.optional(),
        }),
        response: { 200: InclusionProof, '4xx': Problem },
      },
    },
    async ({ query }) =>
      foundOr(
        await proveInclusion(db, {
          stream: query.stream,
          revision: query.revision,
          within: query.size,
        }),
        'journal.entry-unknown',
        'The journal holds no such event, or it is a moment too young.',
      ),
  )

  http.get(
    '/api/journal/proofs/consistency',
    {
      config,
      schema: {
        operationId: 'proveConsistency',
        querystring: z.strictObject({ from: size, to: size }),
        response: { 200: ConsistencyProof, '4xx': Problem },
      },
    },
    async ({ query: { from, to } }) =>
      foundOr(
        await proveConsistency(db, from, to),
        'journal.size-not-reached',
        'The journal is not that long, or the sizes are the wrong way round.',
      ),
  )
}

function tenancyOf(actor: Actor): Tenancy {
  switch (actor.role) {
    case 'officer':
      return { economyId: actor.economyId }
    case 'trader':
      return { enterpriseId: actor.enterpriseId }
    default:
      return {}
  }
}
