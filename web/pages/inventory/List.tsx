import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatDecimal } from '#kernel/decimal'
import { api } from '../../api.ts'
import type { CsvColumn } from '../../csv.ts'
import { paths } from '../../paths.ts'
import { useWorklist } from '../../queries.ts'
import { FailedPage } from '../../Refused.tsx'
import type { AccountView } from '#models/inventory'
import { BookQuantity } from '../../ui/Amounts.tsx'
import { Badge } from '../../ui/Badges.tsx'
import { Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useText } from '../../ui/text.ts'
import { ExportButton } from '../ExportButton.tsx'
import { bookStatusWords } from '../../words.ts'
import type { WorklistColumn } from '../../ui/Worklist.tsx'
import { Worklist } from '../../ui/Worklist.tsx'

/** What lies in the zone, enterprise by enterprise and commodity by commodity. */
export function List() {
  const t = useText()
  const navigate = useNavigate()
  const { q } = useSearch({ from: '/frame/account-book' })
  const columns = useColumns()
  const { rows, gone, changeCount, list, refresh } = useWorklist(
    ['accounts', q],
    (after) => api.listBookAccounts({ q, after, limit: 100 }),
    ({ stream }) => stream.startsWith('gate-pass/'),
  )
  return (
    <Page
      title={t('Account book')}
      subtitle={t('Every quantity has an entry, and every entry its declaration.')}
      actions={
        <ExportButton
          name="account-book"
          columns={columnsOfFile}
          fetchPage={(after) => api.listBookAccounts({ q, after, limit: 200 })}
        />
      }
    >
      <div className="filters">
        <SearchField
          label={t('Search by commodity or enterprise')}
          value={q}
          onChange={(next) =>
            void navigate({ to: '/account-book', search: { q: next }, replace: true })
          }
        />
      </div>
      {list.error ? (
        <FailedPage error={list.error} onRetry={refresh} />
      ) : (
        <Worklist
          label={t('Accounts')}
          rows={rows}
          gone={gone}
          columns={columns}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => paths.account(id)}
          onOpen={({ id }) => void navigate({ to: paths.account(id) })}
          loading={list.isPending}
          changes={{ count: changeCount, refresh }}
          more={{
            available: list.hasNextPage,
            loading: list.isFetchingNextPage,
            load: () => void list.fetchNextPage(),
          }}
          empty={
            <Empty title={t('Nothing in the account book')}>
              {t('Goods stand here as soon as their truck has passed the gate.')}
            </Empty>
          }
        />
      )}
    </Page>
  )
}

function useColumns(): WorklistColumn<AccountView>[] {
  const t = useText()
  return useMemo(
    () => [
      {
        id: 'commodity',
        label: t('Commodity'),
        width: 'minmax(220px, 1.6fr)',
        cell: ({ description, commodityCode }) => (
          <>
            {description} <span className="code quiet">{commodityCode}</span>
          </>
        ),
      },
      {
        id: 'balance',
        label: t('Balance'),
        width: '160px',
        align: 'end',
        cell: ({ balance, unitCode }) => (
          <strong>
            <BookQuantity quantity={balance} unitCode={unitCode} />
          </strong>
        ),
      },
      {
        id: 'enterprise',
        label: t('Enterprise'),
        width: 'minmax(160px, 1fr)',
        cell: ({ enterpriseName }) => enterpriseName,
      },
      {
        id: 'status',
        label: t('Status'),
        width: '130px',
        cell: ({ status }) => (
          <Badge tone={status === 'stock' ? 'green' : 'hold'}>{t(bookStatusWords[status])}</Badge>
        ),
      },
    ],
    [t],
  )
}

/** The columns of the book in a file: grams as kilograms, millionths as whole units. */
const columnsOfFile: readonly CsvColumn<AccountView>[] = [
  { label: 'Enterprise', value: ({ enterpriseName }) => enterpriseName },
  { label: 'Commodity code', value: ({ commodityCode }) => commodityCode },
  { label: 'Description', value: ({ description }) => description },
  { label: 'Status', value: ({ status }) => status },
  {
    label: 'Balance',
    value: ({ balance, unitCode }) => formatDecimal(BigInt(balance), unitCode === 'GRM' ? 3 : 6),
  },
  { label: 'Unit', value: ({ unitCode }) => (unitCode === 'GRM' ? 'KGM' : unitCode) },
]
