import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { EntryView } from '#models/inventory'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { FailedPage } from '../../Refused.tsx'
import { BookQuantity } from '../../ui/Amounts.tsx'
import { Moment } from '../../ui/Clock.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { Bones, Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { bookStatusWords } from '../../words.ts'

/** One account: its balance, and each entry with the declaration that made it. */
export function Detail() {
  const t = useText()
  const { id } = useParams({ from: '/frame/account-book/$id' })
  const { data: account, error } = useQuery({
    queryKey: ['account', id, 'summary'],
    queryFn: () => api.showBookAccount(id),
  })
  const entries = useInfiniteQuery({
    queryKey: ['account', id, 'entries'],
    queryFn: ({ pageParam }) => api.listBookEntries(id, { after: pageParam, limit: 100 }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  const failed = error ?? entries.error
  if (failed) {
    return (
      <Page title={t('Account')}>
        <FailedPage error={failed} onRetry={() => void entries.refetch()} />
      </Page>
    )
  }
  const rows = entries.data?.pages.flatMap(({ items }) => items)
  return (
    <Page
      title={account?.description ?? t('Account')}
      subtitle={
        account && (
          <>
            {account.enterpriseName} · {t(bookStatusWords[account.status])} ·{' '}
            <span className="code">{account.commodityCode}</span>
          </>
        )
      }
      back={<Link to="/account-book">{t('Account book')}</Link>}
      badges={
        account && (
          <strong className="balance">
            <BookQuantity quantity={account.balance} unitCode={account.unitCode} />
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

function Entries({ rows }: { rows: readonly EntryView[] }) {
  const t = useText()
  return (
    <Lines
      caption={t('Entries')}
      rows={rows}
      keyOf={({ position, line }) => `${position}.${line}`}
      columns={[
        { label: t('Posted'), cell: ({ postedAt }) => <Moment at={postedAt} /> },
        {
          label: t('Quantity'),
          align: 'end',
          cell: ({ quantity, unitCode }) => (
            <BookQuantity quantity={quantity} unitCode={unitCode} signed />
          ),
        },
        {
          label: t('Balance after'),
          align: 'end',
          cell: ({ balanceAfter, unitCode }) => (
            <strong>
              <BookQuantity quantity={balanceAfter} unitCode={unitCode} />
            </strong>
          ),
        },
        { label: t('Against'), cell: ({ counterAccount }) => t(bookStatusWords[counterAccount]) },
        {
          label: t('Declaration'),
          cell: ({ declarationId, mrn, goodsItem }) => (
            <>
              <Link to={paths.declaration(declarationId)} className="code">
                {mrn}
              </Link>{' '}
              <span className="quiet">{t('item {number}', { number: goodsItem })}</span>
            </>
          ),
        },
      ]}
    />
  )
}
