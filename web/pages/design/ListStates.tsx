import { useState } from 'react'
import { Mass } from '../../ui/Amounts.tsx'
import { LaneBadge } from '../../ui/Badges.tsx'
import { Empty } from '../../ui/Messages.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import type { WorklistColumn } from '../../ui/Worklist.tsx'
import { Worklist } from '../../ui/Worklist.tsx'
import './design.css'

type Row = { id: string; lane: 'green' | 'yellow' | 'red'; grams: number }

const rows: Row[] = [
  { id: '26CLIQQ0000012345R7', lane: 'red', grams: 12_500_000 },
  { id: '26CLIQQ0000012346R5', lane: 'yellow', grams: 980_250 },
  { id: '26CLIQQ0000012347R3', lane: 'green', grams: 24_000_000 },
]

/** The worklist alive, loading and empty. */
export function ListStates() {
  const t = useText()
  const [changeCount, setChangeCount] = useState(2)
  const columns: WorklistColumn<Row>[] = [
    {
      id: 'mrn',
      label: t('MRN'),
      width: '200px',
      cell: ({ id }) => <span className="code">{id}</span>,
    },
    { id: 'lane', label: t('Lane'), width: '130px', cell: ({ lane }) => <LaneBadge lane={lane} /> },
    {
      id: 'mass',
      label: t('Gross mass'),
      width: '1fr',
      align: 'end',
      cell: ({ grams }) => <Mass grams={grams} />,
    },
  ]
  const common = {
    label: t('Declarations'),
    columns,
    keyOf: ({ id }: Row) => id,
    hrefOf: () => '/design',
    onOpen: () => undefined,
    more: { available: true, loading: false, load: () => undefined },
    empty: <Empty title={t('No declaration matches')} />,
  }
  return (
    <Panel title={t('Worklist')}>
      <div className="design-lists">
        <Worklist
          {...common}
          rows={rows}
          gone={new Set([rows[2]?.id ?? ''])}
          loading={false}
          changes={{ count: changeCount, refresh: () => setChangeCount(0) }}
        />
        <Worklist {...common} rows={[]} loading more={{ ...common.more, available: false }} />
        <Worklist
          {...common}
          rows={[]}
          loading={false}
          more={{ ...common.more, available: false }}
        />
      </div>
    </Panel>
  )
}
