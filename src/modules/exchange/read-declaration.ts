import { Declaration } from '#models/declarations'
import {
  declaration as table,
  type Element,
  type Elements,
  type Leaf,
  metaData,
  namespaces,
} from './mapping.ts'
import { cures, type DocumentError, errorsTold } from './model.ts'
import { readLeaf } from './read-leaf.ts'
import { type Place, quote, type Report, reportUnknownAttributes, type XmlElement } from './xml.ts'

export type ReadDeclaration = { declaration: Declaration } | { errors: readonly DocumentError[] }

/** A WCO document as the mapping table has it: a declaration, or everything that is wrong with it. */
export function readDocument(root: XmlElement): ReadDeclaration {
  const errors: DocumentError[] = []
  const report: Report = ({ path, pointer }, code, detail, cure = cures[code]) => {
    if (errors.length < errorsTold) errors.push({ code, detail, pointer, path, cure })
  }
  const found = declarationIn(root, report)
  if (!found) return { errors }
  const { element, place } = found
  const functionCode = element.children.find(({ name }) => name === 'FunctionCode')?.text.trim()
  if (functionCode && functionCode !== table.functionCode.text) {
    const at = { path: `${place.path}/FunctionCode`, pointer: '' }
    report(at, 'exchange.function-not-offered', `FunctionCode is ${quote(functionCode)}.`)
    return { errors }
  }
  const read = readFields(element, table, place, report)
  const parsed = Declaration.safeParse(read)
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) {
      const { at, missing } = placeOf(path, read, place)
      if (errors.some(({ pointer }) => pointer === at.pointer)) continue
      if (missing) report(at, 'exchange.element-missing', `${lastOf(at.path)} is missing.`)
      else report(at, 'exchange.value-invalid', `${lastOf(at.path)}: ${message}.`)
    }
  return parsed.success && errors.length === 0 ? { declaration: parsed.data } : { errors }
}

/** Unwraps envelope and MetaData, each known by its namespace and never by its prefix. */
function declarationIn(root: XmlElement, report: Report) {
  const start = { path: `/${root.name}`, pointer: '' }
  if (root.namespace === namespaces.declaration && root.name === 'Declaration')
    return { element: root, place: start }
  if (root.namespace === namespaces.envelope && root.name === 'submitDeclarationRequest') {
    const detail = root.children.find(({ name }) => name === 'requestDetail')
    const document = detail?.children[0]
    const path = `${start.path}/requestDetail`
    if (document)
      return inMetaData(document, { path: `${path}/${document.name}`, pointer: '' }, report)
    report({ path, pointer: '' }, 'exchange.element-missing', 'The envelope holds no MetaData.')
    return undefined
  }
  return inMetaData(root, start, report)
}

function inMetaData(element: XmlElement, place: Place, report: Report) {
  if (element.namespace !== namespaces.metaData || element.name !== 'MetaData') {
    const named = element.name === 'MetaData' || element.name === 'Declaration'
    const code = named ? 'exchange.namespace-unknown' : 'exchange.document-type-unknown'
    report(
      place,
      code,
      `${quote(element.name)} of namespace ${quote(element.namespace)} is not known here.`,
    )
    return undefined
  }
  const documents: XmlElement[] = []
  for (const child of element.children) {
    const at = { path: `${place.path}/${child.name}`, pointer: '' }
    const said = metaData.find(({ xml }) => xml === child.name)
    if (child.namespace === namespaces.declaration && child.name === 'Declaration')
      documents.push(child)
    else if (child.namespace !== namespaces.metaData)
      report(at, 'exchange.namespace-unknown', `${quote(child.namespace)} is not known here.`)
    else if (!said)
      report(at, 'exchange.element-unknown', `MetaData holds no ${quote(child.name)}.`)
    else if (said.text && child.text.trim() !== said.text)
      report(at, 'exchange.document-type-unknown', `${said.xml} is ${quote(child.text.trim())}.`)
  }
  const [document, second] = documents
  const at = { path: `${place.path}/Declaration`, pointer: '' }
  if (second) report(at, 'exchange.element-repeated', 'One document files one declaration.')
  else if (document) return { element: document, place: at }
  else if (!element.children.some(({ name }) => name === 'Declaration'))
    report(at, 'exchange.element-missing', 'MetaData holds no Declaration.')
  return undefined
}

type Values = Record<string, unknown>

