import type { MediaType } from './model.ts'

type Office = Extract<MediaType, `application/vnd.${string}`>
const officeParts: readonly (readonly [string, Office])[] = [
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
]

/** What a file is by its bytes; undefined where it is nothing that is taken. */
export function sniff(bytes: Uint8Array): MediaType | undefined {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (head.startsWith('%PDF-')) return 'application/pdf'
  if (head === '\u0089PNG\r\n\u001A\n') return 'image/png'
  if (head.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg'
  if (head.startsWith('PK\u0003\u0004')) return officeOf(bytes)
  return textOf(bytes)
}

/** The types by which a sender may call a file of some kind. */
export function mayBeCalled(is: MediaType): readonly string[] {
  switch (is) {
    case 'application/xml':
      return ['application/xml', 'text/xml']
    case 'text/plain':
      return ['text/plain', 'text/csv']
    case 'image/jpeg':
      return ['image/jpeg', 'image/jpg']
    default:
      return [is]
  }
}

/**
 * An office document names its parts in the directory at the end of the archive, uncompressed. One
 * with macros is a program, and no program is attached to a case.
 */
function officeOf(bytes: Uint8Array): MediaType | undefined {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (archive.includes('vbaProject.bin')) return undefined
  return officeParts.find(([part]) => archive.includes(part))?.[1]
}

/** Text is UTF-8 without control characters: whatever else is no text for people. */
function textOf(bytes: Uint8Array): MediaType | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
  if (/[^\P{Cc}\t\n\r]/u.test(text)) return undefined
  const start = text.trimStart().slice(0, 200).toLowerCase()
  if (/^<!doctype html|^<(html|svg|script|body|head|iframe)\b/.test(start)) return undefined
  return start.startsWith('<?xml') ? 'application/xml' : 'text/plain'
}
