import { z } from 'zod'
import { Tenant } from '#kernel/tenant'

const at = z.iso.datetime()

/** What every signed document says beside its matter: when it was issued, and until when it is valid. */
export const Dated = z.looseObject({ iat: z.int(), exp: z.int() })

/** What is taken as an attachment. What it is, its bytes say; a name or a header proves nothing. */
export const MediaType = z.enum([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/xml',
  'text/csv',
  'text/plain',
])
export type MediaType = z.infer<typeof MediaType>

export const attachmentBytesMax = 16 * 1024 * 1024

const Attached = {
  tenant: Tenant,
  name: z.string(),
  sizeBytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: MediaType,
}

export const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({ status: z.literal('kept'), ...Attached, addedAt: at, addedBy: z.string() }),
])
export type State = z.infer<typeof State>

export type Command = {
  type: 'add'
  at: string
  by: string
  tenant: Tenant
  name: string
  sizeBytes: number
  sha256: string
  mediaType: MediaType
}

export const Event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('attachment.added'), at, by: z.string(), ...Attached }),
])
export type Event = z.infer<typeof Event>

export const AttachmentView = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    sizeBytes: z.int(),
    sha256: z.string(),
    mediaType: MediaType,
  })
  .meta({ id: 'Attachment' })
export type AttachmentView = z.infer<typeof AttachmentView>

export const refusals = {
  'document.forged': 422,
  'document.expired': 422,
  'attachment.unknown': 404,
  'attachment.already-added': 409,
  'attachment.empty': 422,
  'attachment.media-type-not-taken': 415,
  'attachment.media-type-differs': 415,
  'attachment.enterprise-unknown': 422,
} as const
