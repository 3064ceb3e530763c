import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Violation } from '#kernel/decision'
import { FilingAnswer } from '#models/declarations'
import { lodgeDeclaration, showDeclaration } from '#modules/declarations'
import { representedEnterprise } from '#modules/parties'
import type { DrawSource } from '#modules/risk'
import { foundOr, valueOf } from '#platform/answer'
import { type Database, transact } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem, RefusalError } from '#platform/problem'
import { ImportView, type refusals } from './model.ts'
import { documentBytesMax, parseDocument } from './parse-xml.ts'
import { idOf, openImports } from './service.ts'
import { sniff, spreadsheetBytesMax } from './spreadsheet.ts'
import { templateXlsx } from './template.ts'
import { writeDocument } from './write-declaration.ts'

const params = z.object({ id: z.uuid() })
const xmlTypes = ['application/xml', 'text/xml']
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const csvType = 'text/csv'

/** Foreign media types are read here and nowhere else: other doors go on refusing them. */
export function exchangeRoutes(http: Http, db: Database, draw: DrawSource): void {
  void http.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>()
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      xmlTypes,
      { parseAs: 'buffer' },
      async (_: unknown, body: Buffer) => body,
    )
    documents(scope, db, draw)
  })
  void http.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>()
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body)
    imports(scope, db, draw)
  })
}

function documents(http: Http, db: Database, draw: DrawSource): void {
  http.post(
    '/api/declarations/xml',
    {
      bodyLimit: documentBytesMax,
      config: { permission: 'declaration.file' },
      schema: {
        operationId: 'postDeclarationXml',
        description:
          'Files a WCO Data Model document (DEC, version 3.6). Its LRN names it: the same document again is the same filing.',
        consumes: xmlTypes,
        body: z.unknown(),
        response: { 200: FilingAnswer, '4xx': Problem },
      },
    },
    async ({ principal: { actor }, body }) => {
      const enterprise = await representedEnterprise(db, actor)
      const read = parseDocument(bytesOf(body))
      if ('errors' in read) throw refused(read.errors)
      const { declaration } = read
      const id = idOf('document', enterprise.id, declaration.functionalReferenceId)
      return valueOf(
        await transact(db, actor, (tx) => lodgeDeclaration(tx, id, declaration, enterprise, draw)),
      )
    },
  )

  http.get(
    '/api/declarations/:id/xml',
    {
      config: { permission: 'declaration.read' },
      schema: {
        operationId: 'showDeclarationXml',
        description: 'The declaration as a WCO Data Model document, in the order of its schema.',
        produces: ['application/xml'],
        params,
        response: { 200: z.string(), '4xx': Problem },
      },
    },
    async ({ principal, params: { id } }, reply) => {
      const found = await transact(db, principal.actor, (tx) => showDeclaration(tx, id))
      const missing = 'There is no such declaration, or it is not yours to see.'
      const { declaration } = foundOr(found, 'declaration.unknown', missing)
      return reply.type('application/xml; charset=utf-8').send(writeDocument(declaration))
    },
  )
}

function imports(http: Http, db: Database, draw: DrawSource): void {
  const files = openImports(db, draw, (error) => http.log.error(error, 'an import broke off'))
  http.addHook('onClose', () => files.stop())
  const config = { permission: 'declaration.file' }
  const response = { 200: ImportView, '4xx': Problem }

  http.put(
    '/api/imports/:id',
    {
      bodyLimit: spreadsheetBytesMax,
      config,
      schema: {
        operationId: 'putImport',
        description:
          'Tries or files a spreadsheet, XLSX or CSV. A file is filed whole, or its errors are told and nothing is.',
        consumes: [xlsxType, csvType, 'application/octet-stream'],
        body: z.unknown(),
        params,
        querystring: z.strictObject({
          dryRun: z.enum(['true', 'false']).default('true'),
          fileName: z
            .string()
            .trim()
            .min(1)
            .max(200)
            .regex(/^\P{Cc}*$/u)
            .default('file'),
        }),
        response,
      },
    },
    async ({ principal: { actor }, params: { id }, query, headers, body }) => {
      const bytes = bytesOf(body)
      const enterprise = await representedEnterprise(db, actor)
      refuseLie(headers['content-type'], bytes)
      const file = { id, bytes, dryRun: query.dryRun === 'true', fileName: query.fileName }
      return valueOf(await files.start(actor, enterprise, file))
    },
  )

  http.get(
    '/api/imports/:id',
    { config, schema: { operationId: 'showImport', params, response } },
    async ({ principal: { actor }, params: { id } }) =>
      foundOr(
        await files.show(actor, id),
        'exchange.import-unknown',
        'There is no such import, or it is not yours to see.',
      ),
  )

  http.get(
    '/api/imports/template.xlsx',
    {
      config,
      schema: {
        operationId: 'showImportTemplate',
        description:
          'An empty spreadsheet with one line as an example, and a sheet that explains it.',
        produces: [xlsxType],
        response: { 200: z.unknown(), '4xx': Problem },
      },
    },
    async (_, reply) =>
      reply
        .type(xlsxType)
        .header('content-disposition', 'attachment; filename="entrepot-declarations.xlsx"')
        .send(await templateXlsx()),
  )
}

/** A request without a body has none to be parsed: it is read as a file of no bytes. */
function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array()
}

/** All that is wrong with a document is one refusal: the first leads, and each has its place. */
function refused(errors: readonly Violation[]): RefusalError {
  const [first] = errors
  if (!first) throw new Error('A document without errors is a declaration')
  return new RefusalError({ ...first, all: errors })
}

/** Who says text and sends a workbook, or the other way round, is told so before it is read. */
function refuseLie(contentType: string | undefined, bytes: Uint8Array): void {
  const said = contentType?.split(';')[0]?.trim().toLowerCase()
  const is = sniff(bytes)
  const saidTypes = { csv: [csvType, 'text/plain'], xlsx: [xlsxType] }
  const [lied] = Object.entries(saidTypes).flatMap(([type, names]) =>
    said !== undefined && names.includes(said) && typeof is === 'string' && is !== type
      ? [type]
      : [],
  )
  if (lied === undefined) return
  const code: keyof typeof refusals = 'exchange.content-type-differs'
  throw new RefusalError({
    code,
    detail: `It is sent as ${said}, but its bytes are ${is === 'xlsx' ? 'a ZIP archive' : 'text'}.`,
    cure: `Send it as ${is === 'xlsx' ? xlsxType : csvType}, or as application/octet-stream.`,
  })
}
