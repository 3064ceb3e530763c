import { TextInput } from '@mantine/core'
import type { PassItem } from '../../shapes.ts'
import { Mass, Packages } from '../../ui/Amounts.tsx'
import { useText } from '../../ui/text.ts'
import type { Count } from './counts.ts'

/** One large card an item: what is still to come, and what is counted on this truck. */
export function CountFields({
  items,
  counts,
  onChange,
}: {
  items: readonly PassItem[]
  counts: readonly Count[]
  onChange: (counts: Count[]) => void
}) {
  const t = useText()
  const change = (index: number, next: Partial<Count>) =>
    onChange(counts.map((count, at) => (at === index ? { ...count, ...next } : count)))
  return (
    <ol className="stack">
      {items.map((item, index) => (
        <li key={item.sequenceNumeric} className="panel gate-item">
          <div>
            <strong>
              {item.sequenceNumeric}. {item.description}
            </strong>
            <p className="quiet">
              {t('Still to come:')}{' '}
              <Packages count={Math.max(0, item.packages - item.deliveredPackages)} /> ·{' '}
              <Mass grams={Math.max(0, item.grossMassGrams - item.deliveredGrossMassGrams)} />
            </p>
          </div>
          <div className="gate-pair">
            <TextInput
              size="lg"
              label={t('Packages')}
              aria-label={t('Packages of item {number}', { number: item.sequenceNumeric })}
              inputMode="numeric"
              value={counts[index]?.packages ?? ''}
              onChange={({ currentTarget }) => change(index, { packages: currentTarget.value })}
            />
            <TextInput
              size="lg"
              label={t('Gross mass, kg')}
              aria-label={t('Gross mass of item {number} in kg', { number: item.sequenceNumeric })}
              inputMode="decimal"
              value={counts[index]?.kg ?? ''}
              onChange={({ currentTarget }) => change(index, { kg: currentTarget.value })}
            />
          </div>
        </li>
      ))}
    </ol>
  )
}
