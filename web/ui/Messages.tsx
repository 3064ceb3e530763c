import { Button } from '@mantine/core'
import { IconAlertTriangle, IconInbox, IconPlugConnectedX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './parts.css'
import { useText } from './text.ts'

/** Nothing to show, said as what it means and with the way on. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="message">
      <IconInbox size={32} stroke={1.4} aria-hidden />
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}

/** Something failed. It says what, and what can be done. */
export function Failure({
  title,
  detail,
  onRetry,
}: {
  title: string
  detail?: string | undefined
  onRetry?: (() => void) | undefined
}) {
  const t = useText()
  return (
    <div className="message" role="alert">
      <IconAlertTriangle size={32} stroke={1.4} aria-hidden />
      <h2>{title}</h2>
      {detail && <p>{detail}</p>}
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('Try again')}
        </Button>
      )}
    </div>
  )
}

/** Says that the connection is lost and that what stands here may be old. */
export function OfflineBanner({ since }: { since: string }) {
  const t = useText()
  return (
    <div className="strip" data-tone="hold" role="status">
      <IconPlugConnectedX size={16} aria-hidden />
      {t('No connection to the platform since {since}. It reconnects by itself.', { since })}
    </div>
  )
}

/** Says quietly what came in, and moves nothing until it is asked to. */
export function LiveBar({ count, onRefresh }: { count: number; onRefresh: () => void }) {
  const t = useText()
  return (
    <div className="live-bar" role="status">
      {count > 0 && (
        <button type="button" onClick={onRefresh}>
          {t('{count, plural, one {# change came in} other {# changes came in}}', { count })}
          <span>{t('show')}</span>
          <kbd>R</kbd>
        </button>
      )}
    </div>
  )
}

/** Grey lines in the place of a text that is on its way, of the height it will have. */
export function Bones({ lines = 3 }: { lines?: number }) {
  const t = useText()
  return (
    <div className="stack" role="status" aria-label={t('Loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="bone" style={{ width: `${92 - ((index * 17) % 45)}%` }} />
      ))}
    </div>
  )
}
