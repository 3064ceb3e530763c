import { z } from 'zod'
import { formatDecimal } from '#kernel/decimal'
import { unreachable } from '#kernel/decision'
import { decimalsOf, Money } from '#kernel/money'
import type { Declaration } from '#models/declarations'
import {
  declaration as table,
  type Element,
  type Elements,
  type Leaf,
  metaData,
  namespaces,
} from './mapping.ts'

/** The declaration as a WCO document: the mapping table backwards, in the schema's order. */
export function writeDocument(declaration: Declaration): string {
  const said = metaData.flatMap(({ xml, text }) =>
    text ? [`  <md:${xml}>${text}</md:${xml}>`] : [],
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:MetaData xmlns:md="${namespaces.metaData}">`,
    ...said,
    `  <Declaration xmlns="${namespaces.declaration}" xmlns:ds="${namespaces.dataTypes}">`,
    ...writeFields(declaration, table, '    '),
    '  </Declaration>',
    '</md:MetaData>',
    '',
  ].join('\n')
}

type Values = Readonly<Record<string, unknown>>
const Values = z.record(z.string(), z.unknown())
const List = z.array(Values)

function writeFields(values: Values, fields: Elements, indent: string): string[] {
  return Object.entries(fields).flatMap(([field, rule]) => {
    if (rule.kind === 'constant') return `${indent}<${rule.xml}>${rule.text}</${rule.xml}>`
    const value = values[field]
    return value === undefined ? [] : writeOne(value, rule, indent)
  })
}

function writeOne(
  value: unknown,
  rule: Exclude<Element, { kind: 'constant' }>,
  indent: string,
): string | string[] {
  if (rule.kind === 'nested') return wrap(rule.xml, Values.parse(value), rule.fields, indent)
  if (rule.kind === 'list')
    return List.parse(value).flatMap((one) => wrap(rule.xml, one, rule.fields, indent))
  const { text, attribute = '' } = writeLeaf(value, rule)
  const [outer, name] = rule.xml.split('/')
  const prefix = rule.kind === 'date-time' ? 'ds:' : ''
  const inner = name ?? outer
  const written = `<${prefix}${inner}${attribute}>${escape(text)}</${prefix}${inner}>`
  return name ? `${indent}<${outer}>${written}</${outer}>` : `${indent}${written}`
}

function wrap(xml: string, values: Values, fields: Elements, indent: string): string[] {
  return [`${indent}<${xml}>`, ...writeFields(values, fields, `${indent}  `), `${indent}</${xml}>`]
}

const Counted = z.object({ quantityMicro: z.int(), unitCode: z.string().optional() })

function writeLeaf(value: unknown, { kind }: Leaf): { text: string; attribute?: string } {
  switch (kind) {
    case 'text':
      return { text: z.string().parse(value) }
    case 'integer':
      return { text: String(z.int().parse(value)) }
    case 'date-time': {
      const text = z.string().parse(value).replaceAll(/[-:T]/g, '')
      return { text, attribute: ' formatCode="304"' }
    }
    case 'mass':
      return { text: decimal(z.int().parse(value), 3), attribute: ' unitCode="KGM"' }
    case 'quantity': {
      const { quantityMicro, unitCode } = Counted.parse(value)
      const text = decimal(quantityMicro, 6)
      return unitCode ? { text, attribute: ` unitCode="${escape(unitCode)}"` } : { text }
    }
    case 'amount': {
      const { amountMinor, currencyCode } = Money.parse(value)
      const text = formatDecimal(BigInt(amountMinor), decimalsOf(currencyCode))
      return { text, attribute: ` currencyID="${escape(currencyCode)}"` }
    }
    default:
      return unreachable(kind)
  }
}

function decimal(steps: number, decimals: number): string {
  return formatDecimal(BigInt(steps), decimals)
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
