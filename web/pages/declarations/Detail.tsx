import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DeclarationDetail } from '#models/declarations'
import { api } from '../../api.ts'
import { queryKeys } from '../../queries.ts'
import { FailedPage } from '../../Refused.tsx'
import { may, useSession } from '../../session.ts'
import { LaneBadge, laneMeanings, StatusBadge } from '../../ui/Badges.tsx'
import { Since } from '../../ui/Clock.tsx'
import { HoldBanner } from '../../ui/HoldBanner.tsx'
import { Bones } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { laneReasonWords } from '../../words.ts'
import { ControlPanel } from './ControlPanel.tsx'
import { Decisions } from './Decisions.tsx'
import { Goods } from './Goods.tsx'
import { Parties } from './Parties.tsx'
import { PassPanel } from './PassPanel.tsx'
import { Queries } from './Queries.tsx'
import { Story } from './Story.tsx'

/** The case: all that officer and trader need to understand it and to act on it. */
export function Detail() {
  const t = useText()
  const { id } = useParams({ from: '/frame/declarations/$id' })
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.declaration(id),
    queryFn: () => api.showDeclaration(id),
  })
  if (error && !data)
    return (
      <Page title={t('Declaration')}>
        <FailedPage error={error} onRetry={() => void refetch()} />
      </Page>
    )
  if (!data) {
    return (
      <Page title={t('Declaration')}>
        <Bones lines={12} />
      </Page>
    )
  }
  return <Case key={id} one={data} />
}

function Case({ one }: { one: DeclarationDetail }) {
  const t = useText()
  const { hold } = one
  return (
    <Page
      title={one.mrn}
      badges={
        <>
          <LaneBadge lane={one.lane} />
          <StatusBadge status={one.status} />
        </>
      }
      subtitle={
        <>
          {one.enterpriseName} · {one.functionalReferenceId} · <Since at={one.acceptedAt} />
        </>
      }
      back={<Link to="/declarations">{t('Declarations')}</Link>}
      actions={<Decisions one={one} />}
      aside={
        <>
          <Selection one={one} />
          <Story id={one.id} />
        </>
      }
    >
      {hold && (
        <HoldBanner reason={hold.reason} owner={hold.owner} since={hold.since} dueAt={hold.dueAt} />
      )}
      {one.reason && (
        <Panel
          title={one.status === 'refused' ? t('Why it was refused') : t('Why it was invalidated')}
        >
          <Facts
            facts={[
              [t('Reason'), one.reason],
              [t('Legal basis'), one.legalBasis],
            ]}
          />
        </Panel>
      )}
      <Queries one={one} />
      <ControlPanel one={one} />
      <Goods items={one.declaration.goodsShipment.goodsItems} />
      <Parties one={one} />
      <PassPanel one={one} />
    </Page>
  )
}

function Selection({ one }: { one: DeclarationDetail }) {
  const t = useText()
  const session = useSession()
  return (
    <Panel title={t('Why this lane')} actions={<LaneBadge lane={one.lane} />}>
      <div className="stack">
        <p>{t(laneMeanings[one.lane])}</p>
        <ul className="stack tight">
          {one.selection.reasons.map(({ code, detail }) => (
            <li key={code}>
              {t(laneReasonWords[code] ?? detail)} <span className="code quiet small">{code}</span>
            </li>
          ))}
        </ul>
        <p className="small">
          <a href={`/api/declarations/${one.id}/xml`} download={`${one.mrn}.xml`}>
            {t('The declaration as a WCO document (XML)')}
          </a>
        </p>
        {may(session, 'declaration.answer') && (
          <p className="small quiet">
            <Link to="/track" search={{ mrn: one.mrn, secret: one.trackingSecret }}>
              {t('Public tracking page of this consignment')}
            </Link>
          </p>
        )}
      </div>
    </Panel>
  )
}
