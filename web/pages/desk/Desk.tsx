import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import {
  IconAlertTriangle,
  IconArrowRight,
  IconChecks,
  IconHourglass,
  IconMessageQuestion,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { queryKeys } from '../../queries.ts'
import { FailedPage } from '../../Refused.tsx'
import { may, useSession } from '../../session.ts'
import { Empty } from '../../ui/Messages.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Page } from '../../ui/Page.tsx'
import { useShortcuts } from '../../ui/shortcuts.tsx'
import { useText } from '../../ui/text.ts'
import { Worklist } from '../../ui/Worklist.tsx'
import { roleWords } from '../../words.ts'
import { useColumns } from '../declarations/columns.tsx'
import { GateDesk } from './GateDesk.tsx'
import './desk.css'
import { openNext, waitingFor } from './queue.ts'

/** Each role's own first page: what waits for me, my numbers, one key to the next case. */
export function Desk() {
  const t = useText()
  const session = useSession()
  const role = session?.roles[0] ?? ''
  const readsCases = may(session, 'declaration.read')
  const atGate = readsCases
    ? may(session, 'gate.pass') && !may(session, 'declaration.review')
    : may(session, 'gate.read')
  return (
    <Page
      title={t('Good day, {name}', { name: session?.name ?? '' })}
      subtitle={t(roleWords[role] ?? role)}
      actions={readsCases && !atGate && <NextButton />}
    >
      {readsCases && !atGate && <Numbers />}
      {atGate ? <GateDesk /> : readsCases ? <Waiting /> : <NoCases />}
    </Page>
  )
}

function NextButton() {
  const t = useText()
  const navigate = useNavigate()
  const next = () => void openNext().then((href) => navigate({ to: href }))
  useShortcuts([{ keys: 'n', label: t('Next case, oldest clock first'), run: next }])
  return (
    <Button
      onClick={next}
      leftSection={<IconArrowRight size={16} />}
      rightSection={<kbd aria-hidden>n</kbd>}
      aria-keyshortcuts="n"
    >
      {t('Next case')}
    </Button>
  )
}

function Numbers() {
  const t = useText()
  const { data } = useQuery({
    queryKey: queryKeys.counts,
    queryFn: () => api.countDeclarations(),
  })
  return (
    <ul className="tallies" aria-label={t('Numbers now')}>
      <Tally
        icon={IconHourglass}
        label={t('Under control')}
        count={data && data.held.yellow + data.held.red}
      />
      <Tally icon={IconAlertTriangle} label={t('Overdue')} count={data?.overdue} tone="red" />
      <Tally
        icon={IconMessageQuestion}
        label={t('Wait for the trader')}
        count={data?.heldForTrader}
        tone="hold"
      />
      <Tally
        icon={IconChecks}
        label={t('Released today')}
        count={data?.releasedToday}
        tone="green"
      />
    </ul>
  )
}

function Tally({
  icon: TallyIcon,
  label,
  count,
  tone,
}: {
  icon: ComponentType<{ size: number; 'aria-hidden': true }>
  label: string
  count: number | undefined
  tone?: string
}) {
  return (
    <li className="tally" data-tone={count ? tone : undefined}>
      <TallyIcon size={18} aria-hidden />
      <span className="quiet">{label}</span>
      <strong className="number">{count ?? '–'}</strong>
    </li>
  )
}

function Waiting() {
  const t = useText()
  const navigate = useNavigate()
  const session = useSession()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['desk', 'waiting', session?.accountId],
    queryFn: () => waitingFor(session),
  })
  const columns = useColumns()
  if (error && !data) return <FailedPage error={error} onRetry={() => void refetch()} />
  return (
    <section className="stack" aria-labelledby="waiting">
      <h2 id="waiting">{t('What waits for you, oldest clock first')}</h2>
      <Worklist
        label={t('What waits for you')}
        rows={data ?? []}
        columns={columns}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => paths.declaration(id)}
        onOpen={({ id }) => void navigate({ to: paths.declaration(id) })}
        loading={isPending}
        more={{ available: false, loading: false, load: () => undefined }}
        empty={
          <Empty title={t('Nothing waits for you')}>
            {t('This desk fills by itself as soon as something does.')}
          </Empty>
        }
      />
    </section>
  )
}

/** The desk of whoever works on no case: where their work is instead. */
function NoCases() {
  const t = useText()
  const session = useSession()
  return (
    <Panel title={t('Your work')}>
      <ul className="stack">
        {may(session, 'map.read') && (
          <li>
            <Link to="/map">{t('See what moves on the map')}</Link>
          </li>
        )}
        <li>
          <Link to="/permissions">{t('See who may do what')}</Link>
        </li>
        <li>
          <Link to="/account">{t('See where you are signed in')}</Link>
        </li>
      </ul>
    </Panel>
  )
}
