import { Link } from '@tanstack/react-router'
import { FailedPage } from './Refused.tsx'
import { Bones, Empty } from './ui/Messages.tsx'
import { Page } from './ui/Page.tsx'
import { useText } from './ui/text.ts'

export function NotFound() {
  const t = useText()
  return (
    <main>
      <Page title={t('Page not found')}>
        <Empty
          title={t('There is no page at this address')}
          action={<Link to="/">{t('To my desk')}</Link>}
        >
          {t('The link may be old, or a letter may be missing.')}
        </Empty>
      </Page>
    </main>
  )
}

export function RouteFailure({ error, reset }: { error: unknown; reset: () => void }) {
  return <FailedPage error={error} onRetry={reset} />
}

export function RoutePending() {
  return (
    <div className="page">
      <Bones lines={8} />
    </div>
  )
}
