import { useFormat } from './format.ts'
import { msg, useText } from './text.ts'

// No number without its unit: every quantity on a screen goes through one of these.

/** UN/ECE Recommendation 20 codes as people write them. Unknown ones show their code. */
const units: Readonly<Record<string, string>> = {
  KGM: 'kg',
  GRM: 'g',
  TNE: 't',
  LTR: 'l',
  MTR: 'm',
  MTK: 'm²',
  MTQ: 'm³',
  H87: msg('pieces'),
  NAR: msg('pieces'),
  NPR: msg('pairs'),
  C62: msg('pieces'),
  PCE: msg('pieces'),
}

export function Mass({ grams }: { grams: number | string | undefined }) {
  const format = useFormat()
  if (grams === undefined) return <span className="quiet">–</span>
  return <Measured text={format.steps(grams, 3)} unit="kg" />
}

/**
 * What the account book counts: grams, shown as kilograms, and every other unit in millionths. An
 * entry is signed, so that what came and what left are told apart.
 */
export function BookQuantity({
  quantity,
  unitCode,
  signed = false,
}: {
  quantity: string
  unitCode: string
  signed?: boolean
}) {
  const t = useText()
  const format = useFormat()
  const isMass = unitCode === 'GRM'
  const text = format.steps(quantity, isMass ? 3 : 6)
  const unit = isMass ? 'kg' : t(units[unitCode] ?? unitCode)
  const sign = signed && !quantity.startsWith('-') ? '+' : ''
  return <Measured text={`${sign}${text}`} unit={unit} title={unitCode} />
}

export function Quantity({
  digits,
  decimals,
  unitCode,
}: {
  digits: string | number
  decimals: number
  unitCode: string
}) {
  const t = useText()
  const format = useFormat()
  const unit = units[unitCode]
  return (
    <Measured
      text={format.steps(digits, decimals)}
      unit={unit ? t(unit) : unitCode}
      title={unitCode}
    />
  )
}

export function Packages({ count }: { count: number }) {
  const t = useText()
  const format = useFormat()
  const text = t('{count, plural, one {package} other {packages}}', { count })
  return <Measured text={format.integer(count)} unit={text} />
}

export function MoneyAmount({
  amountMinor,
  currencyCode,
}: {
  amountMinor: string
  currencyCode: string
}) {
  const format = useFormat()
  return <Measured text={format.money(amountMinor, currencyCode)} unit={currencyCode} />
}

function Measured({ text, unit, title }: { text: string; unit: string; title?: string }) {
  return (
    <span className="number" title={title}>
      {text}
      <span className="unit">{unit}</span>
    </span>
  )
}
