import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { z } from 'zod'
import { api } from '../../api.ts'
import { queryKeys } from '../../queries.ts'
import type { TimelineEntry } from '#models/declarations'
import { may, useSession } from '../../session.ts'
import { Bones } from '../../ui/Messages.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Text } from '../../ui/text.ts'
import { useText } from '../../ui/text.ts'
import { Timeline } from '../../ui/Timeline.tsx'
import { Proof } from '../audit/Proof.tsx'
import { eventTones, eventWords } from '../../event-words.ts'
import { actorName, laneReasonWords } from '../../words.ts'

/** The case as a story out of the journal. */
export function Story({ id }: { id: string }) {
  const t = useText()
  const session = useSession()
  const { data } = useQuery({
    queryKey: queryKeys.timeline(id),
    queryFn: () => api.showTimeline(id),
  })
  return (
    <Panel title={t('Timeline')}>
      {data ? (
        <div className="stack">
          <Timeline
            label={t('Timeline')}
            entries={data.entries.toReversed().map((entry) => ({
              key: `${entry.stream}/${entry.revision}`,
              at: entry.at,
              title: t(eventWords[entry.type] ?? entry.type),
              actor: actorName(entry.actor),
              detail: detailOf(t, entry),
              tone: eventTones[entry.type],
            }))}
          />
          <div className="row">
            <Proof events={data.entries} />
            {may(session, 'journal.read') && (
              <Link to="/journal" search={{ stream: `declaration/${id}` }} className="small">
                {t('In the journal')}
              </Link>
            )}
          </div>
        </div>
      ) : (
        <Bones lines={6} />
      )}
    </Panel>
  )
}

const Told = z.object({
  question: z.string().optional(),
  text: z.string().optional(),
  reasons: z.array(z.object({ code: z.string(), detail: z.string() })).optional(),
  reason: z.string().optional(),
  explanation: z.string().optional(),
  legalBasis: z.string().optional(),
  result: z.string().optional(),
  findings: z.string().optional(),
  vehiclePlate: z.string().optional(),
})

/** What an event itself says in words, where it does. */
function detailOf(t: Text, { type, data }: TimelineEntry): string | undefined {
  const told = Told.safeParse(data).data ?? {}
  const why = told.reasons?.map(({ code, detail }) => t(laneReasonWords[code] ?? detail))
  const results: Record<string, string> = {
    conform: t('Conform'),
    'not-conform': t('Not conform'),
  }
  const parts = [
    ...(why ?? []),
    told.question,
    told.text,
    // A control is ordered for the reasons of the lane, which stand there already.
    type === 'control.ordered' ? undefined : told.reason,
    told.legalBasis,
    told.result && (results[told.result] ?? told.result),
    told.findings,
    told.explanation,
    told.vehiclePlate,
  ]
  return parts.filter(Boolean).join(' · ') || undefined
}
