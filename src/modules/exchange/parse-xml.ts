import {
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlElement as Node,
  XmlError,
  XmlLibError,
  XmlText,
} from 'libxml2-wasm'
import { cures, type DocumentCode, type DocumentError } from './model.ts'
import { type ReadDeclaration, readDocument } from './read-declaration.ts'
import type { XmlElement } from './xml.ts'

/** One declaration of a thousand items has about so many bytes; larger lots come as a spreadsheet. */
export const documentBytesMax = 1024 * 1024

/** The bytes of a WCO document as a declaration, or all that is wrong with them. It never throws. */
export function parseDocument(bytes: Uint8Array): ReadDeclaration {
  const text = decode(bytes)
  if ('errors' in text) return text
  const root = parseXml(text.text)
  return 'errors' in root ? root : readDocument(root.root)
}

type Refused = { errors: readonly DocumentError[] }

function refused(code: DocumentCode, detail: string): Refused {
  return { errors: [{ code, detail, pointer: '', path: '/', cure: cures[code] }] }
}

/**
 * Entities are what XML is attacked with, and only a DOCTYPE can declare them. It is looked for in
 * the text before any parser sees it, wherever XML lets it stand: in the prolog.
 */
function decode(bytes: Uint8Array): { text: string } | Refused {
  if (bytes.length > documentBytesMax)
    return refused(
      'exchange.document-too-large',
      `It has ${bytes.length} of ${documentBytesMax} bytes.`,
    )
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refused('exchange.encoding-not-utf-8', 'The bytes are not UTF-8.')
  }
  const encoding = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
  if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
    return refused('exchange.encoding-not-utf-8', `It says encoding ${JSON.stringify(encoding)}.`)
  return hasDoctype(text)
    ? refused('exchange.doctype-refused', 'The document begins with a DOCTYPE.')
    : { text }
}

function hasDoctype(text: string): boolean {
  let at = 0
  for (;;) {
    at = text.indexOf('<', at)
    if (at === -1) return false
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined
    if (!end) return text.startsWith('<!', at)
    at = text.indexOf(end, at + 2)
    if (at === -1) return false
  }
}

const options = {
  option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE,
}

/** libxml2 itself stops at 256 elements of depth, and at undeclared entities and prefixes. */
function parseXml(text: string): { root: XmlElement } | Refused {
  let document: XmlDocument
  try {
    document = XmlDocument.fromString(text, options)
  } catch (error) {
    if (error instanceof XmlError) return malformed(error)
    throw error
  }
  try {
    return document.dtd
      ? refused('exchange.doctype-refused', 'The document has a DTD.')
      : { root: copy(document.root) }
  } finally {
    document.dispose()
  }
}

function malformed(error: XmlError): Refused {
  const [first] = error instanceof XmlLibError ? error.details : []
  const detail = (first?.message ?? error.message).trim().slice(0, 200)
  if (detail.startsWith('Excessive depth')) return refused('exchange.document-too-deep', detail)
  const place = first ? ` (line ${first.line}, column ${first.col})` : ''
  return refused('exchange.document-malformed', `${detail}${place}`)
}

/** Off the parser's heap, which must be freed, and without comments and processing instructions. */
function copy(node: Node): XmlElement {
  const children: XmlElement[] = []
  let text = ''
  for (let child = node.firstChild; child; child = child.next) {
    if (child instanceof Node) children.push(copy(child))
    else if (child instanceof XmlText || child instanceof XmlCData) text += child.content
  }
  const attributes = node.attrs.map(({ name, namespaceUri, value }) => ({
    name,
    namespace: namespaceUri,
    value,
  }))
  return { name: node.name, namespace: node.namespaceUri, attributes, children, text }
}
