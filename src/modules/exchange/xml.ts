import { namespaces } from './mapping.ts'
import type { DocumentCode } from './model.ts'

/** An element of a parsed document, free of the parser that made it. */
export type XmlElement = {
  name: string
  namespace: string
  attributes: readonly { name: string; namespace: string; value: string }[]
  children: readonly XmlElement[]
  /** The text that stands directly in it, without comments. */
  text: string
}

/** Where we are: in the file and in the declaration. */
export type Place = { path: string; pointer: string }
export type Report = (place: Place, code: DocumentCode, detail: string, cure?: string) => void

/** A foreign name may be long, or made to look like ours: it is cut, and shown in quotes. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}

/** `known` is the one attribute that the element may carry, beside those that only name schemas. */
export function reportUnknownAttributes(
  { name, attributes }: XmlElement,
  place: Place,
  report: Report,
  known?: string,
): void {
  for (const attribute of attributes) {
    const ours = attribute.namespace === '' && attribute.name === known
    if (ours || attribute.namespace === namespaces.schemaInstance) continue
    report(
      { ...place, path: `${place.path}/@${attribute.name}` },
      'exchange.attribute-unknown',
      `${name} carries no attribute ${quote(attribute.name)}.`,
    )
  }
}
