import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { foundOr, valueOf } from '#platform/answer'
import type { Database } from '#platform/database'
import type { Http } from '#platform/http'
import { Problem } from '#platform/problem'
import type { FileStore } from './files.ts'
import { attachmentBytesMax, AttachmentView } from './model.ts'
import { attach, showAttachment } from './service.ts'

const params = z.object({ id: z.uuid() })

/** Files of every kind are read here: what they are, their bytes say. */
export function attachmentRoutes(http: Http, db: Database, files: FileStore): void {
  void http.register(async (plain) => {
    const scope = plain.withTypeProvider<ZodTypeProvider>()
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body)
    attaching(scope, db, files)
    reading(scope, db, files)
  })
}

function attaching(http: Http, db: Database, files: FileStore): void {
  http.put(
    '/api/attachments/:id',
    {
      bodyLimit: attachmentBytesMax,
      config: { permission: 'attachment.write' },
      schema: {
        operationId: 'attach',
        description: 'Attaches a file, up to 16 MiB, its bytes as the body.',
        consumes: ['application/octet-stream'],
        params,
        querystring: z.strictObject({
          name: z.string().trim().min(1).max(1_000),
          enterpriseId: z.uuid().optional(),
        }),
        body: z.unknown(),
        response: { 200: AttachmentView, '4xx': Problem },
      },
    },
    async ({ principal: { actor }, params: { id }, query, headers, body }) =>
      valueOf(
        await attach(db, files, actor, id, {
          bytes: body instanceof Uint8Array ? body : new Uint8Array(),
          name: query.name,
          enterpriseId: query.enterpriseId,
          contentType: headers['content-type'],
        }),
      ),
  )
}

function reading(http: Http, db: Database, files: FileStore): void {
  http.get(
    '/api/attachments/:id',
    {
      config: { permission: 'attachment.read' },
      schema: {
        operationId: 'showAttachment',
        description: 'The bytes of an attachment. A browser saves them, and opens nothing of them.',
        produces: ['application/octet-stream'],
        params,
        response: { 200: z.unknown(), '4xx': Problem },
      },
    },
    async ({ principal: { actor }, params: { id } }, reply) => {
      const detail = 'There is no such attachment, or it is not yours to see.'
      const found = foundOr(await showAttachment(db, actor, id), 'attachment.unknown', detail)
      const bytes = await files.get(found.sha256)
      if (!bytes) throw new Error(`The file ${found.sha256} of attachment ${id} is gone`)
      return reply
        .headers({
          'content-disposition': dispositionOf(found.name),
          'content-length': found.sizeBytes,
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
        .type(found.mediaType)
        .send(bytes)
    },
  )
}

/** A name in any script (RFC 6266, with the encoding of RFC 8187). */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, hexOf)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

const hexOf = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
