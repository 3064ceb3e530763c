import { z } from 'zod'
import type { Keys } from '#modules/documents'
import { type Answer, foundOr, valueOf } from '#platform/answer'
import { type Database, transact, type Tx } from '#platform/database'
import type { Http, Principal } from '#platform/http'
import { pageOf, placeOf } from '#platform/keyset'
import { Problem } from '#platform/problem'
import { GatePassDetail, GatePassList, ListQuery, PassageBody } from './model.ts'
import {
  commandGatePass,
  listGatePasses,
  recordPassage,
  showGatePass,
  verifyGatePass,
} from './service.ts'

const params = z.object({ id: z.uuid() })
const response = { 200: GatePassDetail, '4xx': Problem }
const words = (longest: number) => z.string().trim().min(1).max(longest)

export function gateRoutes(http: Http, db: Database, keys: Keys): void {
  reading(http, db, keys)
  passing(http, db, keys)
  settling(http, db, keys)
}

function reading(http: Http, db: Database, keys: Keys): void {
  const config = { permission: 'gate.read' }

  http.get(
    '/api/gate-passes',
    {
      config,
      schema: {
        operationId: 'listGatePasses',
        querystring: ListQuery,
        response: { 200: GatePassList, '4xx': Problem },
      },
    },
    async ({ principal, query }) => {
      const after = query.after === undefined ? undefined : placeOf(query.after)
      const { items, last } = await transact(db, principal.actor, (tx) =>
        listGatePasses(tx, query, after),
      )
      return pageOf(items, last)
    },
  )

  http.get(
    '/api/gate-passes/:id',
    { config, schema: { operationId: 'showGatePass', params, response } },
    async ({ principal, params: { id } }) =>
      foundOr(
        await transact(db, principal.actor, (tx) => showGatePass(tx, keys, id)),
        'gate-pass.unknown',
        'There is no such gate pass, or it is not yours to see.',
      ),
  )

  http.get(
    '/api/gate-passes/keys',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'listSigningKeys',
        description: 'The public keys (RFC 7517) by which anybody checks a gate pass offline.',
        response: { 200: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }) },
      },
    },
    () => ({ keys: keys.publicKeys.keys.map((key) => ({ ...key })) }),
  )

  http.post(
    '/api/gate-passes/verification',
    {
      config,
      schema: {
        operationId: 'verifyGatePass',
        body: z.strictObject({ token: z.string().trim().min(1).max(8_000) }),
        response,
      },
    },
    ({ principal, body: { token } }) => run(db, principal, (tx) => verifyGatePass(tx, keys, token)),
  )
}

function passing(http: Http, db: Database, keys: Keys): void {
  http.put(
    '/api/gate-passes/:id/passages/:passageId',
    {
      config: { permission: 'gate.pass' },
      schema: {
        operationId: 'recordPassage',
        params: params.extend({ passageId: z.uuid() }),
        body: PassageBody,
        response,
      },
    },
    ({ principal, params: { id, passageId }, body }) =>
      run(db, principal, (tx) => recordPassage(tx, keys, id, { passageId, ...body })),
  )
}

function settling(http: Http, db: Database, keys: Keys): void {
  http.put(
    '/api/gate-passes/:id/discrepancies/:discrepancyId/resolution',
    {
      config: { permission: 'gate.resolve' },
      schema: {
        operationId: 'resolveDiscrepancy',
        params: params.extend({ discrepancyId: z.string().max(36) }),
        body: z.strictObject({ explanation: words(2000) }),
        response,
      },
    },
    ({ principal, params: { id, discrepancyId }, body: { explanation } }) =>
      run(db, principal, (tx) =>
        commandGatePass(tx, keys, id, {
          type: 'resolve',
          ...hand(tx),
          discrepancyId,
          explanation,
        }),
      ),
  )

  http.put(
    '/api/gate-passes/:id/revocation',
    {
      config: { permission: 'gate.revoke' },
      schema: {
        operationId: 'revokeGatePass',
        params,
        body: z.strictObject({ reason: words(2000) }),
        response,
      },
    },
    ({ principal, params: { id }, body: { reason } }) =>
      run(db, principal, (tx) =>
        commandGatePass(tx, keys, id, { type: 'revoke', ...hand(tx), reason }),
      ),
  )
}

/** When a command is given, and by whom. */
const hand = (tx: Tx) => ({ at: new Date().toISOString(), by: tx.actor.name })

async function run<Value>(
  db: Database,
  { actor }: Principal,
  work: (tx: Tx) => Promise<Answer<Value>>,
): Promise<Value> {
  return valueOf(await transact(db, actor, work))
}
