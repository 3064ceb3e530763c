import { z } from 'zod'
import { parseDecimal } from '#kernel/decimal'
import { unreachable } from '#kernel/decision'
import { decimalsOf, type Money } from '#kernel/money'
import type { Leaf } from './mapping.ts'
import { type Place, quote, type Report, reportUnknownAttributes, type XmlElement } from './xml.ts'

/** The attribute that an element of each kind may carry. */
const attributeOf = {
  text: undefined,
  'date-time': 'formatCode',
  integer: undefined,
  mass: 'unitCode',
  amount: 'currencyID',
  quantity: 'unitCode',
} as const satisfies Record<Leaf['kind'], string | undefined>

/** The value of an element that holds text only; undefined where it was reported instead. */
export function readLeaf(
  element: XmlElement,
  { kind }: Leaf,
  place: Place,
  report: Report,
): string | number | Money | { quantityMicro: number; unitCode?: string } | undefined {
  const known = attributeOf[kind]
  reportUnknownAttributes(element, place, report, known)
  const [child] = element.children
  if (child)
    report(
      { ...place, path: `${place.path}/${child.name}` },
      'exchange.element-unknown',
      `${element.name} holds text, not ${quote(child.name)}.`,
    )
  // Line breaks come from pretty-printing: xs:token folds them too.
  const text = element.text.replaceAll(/[\t\n\r]+/g, ' ').trim()
  const attribute = element.attributes.find(({ name, namespace }) => name === known && !namespace)
  const said = attribute?.value.trim()
  const invalid = (detail: string, cure?: string) =>
    report(place, 'exchange.value-invalid', `${element.name} ${quote(text)} ${detail}`, cure)
  switch (kind) {
    case 'text':
      return text
    case 'date-time':
      return dateTime(text, said, invalid)
    case 'integer':
      return whole(text, 0, invalid)
    case 'mass':
      if (said === undefined || said === 'KGM') return whole(text, 3, invalid)
      invalid(`is given in ${quote(said)}.`, 'Give the mass in kilograms: unitCode KGM.')
      return undefined
    case 'quantity':
      return quantity(text, said, invalid)
    case 'amount':
      return amount(text, said, invalid)
    default:
      return unreachable(kind)
  }
}

type Invalid = (detail: string, cure?: string) => void

function whole(text: string, decimals: number, invalid: Invalid): number | undefined {
  const steps = parseDecimal(text, decimals)
  const safe = steps === undefined ? undefined : Number(steps)
  if (safe !== undefined && Number.isSafeInteger(safe)) return safe
  invalid(
    decimals === 0 ? 'is not a whole number.' : `is not a number of up to ${decimals} decimals.`,
    'Write digits with a decimal point where needed, and no finer than is counted here.',
  )
  return undefined
}

function quantity(text: string, unitCode: string | undefined, invalid: Invalid) {
  const quantityMicro = whole(text, 6, invalid)
  if (quantityMicro === undefined) return undefined
  return unitCode === undefined ? { quantityMicro } : { quantityMicro, unitCode }
}

function amount(
  text: string,
  currencyCode: string | undefined,
  invalid: Invalid,
): Money | undefined {
  if (currencyCode === undefined) {
    invalid('has no currency.', 'Add the attribute currencyID with the ISO 4217 code.')
    return undefined
  }
  const decimals = decimalsOf(currencyCode)
  const steps = parseDecimal(text, decimals)
  if (steps !== undefined) return { amountMinor: steps.toString(), currencyCode }
  invalid(
    `is not an amount of ${quote(currencyCode)}, which has ${decimals} decimals.`,
    'Write digits with a decimal point, no finer than the smallest unit of the currency.',
  )
  return undefined
}

const clock = z.iso.datetime({ precision: 0, offset: true })

/** UN/ECE 2379: 102 is CCYYMMDD, 304 is CCYYMMDDHHMMSSZZZ; the schema allows these two. */
function dateTime(text: string, format: string | undefined, invalid: Invalid): string | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d))?$/.exec(text)
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = match ?? []
  const offset = zone === 'Z' ? 'Z' : `${zone}:00`
  const said = `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`
  const fits = match && format === (match[4] === undefined ? '102' : '304')
  if (fits && clock.safeParse(said).success)
    return `${new Date(said).toISOString().slice(0, -'.000Z'.length)}Z`
  invalid(
    'is not a time of its formatCode.',
    'Write CCYYMMDDHHMMSS and the zone (Z, +08) with formatCode 304, or CCYYMMDD with 102.',
  )
  return undefined
}
