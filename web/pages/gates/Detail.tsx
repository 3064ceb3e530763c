import { Button, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { IconPrinter, IconTruckDelivery } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { FailedPage, Refused } from '../../Refused.tsx'
import { may, useSession } from '../../session.ts'
import type { GatePassDetail } from '#models/gates'
import { Mass, Packages } from '../../ui/Amounts.tsx'
import { Badge } from '../../ui/Badges.tsx'
import { Moment } from '../../ui/Clock.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { Bones, Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Qr } from '../../ui/Qr.tsx'
import { useText } from '../../ui/text.ts'
import { passStatusWords } from '../../words.ts'
import '../declarations/case.css'
import { passTones } from './columns.tsx'

export function Detail() {
  const t = useText()
  const { id } = useParams({ from: '/frame/gate-passes/$id' })
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.gatePass(id),
    queryFn: () => api.showGatePass(id),
  })
  if (error && !data)
    return (
      <Page title={t('Gate pass')}>
        <FailedPage error={error} onRetry={() => void refetch()} />
      </Page>
    )
  if (data) return <Pass pass={data} />
  return (
    <Page title={t('Gate pass')}>
      <Bones lines={8} />
    </Page>
  )
}

function Pass({ pass }: { pass: GatePassDetail }) {
  const t = useText()
  const session = useSession()
  return (
    <Page
      title={pass.number}
      badges={<Badge tone={passTones[pass.status]}>{t(passStatusWords[pass.status])}</Badge>}
      subtitle={
        <>
          {pass.enterpriseName} ·{' '}
          <Link to={paths.declaration(pass.declarationId)} className="code">
            {pass.mrn}
          </Link>{' '}
          · <Moment at={pass.issuedAt} />
        </>
      }
      back={<Link to="/gate-passes">{t('Gate passes')}</Link>}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} />}
            onClick={() => window.print()}
          >
            {t('Print')}
          </Button>
          {may(session, 'gate.pass') && (
            <Button
              component={Link}
              to={`${paths.gate()}?pass=${pass.id}`}
              leftSection={<IconTruckDelivery size={16} />}
            >
              {t('Pass the truck')}
            </Button>
          )}
        </>
      }
      aside={
        pass.token &&
        (pass.status === 'issued' || pass.status === 'partly-passed') && (
          <Panel title={t('For the driver')}>
            <div className="stack">
              <Qr
                text={pass.token}
                size={300}
                label={t('QR code of gate pass {number}', { number: pass.number })}
              />
              <p className="small quiet">
                {t('The code is signed. A gate can check it without a network.')}
              </p>
            </div>
          </Panel>
        )
      }
    >
      <Discrepancies pass={pass} />
      <Carried pass={pass} />
      <Passages pass={pass} />
    </Page>
  )
}

function Carried({ pass }: { pass: GatePassDetail }) {
  const t = useText()
  return (
    <Panel title={t('What may pass, and what has')} flush>
      <Lines
        caption={t('Goods items')}
        rows={pass.goodsItems}
        keyOf={({ sequenceNumeric }) => sequenceNumeric}
        columns={[
          { label: t('No.'), cell: ({ sequenceNumeric }) => sequenceNumeric },
          {
            label: t('Commodity'),
            cell: ({ description, commodityCode }) => (
              <>
                {description} <span className="code quiet small">{commodityCode}</span>
              </>
            ),
          },
          {
            label: t('Packages'),
            align: 'end',
            cell: (item) => <Packages count={item.packages} />,
          },
          {
            label: t('Passed'),
            align: 'end',
            cell: (item) => <Packages count={item.deliveredPackages} />,
          },
          {
            label: t('Gross mass'),
            align: 'end',
            cell: (item) => <Mass grams={item.grossMassGrams} />,
          },
          {
            label: t('Mass passed'),
            align: 'end',
            cell: (item) => <Mass grams={item.deliveredGrossMassGrams} />,
          },
        ]}
      />
    </Panel>
  )
}

function Passages({ pass: { passages } }: { pass: GatePassDetail }) {
  const t = useText()
  return (
    <Panel title={t('Passages ({count})', { count: passages.length })} flush={passages.length > 0}>
      {passages.length === 0 ? (
        <Empty title={t('No truck has passed yet')} />
      ) : (
        <Lines
          caption={t('Passages')}
          rows={passages}
          keyOf={({ id }) => id}
          columns={[
            { label: t('When'), cell: ({ at }) => <Moment at={at} /> },
            {
              label: t('Truck'),
              cell: ({ vehiclePlate }) => <span className="code">{vehiclePlate}</span>,
            },
            {
              label: t('Packages'),
              align: 'end',
              cell: ({ items }) => (
                <Packages count={items.reduce((sum, { packages }) => sum + packages, 0)} />
              ),
            },
            {
              label: t('Gross mass'),
              align: 'end',
              cell: ({ items }) => (
                <Mass grams={items.reduce((sum, one) => sum + one.grossMassGrams, 0)} />
              ),
            },
          ]}
        />
      )}
    </Panel>
  )
}

function Discrepancies({ pass }: { pass: GatePassDetail }) {
  const t = useText()
  if (pass.discrepancies.length === 0) return null
  return (
    <Panel title={t('Discrepancies ({count})', { count: pass.discrepancies.length })}>
      <ul className="stack">
        {pass.discrepancies.map((one) => (
          <li key={one.id} className="stack tight">
            <div className="row">
              <Badge tone={one.resolution ? 'neutral' : 'hold'}>
                {one.kind === 'short' ? t('Too little came') : t('Too much came')}
              </Badge>
              <span>
                {t('Item {number}', { number: one.sequenceNumeric })}:{' '}
                <Packages count={one.packages} />, <Mass grams={one.grossMassGrams} />
              </span>
              <span className="quiet small">
                <Moment at={one.openedAt} />
              </span>
            </div>
            {one.resolution ? <p>{one.resolution}</p> : <Explain pass={pass} id={one.id} />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Explain({ pass, id }: { pass: GatePassDetail; id: string }) {
  const t = useText()
  const queries = useQueryClient()
  const session = useSession()
  const [explanation, setExplanation] = useState('')
  const resolve = useAction(() => api.resolveDiscrepancy(pass.id, id, { explanation }), {
    stale: [['list']],
    done: (next) => queries.setQueryData(queryKeys.gatePass(pass.id), next),
  })
  if (!may(session, 'gate.resolve')) {
    return <p className="small quiet">{t('A document officer explains it, and so settles it.')}</p>
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        resolve.mutate(undefined)
      }}
    >
      {resolve.error && <Refused error={resolve.error} />}
      <Textarea
        label={t('Explanation')}
        value={explanation}
        onChange={({ currentTarget }) => setExplanation(currentTarget.value)}
        autosize
        required
      />
      <div className="row row-end">
        <Button type="submit" variant="default" loading={resolve.isPending}>
          {t('Explain and close')}
        </Button>
      </div>
    </form>
  )
}
