import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { z } from 'zod'
import { entryText } from '../../src/modules/audit/entry.ts'
import { countRows, type Manifest } from '../../src/platform/backup.ts'
import { newTree } from '../journal/verify.ts'

export type Proof = { what: string; holds: boolean; detail: string }

/**
 * Proves a restored database by itself: nothing that stood when the backup began is missing, every
 * account is the sum of its entries, and the journal has the root that it was signed with.
 */
export async function prove(url: string, manifest: Manifest): Promise<Proof[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return [
      await proveRows(client, manifest),
      await proveBalances(client),
      ...(await proveJournal(client)),
    ]
  } finally {
    await client.end()
  }
}

async function proveRows(client: Client, { rows }: Manifest): Promise<Proof> {
  const found = await countRows(client)
  // Sessions are the one thing that is deleted when it is old.
  const fewer = Object.entries(rows).filter(
    ([name, count]) => name !== 'identity.session' && (found[name] ?? -1) < count,
  )
  const total = Object.values(found).reduce((sum, count) => sum + count, 0)
  return {
    what: 'rows',
    holds: fewer.length === 0,
    detail:
      fewer.length === 0
        ? `${total} rows in ${Object.keys(found).length} tables, none fewer than when the backup began`
        : fewer.map(([name, count]) => `${name}: ${found[name]} of ${count}`).join(', '),
  }
}

async function proveBalances(client: Client): Promise<Proof> {
  const { rows } = await client.query<{ accounts: string; wrong: string }>(`
    select count(*) as accounts,
      count(*) filter (where balance <> coalesce(
        (select sum(quantity) from inventory.entry where entry.account_id = account.id), 0)) as wrong
    from inventory.account
  `)
  const { accounts = '0', wrong = '0' } = rows[0] ?? {}
  return {
    what: 'balances',
    holds: wrong === '0',
    detail: `${accounts} accounts, ${wrong} of them not the sum of their entries`,
  }
}

const Leaf = z.object({
  leaf: z.string(),
  position: z.string(),
  stream: z.string(),
  revision: z.int(),
  type: z.string(),
  data: z.string(),
  economyId: z.string().nullable(),
  zoneId: z.string().nullable(),
  enterpriseId: z.string().nullable(),
  actor: z.string(),
  requestId: z.string().nullable(),
  mandateId: z.string().nullable(),
  recordedAt: z.string(),
})

async function proveJournal(client: Client): Promise<Proof[]> {
  const tree = newTree()
  const signed = await checkpoints(client)
  const wrong: string[] = []
  let proven = 0
  for (let from = 0; ; from += 1000) {
    const leaves = await readLeaves(client, from)
    for (const { leaf, ...event } of leaves) {
      const hash = createHash('sha256').update(Uint8Array.of(0)).update(entryText(event)).digest()
      if (hash.toString('hex') !== leaf) wrong.push(`entry ${tree.size()}`)
      tree.add(hash)
      const root = signed.get(tree.size())
      if (root === undefined) continue
      proven += 1
      if (root !== tree.root()) wrong.push(`root at ${tree.size()}`)
    }
    if (leaves.length < 1000) break
  }
  return [
    {
      what: 'journal',
      holds: wrong.length === 0,
      detail: `${tree.size()} entries, ${proven} signed roots, root ${tree.root()}${wrong.length > 0 ? `; wrong: ${wrong.slice(0, 20).join(', ')}` : ''}`,
    },
  ]
}

async function checkpoints(client: Client): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ size: string; root: string }>(
    `select size, encode(root, 'hex') as root from audit.checkpoint`,
  )
  return new Map(rows.map(({ size, root }) => [Number(size), root]))
}

async function readLeaves(client: Client, from: number): Promise<z.infer<typeof Leaf>[]> {
  const { rows } = await client.query(
    `select encode(node.hash, 'hex') as leaf, event.position::text, stream, revision, event.type,
       event.data::text as data, event.economy_id as "economyId", event.zone_id::text as "zoneId",
       event.enterprise_id::text as "enterpriseId", event.actor, event.request_id as "requestId",
       event.mandate_id::text as "mandateId",
       to_char(event.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt"
     from audit.leaf as leaf
     join audit.node as node on node.level = 0 and node.index = leaf.index
     join platform.events as event using (stream, revision)
     where leaf.index >= $1 order by leaf.index limit 1000`,
    [from],
  )
  return rows.map((row) => Leaf.parse(row))
}