function readFields(element: XmlElement, fields: Elements, place: Place, report: Report): Values {
  if (element.text.trim() !== '')
    report(place, 'exchange.text-misplaced', `${element.name} holds elements, not text.`)
  reportUnknownAttributes(element, place, report)
  const children = childrenByName(element, fields, place, report)
  const values: Values = {}
  for (const [field, rule] of Object.entries(fields)) {
    const [first, ...others] = children.get(outermost(rule)) ?? []
    if (!first && rule.kind === 'constant')
      report(
        { ...place, path: `${place.path}/${rule.xml}` },
        'exchange.element-missing',
        `${rule.xml} is missing.`,
      )
    if (!first) continue
    if (rule.kind === 'list') {
      values[field] = [first, ...others].map((child, index) =>
        readFields(child, rule.fields, inList(place, field, rule.xml, index), report),
      )
      continue
    }
    const at = inField(place, field, outermost(rule))
    if (others.length > 0)
      report(at, 'exchange.element-repeated', `${first.name} stands ${others.length + 1} times.`)
    const value = readOne(first, rule, at, report)
    if (value !== undefined && rule.kind !== 'constant') values[field] = value
  }
  return values
}

function readOne(
  element: XmlElement,
  rule: Exclude<Element, { kind: 'list' }>,
  place: Place,
  report: Report,
): unknown {
  if (rule.kind === 'nested') return readFields(element, rule.fields, place, report)
  if (rule.kind === 'constant') return readLeaf(element, { ...rule, kind: 'text' }, place, report)
  const [, inner] = rule.xml.split('/')
  return inner
    ? readInner(element, { ...rule, xml: inner }, place, report)
    : readLeaf(element, rule, place, report)
}

/** WriteOff holds one QuantityQuantity, AcceptanceDateTime one DateTimeString: we keep the inner. */
function readInner(element: XmlElement, leaf: Leaf, place: Place, report: Report): unknown {
  reportUnknownAttributes(element, place, report)
  const children = childrenByName(element, { inner: leaf }, place, report).get(leaf.xml)
  const [child, second] = children ?? []
  const at = { ...place, path: `${place.path}/${leaf.xml}` }
  if (second) report(at, 'exchange.element-repeated', `${leaf.xml} stands more than once.`)
  if (child) return readLeaf(child, leaf, at, report)
  report(at, 'exchange.element-missing', `${element.name} holds no ${leaf.xml}.`)
  return undefined
}

function childrenByName(element: XmlElement, fields: Elements, place: Place, report: Report) {
  const known = new Map(
    Object.entries(fields).map(([field, rule]) => [outermost(rule), { field, rule }]),
  )
  const children = new Map<string, XmlElement[]>()
  for (const child of element.children) {
    const path = `${place.path}/${child.name}`
    const found = known.get(child.name)
    if (!found) {
      const at = { path, pointer: place.pointer }
      report(at, 'exchange.element-unknown', `${element.name} holds no ${quote(child.name)} here.`)
    } else if (child.namespace !== namespaceOf(found.rule)) {
      const at = { path, pointer: `${place.pointer}/${found.field}` }
      report(at, 'exchange.namespace-unknown', `${quote(child.namespace)} is not known here.`)
    } else if (!children.get(child.name)?.push(child)) children.set(child.name, [child])
  }
  return children
}

function namespaceOf({ kind, xml }: Element): string {
  const ofDataTypes = kind === 'date-time' && !xml.includes('/')
  return ofDataTypes ? namespaces.dataTypes : namespaces.declaration
}

/** The place of a value that the model refuses: the walk of its path through table and values. */
function placeOf(path: readonly PropertyKey[], read: Values, start: Place) {
  let at = start
  let fields: Elements = table
  let value: unknown = read
  let rule: Element | undefined
  for (const step of path) {
    value = childOf(value, step)
    if (rule?.kind === 'list' && typeof step === 'number') {
      at = { path: `${at.path}[${step + 1}]`, pointer: `${at.pointer}/${step}` }
      fields = rule.fields
      rule = undefined
      continue
    }
    rule = fields[String(step)]
    at = rule
      ? inField(at, String(step), rule.xml)
      : { ...at, pointer: `${at.pointer}/${String(step)}` }
    fields = rule?.kind === 'nested' ? rule.fields : rule?.kind === 'list' ? fields : {}
  }
  return { at, missing: value === undefined }
}

function childOf(value: unknown, step: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
}

function inField({ path, pointer }: Place, field: string, xml: string): Place {
  return { path: `${path}/${xml}`, pointer: `${pointer}/${field}` }
}

function inList(place: Place, field: string, xml: string, index: number): Place {
  const { path, pointer } = inField(place, field, xml)
  return { path: `${path}[${index + 1}]`, pointer: `${pointer}/${index}` }
}

function outermost({ xml }: Element): string {
  return xml.split('/')[0] ?? xml
}

function lastOf(path: string): string {
  return path.split('/').at(-1) ?? path
}
