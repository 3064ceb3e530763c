import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { type Actor, type Schema, transact } from '#platform/database'
import { startLive } from '#platform/live'
import { createLog } from '#platform/log'
import { createApp } from '../src/app.ts'
import { goodDeclaration, type TestApp, testApp, zone } from './app.ts'
import { asSystem, ownerOf, testDatabase } from './database.ts'
import { addressOf, operationsOf } from './operations.ts'

/** Words that stand in the secrets of one trader only: wherever they turn up, something leaked. */
const canary = 'CANARY7Q'

type Ask = Awaited<ReturnType<TestApp['signIn']>>
let world: TestApp
let ours: Awaited<ReturnType<TestApp['enterprise']>>
let theirs: typeof ours
let us: Ask
let them: Ask
let officer: Ask
/** Of another economy, in the same installation. */
let stranger: Ask
const id = newId()
let mrn = ''
let secrets: string[] = []

beforeAll(async () => {
  world = await testApp()
  ours = await world.enterprise('XM-OURS')
  theirs = await world.enterprise(`XM-${canary}`)
  us = await world.signIn('declarant', ours)
  them = await world.signIn('declarant', theirs)
  officer = await world.signIn('supervisor')
  stranger = await world.signIn('supervisor', undefined, 'XN')
  world.drawLane('red')
  const declaration = goodDeclaration(theirs.identification, `LRN-${canary}`)
  const answer = await them('PUT', `/api/declarations/${id}`, declaration)
  expect(answer.statusCode).toBe(200)
  const filed = answer.json<{ mrn: string; trackingSecret: string }>()
  mrn = filed.mrn
  secrets = [canary, id, mrn, theirs.id, filed.trackingSecret]
  await world.app.settle()
  await us('PUT', `/api/declarations/${newId()}`, goodDeclaration(ours.identification))
})

const traderOf = ({ id: enterpriseId }: { id: string }): Actor => ({
  role: 'trader',
  name: 'trader/test',
  economyId: zone.economyId,
  enterpriseId,
})
const officerOf = (economyId: string): Actor => ({
  role: 'officer',
  name: 'officer/test',
  economyId,
})

