import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { IconFileImport, IconFilePlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Lane, Status } from '#models/declarations'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { queryKeys, useWorklist } from '../../queries.ts'
import { FailedPage } from '../../Refused.tsx'
import { may, useSession } from '../../session.ts'
import { lanes, statuses } from '../../ui/Badges.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useText } from '../../ui/text.ts'
import { Worklist } from '../../ui/Worklist.tsx'
import { ExportButton } from '../ExportButton.tsx'
import { columnsOfFile, useColumns } from './columns.tsx'

export function List() {
  const t = useText()
  const navigate = useNavigate()
  const session = useSession()
  const filter = useSearch({ from: '/frame/declarations' })
  const columns = useColumns()
  const { rows, gone, changeCount, list, refresh } = useWorklist(
    ['declarations', filter],
    (after) => api.listDeclarations({ ...filter, after, limit: 50 }),
    ({ stream }) => stream.startsWith('declaration/'),
  )
  return (
    <Page
      title={t('Declarations')}
      actions={
        <>
          <ExportButton
            name="declarations"
            columns={columnsOfFile}
            fetchPage={(after) => api.listDeclarations({ ...filter, after, limit: 100 })}
          />
          {may(session, 'declaration.file') && <FilingButtons />}
        </>
      }
    >
      <Filters />
      {list.error ? (
        <FailedPage error={list.error} onRetry={refresh} />
      ) : (
        <Worklist
          label={t('Declarations')}
          rows={rows}
          gone={gone}
          columns={columns}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => paths.declaration(id)}
          onOpen={({ id }) => void navigate({ to: paths.declaration(id) })}
          loading={list.isPending}
          changes={{ count: changeCount, refresh }}
          more={{
            available: list.hasNextPage,
            loading: list.isFetchingNextPage,
            load: () => void list.fetchNextPage(),
          }}
          empty={
            <Empty title={t('No declaration matches')}>
              {t('Take back a filter, or search for another number.')}
            </Empty>
          }
        />
      )}
    </Page>
  )
}

function FilingButtons() {
  const t = useText()
  return (
    <>
      <Button
        component={Link}
        to={paths.importDeclarations()}
        variant="default"
        leftSection={<IconFileImport size={16} />}
      >
        {t('Import')}
      </Button>
      <Button component={Link} to={paths.newDeclaration()} leftSection={<IconFilePlus size={16} />}>
        {t('File one')}
      </Button>
    </>
  )
}

function Filters() {
  const t = useText()
  const navigate = useNavigate()
  const filter = useSearch({ from: '/frame/declarations' })
  const { data: counts } = useQuery({
    queryKey: queryKeys.counts,
    queryFn: () => api.countDeclarations(),
  })
  const change = (next: Partial<typeof filter>) =>
    void navigate({ to: '/declarations', search: { ...filter, ...next }, replace: true })
  return (
    <div className="filters">
      <SearchField
        label={t('Search by MRN or reference')}
        value={filter.q}
        onChange={(q) => change({ q })}
      />
      <Chips
        label={t('Lane')}
        value={filter.lane}
        onChange={(lane) => change({ lane })}
        chips={Lane.options.map((lane) => {
          const LaneIcon = lanes[lane].icon
          return {
            value: lane,
            count: lane === 'yellow' || lane === 'red' ? counts?.held[lane] : undefined,
            label: (
              <>
                <LaneIcon size={15} color={`var(--${lane})`} aria-hidden />
                {t(lanes[lane].label)}
              </>
            ),
          }
        })}
      />
      <Chips
        label={t('Status')}
        value={filter.status}
        onChange={(status) => change({ status })}
        chips={Status.options.map((status) => ({
          value: status,
          label: t(statuses[status].label),
        }))}
      />
      <Chips
        label={t('Hold')}
        value={filter.hold}
        onChange={(hold) => change({ hold })}
        chips={[
          { value: 'customs', label: t('With customs') },
          { value: 'trader', label: t('With the trader'), count: counts?.heldForTrader },
        ]}
      />
    </div>
  )
}
