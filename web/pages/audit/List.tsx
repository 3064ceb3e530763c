import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconDownload } from '@tabler/icons-react'
import { api } from '../../api.ts'
import { queryKeys } from '../../queries.ts'
import { FailedPage, Refused } from '../../Refused.tsx'
import { canVerify } from '../../signature.ts'
import { Badge } from '../../ui/Badges.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { Moment } from '../../ui/Clock.tsx'
import { useFormat } from '../../ui/format.ts'
import { Bones, Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { msg, useText } from '../../ui/text.ts'
import { readEntry } from './entries.ts'
import { Entry } from './Entry.tsx'
import './journal.css'
import { checkedCheckpoint } from './prove.ts'

const pageSize = 100

/** The journal: all that was done, by whom and when, newest first, under a signed root. */
export function List() {
  const t = useText()
  const { stream } = useSearch({ from: '/frame/journal' })
  const list = useInfiniteQuery({
    queryKey: ['journal', stream],
    queryFn: ({ pageParam }) => api.listJournal({ stream, before: pageParam, limit: pageSize }),
    initialPageParam: Number.MAX_SAFE_INTEGER,
    getNextPageParam: ({ items }) => (items.length === pageSize ? items.at(-1)?.index : undefined),
  })
  const entries = list.data?.pages.flatMap(({ items }) => items.map(readEntry))
  return (
    <Page
      title={t('Journal')}
      subtitle={t(
        'Every act and every decision, chained by hashes: nothing is changed or taken out.',
      )}
      actions={
        <Button
          component="a"
          href="/api/journal/export"
          download
          variant="default"
          leftSection={<IconDownload size={16} />}
        >
          {t('Export all')}
        </Button>
      }
      aside={<Root />}
    >
      <Filters stream={stream} />
      {list.error ? (
        <FailedPage error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Panel title={t('Entries, newest first')} flush>
          {!entries ? (
            <Bones lines={12} />
          ) : entries.length === 0 ? (
            <Empty title={t('The journal holds nothing of this')}>
              {t('Take back a filter, or check the name of the stream.')}
            </Empty>
          ) : (
            <ol className="journal">
              {entries.map((entry) => (
                <Entry key={entry.index} entry={entry} />
              ))}
            </ol>
          )}
          {list.hasNextPage && (
            <div className="worklist-more">
              <Button
                variant="default"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t('Load more')}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </Page>
  )
}

const kinds = [
  { value: 'declaration/', label: msg('Declarations') },
  { value: 'control/', label: msg('Controls') },
  { value: 'gate-pass/', label: msg('Gate passes') },
  { value: 'attachment/', label: msg('Documents') },
  { value: 'account/', label: msg('Accounts') },
]

function Filters({ stream }: { stream: string | undefined }) {
  const t = useText()
  const navigate = useNavigate()
  const change = (next: string | undefined) =>
    void navigate({ to: '/journal', search: { stream: next }, replace: true })
  return (
    <div className="filters">
      <SearchField
        label={t('Stream, such as declaration/…')}
        value={stream?.endsWith('/') ? '' : stream}
        onChange={change}
      />
      <Chips
        label={t('Kind')}
        value={stream}
        onChange={change}
        chips={kinds.map(({ value, label }) => ({ value, label: t(label) }))}
      />
    </div>
  )
}

function Root() {
  const t = useText()
  const format = useFormat()
  const { data, error } = useQuery({
    queryKey: queryKeys.checkpoint,
    queryFn: checkedCheckpoint,
    enabled: canVerify(),
  })
  return (
    <Panel
      title={t('Signed checkpoint')}
      actions={
        data && (
          <Badge tone={data.signed ? 'green' : 'red'}>
            {data.signed ? t('Signature valid') : t('Signature not valid')}
          </Badge>
        )
      }
    >
      {error && <Refused error={error} />}
      {!canVerify() && (
        <p className="quiet small">
          {t('A proof needs https: only then does a browser offer its cryptography.')}
        </p>
      )}
      {data && (
        <div className="stack">
          <Facts
            facts={[
              [t('Entries'), format.integer(data.size)],
              [t('Signed at'), <Moment key="signed" at={data.signedAt} />],
              [
                t('Root'),
                <span key="root" className="code small root">
                  {data.root}
                </span>,
              ],
            ]}
          />
          <p className="quiet small">
            {t('Keep this root: with it, anybody proves later that nothing before it was changed.')}
          </p>
        </div>
      )}
      {!data && !error && canVerify() && <Bones />}
    </Panel>
  )
}
