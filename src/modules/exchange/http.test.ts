import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { newId } from '#kernel/ids'
import { goodDeclaration, testApp } from '#test/app'
import { ownerOf } from '#test/database'
import { Declaration, FilingAnswer } from '#models/declarations'
import { createApp } from '../../app.ts'
import { createLog } from '#platform/log'
import { columns } from './columns.ts'
import { ImportView } from './model.ts'
import { parseDocument } from './parse-xml.ts'
import { writeXlsx } from './template.ts'
import { writeDocument } from './write-declaration.ts'

// Threads start slowly on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 })

const { db, app, keys, files, enterprise, signIn } = await testApp()
const trader = await enterprise()
const other = await enterprise()
const session = await signIn('declarant', trader)
const ask = asking(session)
const stranger = asking(await signIn('declarant', other))
const officer = asking(await signIn('document-officer'))

/** Sends files as they are, with the type that they are said to have. */
function asking({ cookie }: { cookie: string }) {
  return (
    method: 'GET' | 'PUT' | 'POST',
    url: string,
    payload?: Buffer | string,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    app.http.inject({
      method,
      url,
      headers: { cookie, ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
}

const xmlType = { 'content-type': 'application/xml' }
const csvType = { 'content-type': 'text/csv' }
const xlsxType = {
  'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
/** A reference of the trader's, no longer than the WCO allows. */
const newReference = () => newId().replaceAll('-', '')

const good = (reference: string = newReference()) =>
  Declaration.parse(goodDeclaration(trader.identification, reference))

test('a WCO document is filed, and given back as it was', async () => {
  const filed = good()
  const answer = await ask('POST', '/api/declarations/xml', writeDocument(filed), xmlType)
  expect(answer.statusCode).toBe(200)
  const { id, mrn } = FilingAnswer.parse(answer.json())
  expect(mrn).toMatch(/^\d{2}XM/)
  const back = await ask('GET', `/api/declarations/${id}/xml`)
  expect(back.headers['content-type']).toContain('application/xml')
  expect(parseDocument(back.rawPayload)).toEqual({ declaration: filed })
  expect((await officer('GET', `/api/declarations/${id}/xml`)).statusCode).toBe(200)
  expect((await stranger('GET', `/api/declarations/${id}/xml`)).statusCode).toBe(404)
})

test('the same document again is the same filing, another under its LRN is refused', async () => {
  const filed = good()
  const first = await ask('POST', '/api/declarations/xml', writeDocument(filed), xmlType)
  const again = await ask('POST', '/api/declarations/xml', writeDocument(filed), xmlType)
  expect(again.json()).toEqual(first.json())
  const changed = writeDocument({ ...filed, typeCode: 'IMD' })
  const refusal = await ask('POST', '/api/declarations/xml', changed, xmlType)
  expect(refusal.statusCode).toBe(409)
  expect(refusal.json()).toMatchObject({ code: 'declaration.already-lodged' })
})

test('a refused document says where, in its own words and in ours', async () => {
  const xml = writeDocument(good()).replace('<TypeCode>IMA', '<Fax>1</Fax><TypeCode>import')
  const answer = await ask('POST', '/api/declarations/xml', xml, xmlType)
  expect(answer.statusCode).toBe(422)
  expect(answer.json()).toMatchObject({
    code: 'exchange.element-unknown',
    errors: [
      { code: 'exchange.element-unknown', path: '/MetaData/Declaration/Fax', pointer: '' },
      {
        code: 'exchange.value-invalid',
        path: '/MetaData/Declaration/TypeCode',
        pointer: '/typeCode',
      },
    ],
  })
})

test.each([
  [
    'an entity',
    '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
    xmlType,
    400,
    'exchange.doctype-refused',
  ],
  ['nothing', '', xmlType, 400, 'exchange.document-malformed'],
  ['JSON', '{}', { 'content-type': 'application/json' }, 415, 'request.media-type-not-offered'],
  [
    'a form',
    'a=b',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'request.media-type-not-offered',
  ],
  ['two megabytes', 'x'.repeat(2 * 1024 * 1024), xmlType, 413, 'request.too-large'],
])('%s at the XML door is refused by name', async (_, body, type, status, code) => {
  const answer = await ask('POST', '/api/declarations/xml', body, type)
  expect(answer.json()).toMatchObject({ status, code })
})

const headers = columns.map(({ names }) => names[0])

function lines(...all: readonly Readonly<Record<string, string>>[]): string[][] {
  return all.map((changes) =>
    columns.map(({ names: [name], example }) =>
      name === 'Declarant ID' ? trader.identification : (changes[name] ?? example),
    ),
  )
}

const csv = (rows: readonly (readonly string[])[]) =>
  Buffer.from([headers, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'))

async function put(id: string, file: Buffer, { dryRun = false, type = csvType } = {}) {
  const answer = await ask('PUT', `/api/imports/${id}?dryRun=${dryRun}&fileName=lines`, file, type)
  expect(answer.statusCode, answer.body).toBe(200)
  return done(id)
}

async function done(id: string, who = ask): Promise<ImportView> {
  for (;;) {
    const view = ImportView.parse((await who('GET', `/api/imports/${id}`)).json())
    if (view.status !== 'running') return view
    await new Promise((resolve) => void setTimeout(resolve, 20))
  }
}

async function filedUnder(reference: string): Promise<number> {
  const rows = await ownerOf(db)
    .selectFrom('declarations.declaration')
    .select('id')
    .where('functional_reference_id', '=', reference)
    .execute()
  return rows.length
}

test('a spreadsheet is tried first, then filed, and filed once', async () => {
  const [a, b] = [newReference(), newReference()]
  const file = csv(lines({ LRN: a }, { LRN: b }, { LRN: a, 'Item no': '2' }))
  const tried = await put(newId(), file, { dryRun: true })
  expect(tried).toMatchObject({
    status: 'done',
    dryRun: true,
    progress: { done: 2, total: 2 },
    errors: [],
    declarations: [
      { functionalReferenceId: a, status: 'valid', errorCount: 0 },
      { functionalReferenceId: b, status: 'valid', errorCount: 0 },
    ],
  })
  expect(await filedUnder(a)).toBe(0)

  const id = newId()
  const filed = await put(id, file)
  expect(filed).toMatchObject({
    status: 'done',
    fileName: 'lines',
    progress: { done: 2, total: 2 },
    errors: [],
    declarations: [
      { functionalReferenceId: a, status: 'filed', mrn: expect.any(String) },
      { functionalReferenceId: b, status: 'filed' },
    ],
  })
  const { declarations } = filed
  const shown = await ask('GET', `/api/declarations/${declarations[0]?.id}`)
  expect(shown.json()).toMatchObject({ mrn: declarations[0]?.mrn, goodsItemCount: 2 })
  expect(await put(id, file)).toEqual(filed)
  expect(await filedUnder(a)).toBe(1)
})

test('a workbook is filed as a CSV is', async () => {
  const reference = newReference()
  const file = await writeXlsx(lines({ LRN: reference }))
  expect(await put(newId(), file, { type: xlsxType })).toMatchObject({
    status: 'done',
    declarations: [{ functionalReferenceId: reference, status: 'filed' }],
  })
})

test('a file with one error is filed not at all, and its cell is named', async () => {
  const [right, wrong] = [newReference(), newReference()]
  const file = csv(lines({ LRN: right }, { LRN: wrong, Procedure: '40' }))
  const view = await put(newId(), file)
  expect(view).toMatchObject({
    status: 'failed',
    errors: [{ sheet: 'CSV', row: 3, code: 'declaration.procedure-not-offered' }],
    declarations: [
      { functionalReferenceId: right, status: 'valid' },
      { functionalReferenceId: wrong, status: 'refused', errorCount: 1 },
    ],
  })
  expect(view.errors[0]?.column).toMatch(/: Procedure$/)
  expect(await filedUnder(right)).toBe(0)
})

test('an id is one file: other bytes, or the same tried instead of filed, are refused', async () => {
  const id = newId()
  const file = csv(lines({ LRN: newReference() }))
  await put(id, file)
  for (const [body, dryRun] of [
    [csv(lines({ LRN: newReference() })), false],
    [file, true],
  ] as const) {
    const answer = await ask('PUT', `/api/imports/${id}?dryRun=${dryRun}`, body, csvType)
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'exchange.import-differs' })
  }
})

test('an import that was broken off goes on when its file is sent again, and files nothing twice', async () => {
  const references = Array.from({ length: 9 }, newReference)
  const file = csv(lines(...references.map((LRN) => ({ LRN }))))
  const id = newId()
  const first = await put(id, file)
  // As a crash leaves it: some are filed, and the row says that it still runs.
  await ownerOf(db)
    .updateTable('exchange.import')
    .set({ status: 'running', done: 4, errors: '[]', declarations: '[]', moved_at: '2026-01-01' })
    .where('id', '=', id)
    .execute()
  const silent = await ask('GET', `/api/imports/${id}`)
  expect(silent.json()).toMatchObject({
    status: 'failed',
    errors: [{ code: 'exchange.import-broken-off' }],
  })
  expect(await put(id, file)).toEqual(first)
  for (const reference of references) expect(await filedUnder(reference)).toBe(1)
})

test('a platform that stops in the middle of a file leaves it to be gone on with', async () => {
  const references = Array.from({ length: 400 }, newReference)
  const file = csv(lines(...references.map((LRN) => ({ LRN }))))
  const id = newId()
  const second = await createApp({ db, log: createLog('silent'), keys, files })
  const sent = second.http.inject({
    method: 'PUT',
    url: `/api/imports/${id}?dryRun=false`,
    headers: { cookie: session.cookie, ...csvType },
    payload: file,
  })
  for (let filed = 0; filed === 0;) {
    await new Promise((resolve) => void setTimeout(resolve, 5))
    const view = ImportView.safeParse((await ask('GET', `/api/imports/${id}`)).json())
    filed = view.data?.progress.done ?? 0
  }
  await second.http.close()
  expect((await sent).statusCode).toBe(200)

  const finished = await put(id, file)
  expect(finished).toMatchObject({ status: 'done', progress: { done: 400, total: 400 } })
  expect(new Set(finished.declarations.map((one) => one.id)).size).toBe(400)
  const { rows } = await sql<{ count: number }>`
    select count(*)::int from declarations.declaration
    where functional_reference_id = any(${references})
  `.execute(ownerOf(db))
  expect(rows[0]?.count).toBe(400)
})

test('twenty at once send the same file: it is filed once', async () => {
  const reference = newReference()
  const file = csv(lines({ LRN: reference }))
  const id = newId()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => ask('PUT', `/api/imports/${id}?dryRun=false`, file, csvType)),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array<number>(20).fill(200))
  expect(await done(id)).toMatchObject({ status: 'done', declarations: [{ status: 'filed' }] })
  expect(await filedUnder(reference)).toBe(1)
})

test('an import is its enterprise’s own', async () => {
  const id = newId()
  await put(id, csv(lines({ LRN: newReference() })))
  expect((await stranger('GET', `/api/imports/${id}`)).statusCode).toBe(404)
  await stranger('PUT', `/api/imports/${id}?dryRun=true`, csv(lines({})), csvType)
  expect(await done(id, stranger)).toMatchObject({
    status: 'done',
    declarations: [{ status: 'refused' }],
  })
  expect((await officer('PUT', `/api/imports/${id}`, csv([]), csvType)).statusCode).toBe(403)
})

test('a file that cannot be read is an import that failed, by name', async () => {
  expect(await put(newId(), Buffer.from('PK\u0003\u0004 no'), { type: xlsxType })).toMatchObject({
    status: 'failed',
    errors: [{ row: 0, code: 'exchange.spreadsheet-malformed' }],
  })
  expect(await put(newId(), Buffer.alloc(0), { dryRun: true })).toMatchObject({
    status: 'failed',
    errors: [{ code: 'exchange.spreadsheet-type-unknown' }],
  })
})

test('a lying content type is named, an open one is not asked', async () => {
  const workbook = await writeXlsx(lines({ LRN: newReference() }))
  const url = `/api/imports/${newId()}?dryRun=true`
  const lied = await ask('PUT', url, workbook, csvType)
  expect(lied.statusCode).toBe(415)
  expect(lied.json()).toMatchObject({ code: 'exchange.content-type-differs' })
  const open = await ask('PUT', url, workbook, { 'content-type': 'application/octet-stream' })
  expect(open.statusCode).toBe(200)
  const large = await ask('PUT', url, Buffer.alloc(17 * 1024 * 1024), csvType)
  expect(large.json()).toMatchObject({ status: 413, code: 'request.too-large' })
})

test('the spreadsheets of the tutorial are filed by the enterprise that they name', async () => {
  const halcyon = asking(await signIn('declarant', await enterprise('XM-ENT-0001')))
  for (const [name, dryRun] of [
    ['first-consignment.csv', true],
    ['first-consignment.xlsx', false],
  ] as const) {
    const file = readFileSync(new URL(`../../../docs/tutorial/${name}`, import.meta.url))
    const id = newId()
    const url = `/api/imports/${id}?dryRun=${dryRun}&fileName=${name}`
    await halcyon('PUT', url, file, { 'content-type': 'application/octet-stream' })
    const view = await done(id, halcyon)
    expect(view).toMatchObject({ status: 'done', fileName: name, errors: [] })
    expect(view.declarations.map(({ status }) => status)).toEqual(
      Array<string>(6).fill(dryRun ? 'valid' : 'filed'),
    )
  }
})

test('the template is a workbook that can be filed', async () => {
  const answer = await ask('GET', '/api/imports/template.xlsx')
  expect(answer.headers['content-type']).toContain('spreadsheetml')
  const tried = await put(newId(), answer.rawPayload, { dryRun: true, type: xlsxType })
  expect(tried.errors).toMatchObject([{ code: 'declaration.declarant-not-represented' }])
})

test('other doors go on refusing what only these read', async () => {
  const answer = await ask('PUT', `/api/declarations/${newId()}`, '<x/>', xmlType)
  expect(answer.statusCode).toBe(415)
  await app.settle()
})
