import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { FailedPage } from '../../Refused.tsx'
import { Quantity } from '../../ui/Amounts.tsx'
import { Moment } from '../../ui/Clock.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { Bones, Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { decimalsOfUnit } from './units.ts'

/** One account: its balance, and each entry with the declaration that made it. */
export function Detail() {
  const t = useText()
  const { id } = useParams({ from: '/frame/account-book/$id' })
  const { data: accounts } = useQuery({
    queryKey: ['account', id, 'summary'],
    queryFn: () => api.listAccounts({ limit: 200 }),
  })
  const account = accounts?.items.find((one) => one.id === id)
  const entries = useInfiniteQuery({
    queryKey: ['account', id, 'entries'],
    queryFn: ({ pageParam }) => api.listAccountEntries(id, { after: pageParam, limit: 100 }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  if (entries.error) {
    return (
      <Page title={t('Account')}>
        <FailedPage error={entries.error} onRetry={() => void entries.refetch()} />
      </Page>
    )
  }
  const rows = entries.data?.pages.flatMap(({ items }) => items)
  const balance = account?.balance ?? rows?.[0]?.balanceAfter
  const unitCode = account?.unitCode ?? rows?.[0]?.unitCode ?? ''
  return (
    <Page
      title={account?.description ?? t('Account')}
      subtitle={
        account && (
          <>
            {account.enterpriseName} · <span className="code">{account.commodityCode}</span>
          </>
        )
      }
      back={<Link to="/account-book">{t('Account book')}</Link>}
      badges={
        balance !== undefined && (
          <strong className="balance">
            <Quantity digits={balance} decimals={decimalsOfUnit(unitCode)} unitCode={unitCode} />
          </strong>
        )
      }
    >
      <Panel title={t('Entries')} flush={Boolean(rows?.length)}>
        {!rows ? (
          <Bones lines={8} />
        ) : rows.length === 0 ? (
          <Empty title={t('No entries yet')} />
        ) : (
          <Entries rows={rows} />
        )}
        {entries.hasNextPage && (
          <div className="worklist-more">
            <Button variant="default" onClick={() => void entries.fetchNextPage()}>
              {t('Load more')}
            </Button>
          </div>
        )}
      </Panel>
    </Page>
  )
}

type Entry = Awaited<ReturnType<typeof api.listAccountEntries>>['items'][number]

function Entries({ rows }: { rows: readonly Entry[] }) {
  const t = useText()
  return (
    <Lines
      caption={t('Entries')}
      rows={rows}
      keyOf={({ position }) => position}
      columns={[
        { label: t('Posted'), cell: ({ postedAt }) => <Moment at={postedAt} /> },
        {
          label: t('Quantity'),
          align: 'end',
          cell: ({ quantity, unitCode }) => (
            <Quantity digits={quantity} decimals={decimalsOfUnit(unitCode)} unitCode={unitCode} />
          ),
        },
        {
          label: t('Balance after'),
          align: 'end',
          cell: ({ balanceAfter, unitCode }) => (
            <strong>
              <Quantity
                digits={balanceAfter}
                decimals={decimalsOfUnit(unitCode)}
                unitCode={unitCode}
              />
            </strong>
          ),
        },
        { label: t('Against'), cell: ({ counterAccount }) => counterAccount },
        {
          label: t('Declaration'),
          cell: ({ declarationId, mrn, goodsItem }) =>
            declarationId && (
              <>
                <Link to={paths.declaration(declarationId)} className="code">
                  {mrn ?? t('Declaration')}
                </Link>{' '}
                {goodsItem !== undefined && (
                  <span className="quiet">{t('item {number}', { number: goodsItem })}</span>
                )}
              </>
            ),
        },
      ]}
    />
  )
}
