import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DeclarationDetail } from '#models/declarations'
import { api } from '../../api.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { useSession } from '../../session.ts'
import { Badge } from '../../ui/Badges.tsx'
import { Clock, Moment } from '../../ui/Clock.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { actorName, controlWords, laneReasonWords } from '../../words.ts'
import { whyNot } from './can.ts'

/** The physical control of a red case: what was ordered and why, and what it found. */
export function ControlPanel({ one }: { one: DeclarationDetail }) {
  const t = useText()
  const session = useSession()
  const { data: control } = useQuery({
    queryKey: queryKeys.control(one.id),
    queryFn: () => api.showControl(one.id),
    enabled: one.lane === 'red',
    retry: false,
  })
  if (!control) return null
  const result = control.result ?? one.controlResult
  const why = whyNot(t, 'control', one, session)
  return (
    <Panel
      title={t('Physical control')}
      actions={
        result ? (
          <Badge tone={result === 'conform' ? 'green' : 'red'}>
            {result === 'conform' ? t('Conform') : t('Not conform')}
          </Badge>
        ) : (
          <Clock dueAt={control.dueAt} />
        )
      }
    >
      <div className="stack">
        <Facts
          facts={[
            [
              t('What is done'),
              control.techniques.map((technique) => t(controlWords[technique])).join(', '),
            ],
            [
              t('Why'),
              one.selection.reasons
                .map(({ code, detail }) => t(laneReasonWords[code] ?? detail))
                .join(' '),
            ],
            [t('Ordered'), <Moment key="ordered" at={control.orderedAt} />],
            [t('Examined by'), control.closedBy && actorName(control.closedBy)],
            [t('Findings'), control.findings],
          ]}
        />
        {!result && (why ? <p className="quiet small">{why}</p> : <ResultForm id={one.id} />)}
      </div>
    </Panel>
  )
}

function ResultForm({ id }: { id: string }) {
  const t = useText()
  const [conform, setConform] = useState(true)
  const [findings, setFindings] = useState('')
  const record = useAction(
    () => api.recordControlResult(id, { result: conform ? 'conform' : 'not-conform', findings }),
    { stale: [queryKeys.declaration(id), queryKeys.counts, ['desk']] },
  )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        record.mutate(undefined)
      }}
    >
      {record.error && <Refused error={record.error} />}
      <SegmentedControl
        aria-label={t('Result')}
        value={conform ? 'conform' : 'not-conform'}
        onChange={(value) => setConform(value === 'conform')}
        data={[
          { value: 'conform', label: t('As declared') },
          { value: 'not-conform', label: t('Not as declared') },
        ]}
      />
      <Textarea
        label={t('Findings')}
        description={t('What was opened, counted or weighed, and what was found.')}
        value={findings}
        onChange={({ currentTarget }) => setFindings(currentTarget.value)}
        minRows={2}
        autosize
        required
      />
      <div className="row row-end">
        <Button type="submit" loading={record.isPending}>
          {t('Record the result')}
        </Button>
      </div>
    </form>
  )
}
