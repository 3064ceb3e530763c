import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useCodes, useNamedCodes } from '../../queries.ts'
import { CodeField } from '../../ui/CodeField.tsx'
import type { CodeWords } from '../../ui/CodeField.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import type { DraftItem } from './draft.ts'
import { itemPointers, itemsPointer } from './draft.ts'

type Name = keyof typeof itemPointers

const decimal: { inputMode: 'decimal' } = { inputMode: 'decimal' }

/** The fields of one goods item. */
export function OneItem({
  item,
  index,
  currency,
  errors,
  onChange,
}: {
  item: DraftItem
  index: number
  currency: string
  errors: ReadonlyMap<string, string>
  onChange: (next: Partial<DraftItem>) => void
}) {
  const t = useText()
  const bind = (name: Name) => {
    const id = `${itemsPointer}/${index}${itemPointers[name]}`
    return { id, value: item[name], error: errors.get(id) }
  }
  const text = (name: Name) => ({
    ...bind(name),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      onChange({ [name]: currentTarget.value }),
  })
  const code = (name: Name, codes: readonly CodeWords[]) => ({
    ...bind(name),
    codes,
    onChange: (value: string) => onChange({ [name]: value }),
  })
  const amount = (name: Name, unit: string) => ({
    ...text(name),
    ...decimal,
    className: 'numeric',
    rightSection: <span className="unit small">{unit}</span>,
  })
  const procedures = useCodes('procedures')
  const units = useCodes('units')
  return (
    <div className="fields item-fields">
      <TariffField {...bind('commodityCode')} onChange={(line) => onChange(line)} item={item} />
      <TextInput className="wide" label={t('Description')} required {...text('description')} />
      <CodeField label={t('Procedure')} required {...code('procedure', procedures)} />
      <CodeField label={t('Previous procedure')} {...code('previousProcedure', procedures)} />
      <CodeField label={t('Origin')} {...code('originCountry', useNamedCodes('countries'))} />
      <TextInput label={t('Gross mass')} required {...amount('grossKg', 'kg')} />
      <TextInput label={t('Net mass')} required {...amount('netKg', 'kg')} />
      <TextInput label={t('Packages')} required {...amount('packages', '')} />
      <CodeField label={t('Kind of packages')} {...code('packageType', useCodes('packages'))} />
      <TextInput label={t('Marks and numbers')} {...text('marks')} />
      <TextInput label={t('Customs value')} {...amount('value', currency)} />
      <TextInput
        label={t('Supplementary quantity')}
        {...amount('supplementary', item.supplementaryUnit)}
      />
      <CodeField label={t('Supplementary unit')} {...code('supplementaryUnit', units)} />
      <TextInput label={t('Document type')} {...text('documentType')} />
      <TextInput label={t('Document number')} {...text('documentId')} />
    </div>
  )
}

/** Searches the tariff by code or words; a line brings its description and its unit along. */
function TariffField({
  id,
  value,
  error,
  item,
  onChange,
}: {
  id: string
  value: string
  error: string | undefined
  item: DraftItem
  onChange: (next: Partial<DraftItem>) => void
}) {
  const t = useText()
  const format = useFormat()
  const [query, setQuery] = useState(value)
  const { data } = useQuery({
    queryKey: ['tariff', query],
    queryFn: () => api.searchTariff({ query, limit: 40 }),
    placeholderData: (known) => known,
  })
  const lines = data?.items ?? []
  const pick = (code: string) => {
    const line = lines.find(({ commodityCode }) => commodityCode === code)
    onChange({
      commodityCode: code,
      ...(line && !item.description ? { description: line.description } : {}),
      ...(line?.supplementaryUnitCode ? { supplementaryUnit: line.supplementaryUnitCode } : {}),
    })
  }
  return (
    <div className="wide">
      <CodeField
        id={id}
        label={t('Commodity code')}
        required
        value={value}
        error={error}
        onChange={pick}
        onSearch={setQuery}
        codes={lines.map(({ commodityCode, description, adValoremBasisPoints }) => ({
          code: commodityCode,
          name: `${description} · ${format.percent(adValoremBasisPoints)}`,
        }))}
      />
    </div>
  )
}
