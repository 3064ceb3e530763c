import { IconPointFilled } from '@tabler/icons-react'
import type { ComponentType, ReactNode } from 'react'
import { Moment } from './Clock.tsx'
import './timeline.css'

export type TimelineEntry = {
  key: string | number
  at: string
  title: string
  actor?: string | undefined
  detail?: ReactNode
  tone?: string | undefined
  icon?: ComponentType<{ size: number; 'aria-hidden': true }> | undefined
}

/** A case as a story, newest first: what happened, by whom, when. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, at, title, actor, detail, tone, icon: EntryIcon = IconPointFilled }) => (
        <li key={key} data-tone={tone}>
          <span className="timeline-mark">
            <EntryIcon size={14} aria-hidden />
          </span>
          <div>
            <div className="timeline-title">{title}</div>
            {detail && <div className="timeline-detail">{detail}</div>}
            <div className="quiet small">
              <Moment at={at} />
              {actor && <> · {actor}</>}
            </div>
          </div>
        </li>
      ))}
    </ol>
  )
}
