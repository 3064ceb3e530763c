import { useMemo } from 'react'
import { formatDecimal } from '#kernel/decimal'
import type { DeclarationSummary } from '#models/declarations'
import type { CsvColumn } from '../../csv.ts'
import { Mass } from '../../ui/Amounts.tsx'
import { HoldBadge, LaneBadge, StatusBadge } from '../../ui/Badges.tsx'
import { Clock, Since } from '../../ui/Clock.tsx'
import { useText } from '../../ui/text.ts'
import type { WorklistColumn } from '../../ui/Worklist.tsx'

/** The columns of every list of declarations. */
export function useColumns(): WorklistColumn<DeclarationSummary>[] {
  const t = useText()
  return useMemo(
    () => [
      {
        id: 'mrn',
        label: t('MRN'),
        width: '186px',
        cell: ({ mrn }) => <span className="code">{mrn}</span>,
      },
      {
        id: 'lane',
        label: t('Lane'),
        width: '112px',
        cell: ({ lane }) => <LaneBadge lane={lane} />,
      },
      {
        id: 'state',
        label: t('State'),
        width: '190px',
        cell: ({ hold, status }) =>
          hold ? <HoldBadge reason={hold.reason} /> : <StatusBadge status={status} />,
      },
      {
        id: 'clock',
        label: t('Clock'),
        width: '142px',
        cell: ({ hold, acceptedAt }) =>
          hold ? <Clock dueAt={hold.dueAt} /> : <Since at={acceptedAt} />,
      },
      {
        id: 'enterprise',
        label: t('Enterprise'),
        width: 'minmax(130px, 1fr)',
        cell: ({ enterpriseName }) => enterpriseName,
      },
      {
        id: 'reference',
        label: t('Reference'),
        width: 'minmax(100px, 0.6fr)',
        wideOnly: true,
        cell: ({ functionalReferenceId }) => <span className="code">{functionalReferenceId}</span>,
      },
      {
        id: 'items',
        label: t('Items'),
        width: '46px',
        align: 'end',
        wideOnly: true,
        cell: ({ goodsItemCount }) => <span className="number">{goodsItemCount}</span>,
      },
      {
        id: 'mass',
        label: t('Gross mass'),
        width: '96px',
        align: 'end',
        cell: ({ grossMassGrams }) => <Mass grams={grossMassGrams} />,
      },
    ],
    [t],
  )
}

/** The columns of a list in a file: codes and plain numbers, for a program reads them too. */
export const columnsOfFile: readonly CsvColumn<DeclarationSummary>[] = [
  { label: 'MRN', value: ({ mrn }) => mrn },
  { label: 'LRN', value: ({ functionalReferenceId }) => functionalReferenceId },
  { label: 'Enterprise', value: ({ enterpriseName }) => enterpriseName },
  { label: 'Lane', value: ({ lane }) => lane },
  { label: 'Status', value: ({ status }) => status },
  { label: 'Hold', value: ({ hold }) => hold?.reason },
  { label: 'Due', value: ({ hold }) => hold?.dueAt },
  { label: 'Accepted', value: ({ acceptedAt }) => acceptedAt },
  { label: 'Goods items', value: ({ goodsItemCount }) => goodsItemCount },
  { label: 'Commodity code', value: ({ commodityCode }) => commodityCode },
  {
    label: 'Gross mass kg',
    value: ({ grossMassGrams }) => formatDecimal(BigInt(grossMassGrams), 3),
  },
]
