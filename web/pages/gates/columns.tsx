import { useMemo } from 'react'
import type { GatePassSummary } from '#models/gates'
import type { CsvColumn } from '../../csv.ts'
import { Badge } from '../../ui/Badges.tsx'
import type { Tone } from '../../ui/Badges.tsx'
import { Since } from '../../ui/Clock.tsx'
import { useText } from '../../ui/text.ts'
import type { WorklistColumn } from '../../ui/Worklist.tsx'
import { passStatusWords } from '../../words.ts'

export const passTones: Readonly<Record<GatePassSummary['status'], Tone>> = {
  issued: 'blue',
  'partly-passed': 'yellow',
  passed: 'green',
  completed: 'neutral',
  revoked: 'red',
}

export function usePassColumns(): WorklistColumn<GatePassSummary>[] {
  const t = useText()
  return useMemo(
    () => [
      {
        id: 'number',
        label: t('Gate pass'),
        width: '160px',
        cell: ({ number }) => <span className="code">{number}</span>,
      },
      {
        id: 'status',
        label: t('Status'),
        width: '130px',
        cell: ({ status }) => <Badge tone={passTones[status]}>{t(passStatusWords[status])}</Badge>,
      },
      {
        id: 'plate',
        label: t('Truck'),
        width: '120px',
        cell: ({ vehiclePlate }) => <span className="code">{vehiclePlate ?? '–'}</span>,
      },
      {
        id: 'discrepancies',
        label: t('Discrepancies'),
        width: '150px',
        cell: ({ openDiscrepancies }) =>
          openDiscrepancies > 0 ? (
            <Badge tone="hold">
              {t('{count, plural, one {# open} other {# open}}', { count: openDiscrepancies })}
            </Badge>
          ) : (
            <span className="quiet">{t('none')}</span>
          ),
      },
      {
        id: 'enterprise',
        label: t('Enterprise'),
        width: 'minmax(140px, 1fr)',
        cell: ({ enterpriseName }) => enterpriseName,
      },
      {
        id: 'mrn',
        label: t('MRN'),
        width: '196px',
        wideOnly: true,
        cell: ({ mrn }) => <span className="code">{mrn}</span>,
      },
      {
        id: 'issued',
        label: t('Issued'),
        width: '130px',
        cell: ({ issuedAt }) => <Since at={issuedAt} />,
      },
    ],
    [t],
  )
}

/** The columns of a list in a file. */
export const columnsOfFile: readonly CsvColumn<GatePassSummary>[] = [
  { label: 'Gate pass', value: ({ number }) => number },
  { label: 'MRN', value: ({ mrn }) => mrn },
  { label: 'Enterprise', value: ({ enterpriseName }) => enterpriseName },
  { label: 'Status', value: ({ status }) => status },
  { label: 'Truck', value: ({ vehiclePlate }) => vehiclePlate },
  { label: 'Open discrepancies', value: ({ openDiscrepancies }) => openDiscrepancies },
  { label: 'Issued', value: ({ issuedAt }) => issuedAt },
]
