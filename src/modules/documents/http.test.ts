import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { type TestApp, testApp } from '#test/app'
import { attachmentBytesMax } from './model.ts'
import { cleanName } from './service.ts'

let world: TestApp
let ours: Awaited<ReturnType<TestApp['enterprise']>>
let trader: string
let stranger: string
let officer: string
beforeAll(async () => {
  world = await testApp()
  ours = await world.enterprise()
  const other = await world.enterprise()
  trader = (await world.signIn('declarant', ours)).cookie
  stranger = (await world.signIn('declarant', other)).cookie
  officer = (await world.signIn('document-officer')).cookie
})

const pdf = Buffer.from('%PDF-1.7\nan invoice')
type Sent = { id?: string; type?: string; query?: string; cookie?: string }

async function put(bytes: Uint8Array, sent: Sent = {}) {
  const { id = newId(), type = 'application/octet-stream', query = 'name=invoice.pdf' } = sent
  const answer = await world.app.http.inject({
    method: 'PUT',
    url: `/api/attachments/${id}?${query}`,
    headers: { cookie: sent.cookie ?? trader, 'content-type': type },
    payload: Buffer.from(bytes),
  })
  return { id, status: answer.statusCode, body: answer.json() }
}

const get = (id: string, cookie = trader) =>
  world.app.http.inject({ url: `/api/attachments/${id}`, headers: { cookie } })

test('what is attached is kept as it is, and given back to be saved', async () => {
  const { id, body } = await put(pdf, {
    query: 'name=R%C3%A9sum%C3%A9%20%22%E8%8B%B9%E6%9E%9C%22.pdf',
  })
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  const name = 'Résumé "苹果".pdf'
  expect(body).toEqual({ id, name, sizeBytes: pdf.length, sha256, mediaType: 'application/pdf' })
  const answer = await get(id)
  expect(answer.rawPayload.equals(pdf)).toBe(true)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="R_sum_ ____.pdf"; filename*=UTF-8''R%C3%A9sum%C3%A9%20%22%E8%8B%B9%E6%9E%9C%22.pdf`,
  })
})

test('the same attachment again is the same one, and another under its id is refused', async () => {
  const id = newId()
  const together = await Promise.all(Array.from({ length: 4 }, () => put(pdf, { id })))
  expect(new Set(together.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(together[0]?.status).toBe(200)
  const other = await put(Buffer.from('%PDF-1.7\nanother'), { id })
  expect([other.status, other.body.code]).toEqual([409, 'attachment.already-added'])
  const foreign = await put(pdf, { id, cookie: stranger })
  expect([foreign.status, foreign.body.code]).toEqual([403, 'request.foreign'])
})

test('a trader sees its own attachments, an officer those of the economy', async () => {
  const { id } = await put(pdf)
  expect((await get(id, officer)).statusCode).toBe(200)
  const foreign = await get(id, stranger)
  expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'attachment.unknown'])
})

test('an officer attaches to the case of an enterprise that is named', async () => {
  const named = await put(pdf, { cookie: officer, query: `name=a.pdf&enterpriseId=${ours.id}` })
  expect(named.status).toBe(200)
  expect((await get(named.id)).statusCode).toBe(200)
  for (const query of ['name=a.pdf', `name=a.pdf&enterpriseId=${newId()}`]) {
    const refused = await put(pdf, { cookie: officer, query })
    expect([refused.status, refused.body.code]).toEqual([422, 'attachment.enterprise-unknown'])
  }
  const astray = await put(pdf, { cookie: stranger, query: `name=a.pdf&enterpriseId=${ours.id}` })
  expect([astray.status, astray.body.code]).toEqual([422, 'attachment.enterprise-unknown'])
})

const bytes = (text: string) => Buffer.from(text, 'latin1')
const xlsx = readFileSync('docs/tutorial/first-consignment.xlsx')
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

test.each<[string, Buffer, string, string]>([
  ['a PDF', pdf, 'application/pdf', 'application/pdf'],
  ['a PNG', bytes('\u0089PNG\r\n\u001A\nrest'), 'image/png', 'image/png'],
  ['a JPEG', bytes('\u00FF\u00D8\u00FF\u00E0rest'), 'image/jpeg', 'image/jpeg'],
  ['a workbook', xlsx, sheet, sheet],
  ['a table', Buffer.from('a;b\n1;2\n'), 'text/csv', 'text/csv'],
  ['a text', Buffer.from('Grüße, 你好\n'), 'text/plain; charset=utf-8', 'text/plain'],
  ['an XML document', Buffer.from('<?xml version="1.0"?><a/>'), 'text/xml', 'application/xml'],
])('%s is taken', async (_, file, type, mediaType) => {
  expect((await put(file, { type })).body).toMatchObject({ mediaType })
  expect((await put(file)).status).toBe(200)
})

test.each<[string, number, Buffer, string]>([
  ['attachment.empty', 422, Buffer.alloc(0), 'application/pdf'],
  ['attachment.media-type-differs', 415, pdf, 'image/png'],
  ['attachment.media-type-differs', 415, Buffer.from('text'), 'text/html'],
  ['attachment.media-type-differs', 415, xlsx, 'application/zip'],
  ['attachment.media-type-not-taken', 415, bytes('MZ\u0090\u0000'), 'application/octet-stream'],
  ['attachment.media-type-not-taken', 415, bytes('PK\u0003\u0004any.zip'), 'application/zip'],
  [
    'attachment.media-type-not-taken',
    415,
    Buffer.concat([xlsx, Buffer.from('xl/vbaProject.bin')]),
    sheet,
  ],
  [
    'attachment.media-type-not-taken',
    415,
    Buffer.from(' <!DOCTYPE html><script>alert(1)</script>'),
    'text/plain',
  ],
  ['attachment.media-type-not-taken', 415, Buffer.from([0x61, 0xff, 0x62]), 'text/plain'],
])('%s', async (code, status, file, type) => {
  const refused = await put(file, { type })
  expect([refused.status, refused.body.code]).toEqual([status, code])
  expect(refused.body.cure).toMatch(/./)
})

test('up to 16 MiB are taken, and not a byte more', async () => {
  const largest = Buffer.alloc(attachmentBytesMax, 'a')
  expect((await put(largest)).status).toBe(200)
  const refused = await put(Buffer.alloc(attachmentBytesMax + 1, 'a'))
  expect([refused.status, refused.body.code]).toEqual([413, 'request.too-large'])
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\invoices\\march.pdf', 'march.pdf'],
  ['evil\u202Efdp.exe', 'evilfdp.exe'],
  ['.htaccess', 'htaccess'],
  ['line\r\nbreak', 'linebreak'],
  ['\u200B', 'file'],
  ['😀'.repeat(300), '😀'.repeat(200)],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanName(given)).toBe(kept)
})
