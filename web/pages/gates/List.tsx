import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { IconQrcode } from '@tabler/icons-react'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useWorklist } from '../../queries.ts'
import { FailedPage } from '../../Refused.tsx'
import { may, useSession } from '../../session.ts'
import { Status as PassStatus } from '#models/gates'
import { Chips } from '../../ui/Chips.tsx'
import { Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useText } from '../../ui/text.ts'
import { Worklist } from '../../ui/Worklist.tsx'
import { passStatusWords } from '../../words.ts'
import { ExportButton } from '../ExportButton.tsx'
import { columnsOfFile, usePassColumns } from './columns.tsx'

export function List() {
  const t = useText()
  const session = useSession()
  const navigate = useNavigate()
  const filter = useSearch({ from: '/frame/gate-passes' })
  const columns = usePassColumns()
  const { rows, gone, changeCount, list, refresh } = useWorklist(
    ['gate-passes', filter],
    (after) => api.listGatePasses({ ...filter, after, limit: 100 }),
    ({ stream }) => stream.startsWith('gate-pass/'),
  )
  return (
    <Page
      title={t('Gate passes')}
      actions={
        <>
          <ExportButton
            name="gate-passes"
            columns={columnsOfFile}
            fetchPage={(after) => api.listGatePasses({ ...filter, after, limit: 100 })}
          />
          {may(session, 'gate.pass') && (
            <Button component={Link} to={paths.gate()} leftSection={<IconQrcode size={16} />}>
              {t('Scan a gate pass')}
            </Button>
          )}
        </>
      }
    >
      <Filters />
      {list.error ? (
        <FailedPage error={list.error} onRetry={refresh} />
      ) : (
        <Worklist
          label={t('Gate passes')}
          rows={rows}
          gone={gone}
          columns={columns}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => paths.gatePass(id)}
          onOpen={({ id }) => void navigate({ to: paths.gatePass(id) })}
          loading={list.isPending}
          changes={{ count: changeCount, refresh }}
          more={{
            available: list.hasNextPage,
            loading: list.isFetchingNextPage,
            load: () => void list.fetchNextPage(),
          }}
          empty={
            <Empty title={t('No gate pass matches')}>
              {t('A gate pass is issued when customs releases a declaration.')}
            </Empty>
          }
        />
      )}
    </Page>
  )
}

function Filters() {
  const t = useText()
  const navigate = useNavigate()
  const filter = useSearch({ from: '/frame/gate-passes' })
  const change = (next: Partial<typeof filter>) =>
    void navigate({ to: '/gate-passes', search: { ...filter, ...next }, replace: true })
  return (
    <div className="filters">
      <SearchField
        label={t('Search by number, MRN or plate')}
        value={filter.q}
        onChange={(q) => change({ q })}
      />
      <Chips
        label={t('Status')}
        value={filter.status}
        onChange={(status) => change({ status })}
        chips={PassStatus.options.map((value) => ({ value, label: t(passStatusWords[value]) }))}
      />
    </div>
  )
}
