import { IconClock, IconClockExclamation } from '@tabler/icons-react'
import { useNow } from './clock.ts'
import { useFormat } from './format.ts'
import type { Text } from './text.ts'
import { useText } from './text.ts'

/** How long until something is due, counting down; past due it says by how much. */
export function Clock({ dueAt }: { dueAt: string }) {
  const t = useText()
  const format = useFormat()
  const leftMs = Date.parse(dueAt) - useNow()
  const over = leftMs < 0
  const ClockIcon = over ? IconClockExclamation : IconClock
  const span = spanOf(t, Math.abs(leftMs))
  return (
    <time
      className="clock"
      dateTime={dueAt}
      title={format.exact(dueAt)}
      data-urgency={over ? 'over' : leftMs < 3_600_000 ? 'soon' : 'calm'}
    >
      <ClockIcon size={14} aria-hidden />
      {over ? t('overdue by {span}', { span }) : t('{span} left', { span })}
    </time>
  )
}

/** How long ago something happened, in the coarsest words that are still of use. */
export function Since({ at }: { at: string }) {
  const t = useText()
  const format = useFormat()
  const agoMs = Math.max(0, useNow() - Date.parse(at))
  return (
    <time dateTime={at} title={format.exact(at)} className="number">
      {agoMs < 60_000
        ? t('just now')
        : agoMs < 86_400_000
          ? t('{span} ago', { span: spanOf(t, agoMs) })
          : format.moment(at)}
    </time>
  )
}

export function Moment({ at }: { at: string }) {
  const format = useFormat()
  return (
    <time dateTime={at} title={format.exact(at)} className="number">
      {format.moment(at)}
    </time>
  )
}

function spanOf(t: Text, ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return t('{days} d {hours} h', { days, hours: hours % 24 })
  if (hours > 0) return t('{hours} h {minutes} min', { hours, minutes: minutes % 60 })
  if (minutes > 0) return t('{minutes} min', { minutes })
  return t('{seconds} s', { seconds })
}
