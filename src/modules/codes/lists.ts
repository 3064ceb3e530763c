import { unreachable } from '#kernel/decision'
import { type Code, type CodeListName, packages, procedures, units } from './model.ts'

/** The regions that ISO 3166-1 has taken back or lent to nobody: ICU knows them, customs does not. */
const noCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'ZZ',
  'XA',
  'XB',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
  'AN',
  'BU',
  'CS',
  'DD',
  'FX',
  'NT',
  'QU',
  'SU',
  'TP',
  'YD',
  'YU',
  'ZR',
])

/** A code list by its name, in English, sorted by code. */
export function codeList(name: CodeListName): Code[] {
  switch (name) {
    case 'countries':
      return [...countries(), { code: 'XM', name: 'Meridian (demonstration)' }].toSorted(byCode)
    case 'currencies':
      return currencies()
    case 'packages':
      return codesOf(packages)
    case 'units':
      return codesOf(units)
    case 'procedures':
      return codesOf(procedures)
    default:
      return unreachable(name)
  }
}

/** ISO 3166-1 as the runtime's own data (Unicode CLDR) names it. */
function countries(): Code[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i))
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return codes.flatMap((code) => {
    const name = noCountries.has(code) ? undefined : names.of(code)
    return name === undefined ? [] : [{ code, name }]
  })
}

/** ISO 4217: the currencies that the runtime's own data calls current. */
function currencies(): Code[] {
  const names = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' })
  return Intl.supportedValuesOf('currency').flatMap((code) => {
    const name = names.of(code)
    // A currency that is out of use bears the years of its use in its name.
    return name === undefined || /\(\d{4}/.test(name) ? [] : [{ code, name }]
  })
}

function codesOf(table: Readonly<Record<string, string>>): Code[] {
  return Object.entries(table)
    .map(([code, name]) => ({ code, name }))
    .toSorted(byCode)
}

const byCode = (a: Code, b: Code) => (a.code < b.code ? -1 : 1)