/** All rows of a table that an actor sees when the program forgets every `where`. */
async function everything(actor: Actor, table: string): Promise<string> {
  return transact(world.db, actor, async (tx) => {
    const { rows } = await sql`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(
      tx,
    )
    return JSON.stringify(rows)
  })
}

test('no tenant table shows a trader anything foreign, though nobody filters', async () => {
  const readable = await readableTables(ownerOf(world.db), 'entrepot_trader')
  expect(readable).toEqual(expect.arrayContaining(['declarations.declaration', 'platform.events']))
  for (const table of readable) {
    const shown = await everything(traderOf(ours), table)
    for (const secret of secrets) expect(shown, table).not.toContain(secret)
  }
  expect(await everything(traderOf(theirs), 'declarations.declaration')).toContain(canary)
})

test('no tenant table shows an officer another economy, though nobody filters', async () => {
  const readable = await readableTables(ownerOf(world.db), 'entrepot_officer')
  for (const table of readable) {
    const shown = await everything(officerOf('XN'), table)
    for (const secret of secrets) expect(shown, table).not.toContain(secret)
  }
  expect(await everything(officerOf('XM'), 'declarations.declaration')).toContain(canary)
})

test('nobody changes anything foreign, though nobody filters', async () => {
  const change = (actor: Actor) =>
    transact(world.db, actor, (tx) =>
      tx.updateTable('declarations.declaration').set({ lane: 'green' }).execute(),
    )
  await change(traderOf(ours))
  await change(officerOf('XN'))
  const { lane } = await ownerOf(world.db)
    .selectFrom('declarations.declaration')
    .select('lane')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(lane).toBe('red')
})

/** Every GET there is, with the foreign id, MRN and beginnings of words wherever it takes one. */
test('a canary of a foreign tenant leaves by no door', async () => {
  const values = { id, mrn, queryId: id }
  const questions = ['', `?q=LRN-${canary.slice(0, 4)}`, `?q=${mrn.slice(0, 8)}`, '?limit=100']
  const operations = operationsOf(world.app.http.swagger()).filter(({ method }) => method === 'GET')
  expect(operations.length).toBeGreaterThan(10)
  for (const operation of operations)
    for (const question of questions)
      for (const ask of [us, stranger]) {
        const { body } = await ask('GET', addressOf(operation.path, values) + question)
        // Whoever asks for an id or an MRN reads in the answer what they themselves have written.
        const asked = new Set([id, mrn])
        const leaked = secrets.filter((secret) => !asked.has(secret) && body.includes(secret))
        expect(leaked, `${operation.id}${question}`).toEqual([])
      }
})

test('what is foreign and what does not exist are answered alike', async () => {
  for (const path of ['', '/timeline', '/control', '/xml'])
    for (const ask of [us, stranger]) {
      const foreign = await ask('GET', `/api/declarations/${id}${path}`)
      const nothing = await ask('GET', `/api/declarations/${newId()}${path}`)
      expect([path, withoutId(foreign.body)]).toEqual([path, withoutId(nothing.body)])
    }
  const wrong = await us('GET', `/api/tracking/${mrn}?secret=WRONG`)
  const unknown = await us('GET', `/api/tracking/26XM00000000000000?secret=WRONG`)
  expect(withoutId(wrong.body)).toBe(withoutId(unknown.body))
})

test('commands on what is foreign find nothing', async () => {
  const commands: [Ask, string, object][] = [
    [us, 'invalidation', { reason: 'Not mine' }],
    [us, `queries/${newId()}/answer`, { text: 'An answer' }],
    [stranger, 'release', {}],
    [stranger, 'refusal', { reason: 'Mine', legalBasis: 'None' }],
    [stranger, 'control/result', { result: 'conform', findings: 'None' }],
    [stranger, `queries/${newId()}`, { question: 'Whose?' }],
  ]
  for (const [ask, path, body] of commands) {
    const answer = await ask('PUT', `/api/declarations/${id}/${path}`, body)
    expect([path, answer.statusCode]).toEqual([path, 404])
    expect(secrets.filter((secret) => answer.body.includes(secret))).toEqual([])
  }
})

/**
 * References are unique for each enterprise, so that a taken one of somebody else cannot be felt. An
 * id is 74 bits of chance: only whoever was given it can try it, and learns no more than that.
 */
test('keys that must be unique tell nothing of what is foreign', async () => {
  const same = await us(
    'PUT',
    `/api/declarations/${newId()}`,
    goodDeclaration(ours.identification, `LRN-${canary}`),
  )
  expect(same.statusCode).toBe(200)
  const taken = await us('PUT', `/api/declarations/${id}`, goodDeclaration(ours.identification))
  expect([taken.statusCode, taken.json().code]).toEqual([403, 'request.foreign'])
  expect(secrets.filter((secret) => taken.body.includes(secret))).toEqual([])
  const spoken = await us(
    'PUT',
    `/api/declarations/${newId()}`,
    goodDeclaration(theirs.identification),
  )
  expect(spoken.statusCode).toBeGreaterThanOrEqual(400)
  // Its own words come back to whoever wrote them, and nothing else of the other.
  expect([theirs.id, theirs.name].filter((secret) => spoken.body.includes(secret))).toEqual([])
})

test('the stream of hints is silent about what is foreign', async () => {
  const app = await createApp({
    db: world.db,
    log: createLog('silent'),
    keys: world.keys,
    files: world.files,
  })
  const live = await startLive(app.http, world.db, app.eventTypes)
  const address = await app.http.listen({ port: 0, host: '127.0.0.1' })
  const stream = await fetch(`${address}/api/live`, { headers: { cookie: us.cookie } })
  const heard: string[] = []
  const reading = stream.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeTo(new WritableStream({ write: (text) => void heard.push(text) }))
  const [hidden, shown] = [newId(), newId()]
  await them('PUT', `/api/declarations/${hidden}`, goodDeclaration(theirs.identification))
  await us('PUT', `/api/declarations/${shown}`, goodDeclaration(ours.identification))
  await expect.poll(() => heard.join('')).toContain(shown)
  expect(heard.join('')).not.toContain(hidden)
  await live.stop()
  await reading
  await app.http.close()
})

test('counts count only what is one’s own', async () => {
  expect((await stranger('GET', '/api/declarations/counts')).json()).toMatchObject({
    held: { yellow: 0, red: 0 },
    acceptedToday: 0,
  })
  expect((await stranger('GET', '/api/declarations')).json()).toEqual({ items: [] })
  expect((await officer('GET', '/api/declarations')).body).toContain(canary)
})

test('accounts and their secrets are read by the platform alone', async () => {
  const tables = await tablesOf(ownerOf(world.db), 'identity')
  expect(tables).toEqual(expect.arrayContaining(['identity.account', 'identity.session']))
  for (const table of tables)
    for (const actor of [traderOf(ours), officerOf('XM'), { role: 'visitor', name: 'v' } as const])
      await expect(everything(actor, table), table).rejects.toThrow('permission denied')
})

test('the login owns nothing, rules nothing, and may do nothing before it has a role', async () => {
  const { rows } = await world.db.pool.query<Record<string, unknown>>(`
    select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit,
      (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
    from pg_roles where rolname = session_user
  `)
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolinherit: false,
      owned: 0,
    },
  ])
  const bare = world.db.pool.query('select * from declarations.declaration')
  await expect(bare).rejects.toThrow('permission denied')
})

test('a connection that goes back to the pool remembers nobody', async () => {
  await transact(world.db, traderOf(theirs), async () => {})
  const { rows } = await world.db.pool.query<Record<string, unknown>>(`
    select current_user = session_user as plain,
      coalesce(current_setting('entrepot.enterprise_id', true), '') as enterprise
  `)
  expect(rows).toEqual([{ plain: true, enterprise: '' }])
})

test('every table of a tenant is guarded', async () => {
  expect(await unguarded(ownerOf(world.db))).toEqual([])
})

/** A check that cannot fail is no check. */
test('a table of a tenant that is not guarded is told off', async () => {
  const owner = ownerOf(await testDatabase())
  const force = 'enable row level security, force row level security'
  for (const statement of [
    'create table declarations.bare (enterprise_id uuid)',
    'create table declarations.unforced (economy_id text)',
    'alter table declarations.unforced enable row level security',
    'create table declarations.wide (enterprise_id uuid)',
    `alter table declarations.wide ${force}`,
    `create policy trader on declarations.wide to entrepot_trader using (
       enterprise_id = nullif(current_setting('entrepot.enterprise_id'), '')::uuid
       or enterprise_id is null)`,
    'create table declarations.open (economy_id text)',
    `alter table declarations.open ${force}`,
    'create policy officer on declarations.open to entrepot_officer using (true)',
    'create table declarations.twice (economy_id text)',
    `alter table declarations.twice ${force}`,
    ...['one', 'two'].map(
      (name) => `create policy ${name} on declarations.twice to entrepot_officer
        using (economy_id = current_setting('entrepot.economy_id'))`,
    ),
  ])
    await sql.raw(statement).execute(owner)
  expect(await unguarded(owner)).toEqual([
    'declarations.bare',
    'declarations.open',
    'declarations.twice',
    'declarations.unforced',
    'declarations.wide',
  ])
})

/** Facts that anybody may read: where customs works is printed on its doors. */
const publicTables = new Set(['zones.office', 'zones.zone'])

/**
 * Tables with a column that says whose a row is, but without forced policies; or where one role has
 * several (they add up like an "or"), or one that does not compare that column with who asks.
 */
async function unguarded(owner: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with tenant as (
      select distinct t.oid, n.nspname, t.relname, t.relrowsecurity and t.relforcerowsecurity as forced
      from pg_class t
      join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attname in ('economy_id', 'enterprise_id')
      where t.relkind in ('r', 'p') and not t.relispartition
    ), policy as (
      select p.schemaname, p.tablename, role, count(*) as policies,
        bool_and(coalesce(qual, '') !~* '\\mor\\M' and coalesce(with_check, '') !~* '\\mor\\M') as plain,
        bool_and(case role
          when 'entrepot_system' then true
          when 'entrepot_visitor' then qual is null and with_check like '%IS NULL%'
          when 'entrepot_officer' then qual like '%economy_id = %current_setting(%economy_id%'
          when 'entrepot_trader' then qual like '%= (NULLIF(%current_setting(%enterprise_id%'
            or qual like '%= NULLIF(%current_setting(%enterprise_id%'
          else false
        end) as bound
      from pg_policies p cross join lateral unnest(p.roles) as role
      group by p.schemaname, p.tablename, role
    )
    select format('%s.%s', nspname, relname) as name from tenant
    where not forced
      or not exists (select from policy where schemaname = nspname and tablename = relname)
      or exists (
        select from policy where schemaname = nspname and tablename = relname
          and not (policies = 1 and plain and bound)
      )
    order by name
  `.execute(owner)
  return rows.map(({ name }) => name).filter((name) => !publicTables.has(name))
}

async function readableTables(owner: Kysely<Schema>, role: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%s.%s', n.nspname, t.relname) as name
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where t.relkind in ('r', 'p') and n.nspname !~ '^pg_|information_schema'
      and has_schema_privilege(${role}, n.oid, 'usage')
      and has_table_privilege(${role}, t.oid, 'select')
  `.execute(owner)
  return rows.map(({ name }) => name)
}

async function tablesOf(owner: Kysely<Schema>, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%s.%s', schemaname, tablename) as name from pg_tables
    where schemaname = ${schema} order by name
  `.execute(owner)
  return rows.map(({ name }) => name)
}

function withoutId(body: string): string {
  return body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
}

test('the system sees all: it is the one that the checks above are measured by', async () => {
  const rows = await everything(asSystem, 'declarations.declaration')
  expect(rows).toContain(canary)
})
