import { CompactSign } from 'jose'
import { type Enterprise, findEnterprise, representedEnterprise } from '#modules/parties'
import type { Answer } from '#platform/answer'
import { type Actor, type Database, transact } from '#platform/database'
import { handle, type Thing } from '#platform/handle'
import { attachmentDecider } from './decide.ts'
import type { FileStore } from './files.ts'
import type { Keys } from './keys.ts'
import {
  type AttachmentView,
  type Command,
  type Event,
  type MediaType,
  type refusals,
  type State,
} from './model.ts'
import { mayBeCalled, sniff } from './sniff.ts'
import { load, save } from './store.ts'
import { algorithm } from './verify.ts'

/** Signs a document as compact JWS (RFC 7515). Its type keeps it from passing for another kind. */
export async function signDocument(
  { keyId, privateKey }: Keys,
  type: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: algorithm, kid: keyId, typ: type })
    .sign(privateKey)
}

const attachment: Thing<State, Command, Event> = {
  name: 'attachment',
  decider: attachmentDecider,
  load,
  save,
  tenancy: (state) => (state.status === 'unknown' ? {} : state.tenant),
}

export type Upload = {
  bytes: Uint8Array
  name: string
  /** What the sender says it is. */
  contentType: string | undefined
  /** To whose case an officer attaches it. */
  enterpriseId: string | undefined
}

/**
 * Attaches a file. Its bytes are kept before its row is: a file without a row costs some disk, a row
 * without a file would be a lie.
 */
export async function attach(
  db: Database,
  files: FileStore,
  actor: Actor,
  id: string,
  upload: Upload,
): Promise<Answer<AttachmentView>> {
  const { bytes, name, contentType } = upload
  const owner = await ownerOf(db, actor, upload.enterpriseId)
  if ('refusal' in owner) return owner
  const { id: enterpriseId, economyId, zoneId } = owner.value
  const type = mediaTypeOf(bytes, contentType)
  if ('refusal' in type) return type
  const kept = await files.put(chunksOf(bytes))
  const outcome = await transact(db, actor, (tx) =>
    handle(tx, attachment, id, {
      type: 'add',
      at: new Date().toISOString(),
      by: actor.name,
      tenant: { economyId, zoneId, enterpriseId },
      name: cleanName(name),
      mediaType: type.value,
      ...kept,
    }),
  )
  return 'refusal' in outcome ? outcome : { value: viewOf(id, outcome.state) }
}

export async function showAttachment(
  db: Database,
  actor: Actor,
  id: string,
): Promise<AttachmentView | undefined> {
  const found = await transact(db, actor, (tx) => load(tx, id))
  return found && viewOf(id, found.state)
}

/** The name alone, without its folders and without characters that hide what follows them. */
export function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').trim()
  return Array.from(visible).slice(0, 200).join('').replace(/^\.+/, '') || 'file'
}

const no = (code: keyof typeof refusals, detail: string, cure: string) => ({
  refusal: { code, detail, cure },
})

/** A trader attaches to its own cases, an officer to those of whoever is named. */
async function ownerOf(
  db: Database,
  actor: Actor,
  enterpriseId: string | undefined,
): Promise<Answer<Enterprise>> {
  if (actor.role === 'trader') {
    const own = await representedEnterprise(db, actor)
    if (enterpriseId === undefined || enterpriseId === own.id) return { value: own }
  }
  const named =
    actor.role === 'officer' && enterpriseId !== undefined
      ? await transact(db, actor, (tx) => findEnterprise(tx, enterpriseId))
      : undefined
  return named
    ? { value: named }
    : no(
        'attachment.enterprise-unknown',
        'It is not said to whose case this belongs, or it is none of yours.',
        'Name the enterprise of the case in `enterpriseId`.',
      )
}

/** Who says one thing and sends another is told so: such files are made to pass somebody by. */
function mediaTypeOf(bytes: Uint8Array, contentType: string | undefined): Answer<MediaType> {
  if (bytes.length === 0)
    return no('attachment.empty', 'It has no bytes.', 'Attach the file again.')
  const is = sniff(bytes)
  if (!is)
    return no(
      'attachment.media-type-not-taken',
      'It is none of the kinds of file that are taken.',
      'Attach a PDF, a PNG or JPEG picture, an XLSX or DOCX without macros, XML, CSV or plain text.',
    )
  const said = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (said === '' || said === 'application/octet-stream') return { value: is }
  if (!mayBeCalled(is).includes(said))
    return no(
      'attachment.media-type-differs',
      `It is sent as ${said}, and its bytes are ${is}.`,
      `Send it as ${is}, or as application/octet-stream.`,
    )
  return { value: said === 'text/csv' ? said : is }
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function viewOf(id: string, state: State): AttachmentView {
  if (state.status === 'unknown') throw new Error('An attachment that was added has a state')
  const { name, sizeBytes, sha256, mediaType } = state
  return { id, name, sizeBytes, sha256, mediaType }
}
