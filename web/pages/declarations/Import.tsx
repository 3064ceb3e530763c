import { Button, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { IconFileSpreadsheet, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import type { ImportView } from '#models/exchange'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { Badge, LaneBadge } from '../../ui/Badges.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { msg, useText } from '../../ui/text.ts'

const pollMs = 500
const mostShown = 200

/** Files many declarations from a spreadsheet: a dry run first, and every error with its place. */
export function Import() {
  const t = useText()
  const [file, setFile] = useState<File>()
  const run = useImport()
  const { view } = run
  const xml = useXml()
  const start = (next: File) => {
    setFile(next)
    if (/\.xml$/i.test(next.name)) xml.mutate(next)
    else run.start(next, true)
  }
  const ready = view?.dryRun && view.status === 'done' && view.errors.length === 0
  return (
    <Page
      title={t('Import declarations')}
      subtitle={t(
        'XLSX or CSV, up to 10,000 lines. The file is checked first; nothing is filed yet.',
      )}
      back={<Link to="/declarations">{t('Declarations')}</Link>}
      actions={
        <Button
          component="a"
          href="/api/imports/template.xlsx"
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} />}
        >
          {t('Template')}
        </Button>
      }
    >
      <FileDrop
        label={file ? file.name : t('Drop a spreadsheet here, or choose one')}
        hint={t('XLSX or CSV with the columns of the template, or a WCO document in XML')}
        accept=".xlsx,.csv,.xml"
        onFile={start}
      />
      {run.error && <Refused error={run.error} />}
      {xml.error && <Refused error={xml.error} />}
      {view && <Progressing view={view} />}
      {ready && file && (
        <div className="row row-end">
          <Button
            leftSection={<IconSend size={16} />}
            loading={run.pending}
            onClick={() => run.start(file, false)}
          >
            {t('{count, plural, one {File # declaration} other {File # declarations}}', {
              count: view.declarations.length,
            })}
          </Button>
        </div>
      )}
      {view && view.errors.length > 0 && <Errors view={view} />}
      {view && view.declarations.length > 0 && <Found view={view} />}
    </Page>
  )
}

/** A WCO document holds one declaration: it is filed at once, and answered as a form is. */
function useXml() {
  const navigate = useNavigate()
  return useAction(async (file: File) => api.postDeclarationXml(await file.text()), {
    stale: [['list'], ['counts']],
    done: ({ id }) => void navigate({ to: paths.declaration(id) }),
  })
}

function useImport() {
  const [id, setId] = useState<string>()
  const begin = useAction(
    ({ file, dryRun, id: next }: { file: File; dryRun: boolean; id: string }) =>
      api.putImport(next, { dryRun: String(dryRun), fileName: file.name }, file),
    { stale: [['list'], ['counts']], done: (view) => setId(view.id) },
  )
  const { data } = useQuery({
    queryKey: ['import', id],
    queryFn: () => api.showImport(id ?? ''),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? pollMs : false),
  })
  const view = data ?? begin.data
  return {
    view: begin.isPending ? undefined : view,
    error: begin.error,
    pending: begin.isPending || view?.status === 'running',
    start: (file: File, dryRun: boolean) => {
      setId(undefined)
      begin.mutate({ file, dryRun, id: newId() })
    },
  }
}

function Progressing({ view: { progress, status, dryRun, errors } }: { view: ImportView }) {
  const t = useText()
  const share = progress.total === 0 ? 0 : (100 * progress.done) / progress.total
  const words = {
    running: dryRun ? t('Checking') : t('Filing'),
    done: dryRun
      ? errors.length === 0
        ? t('Checked: nothing to correct')
        : t('Checked: correct the file and drop it again')
      : t('Filed'),
    failed: t('The file could not be read'),
  }[status]
  return (
    <div className="stack tight" role="status">
      <div className="row row-spread">
        <strong>{words}</strong>
        <span className="number quiet">
          {t('{done} of {total} lines', { done: progress.done, total: progress.total })}
        </span>
      </div>
      <Progress
        value={share}
        aria-label={words}
        color={status === 'failed' || errors.length > 0 ? 'red' : 'harbour'}
      />
    </div>
  )
}

function Errors({ view: { errors } }: { view: ImportView }) {
  const t = useText()
  return (
    <Panel title={t('To correct ({count})', { count: errors.length })} flush>
      <Lines
        caption={t('Errors of the file')}
        rows={errors.slice(0, mostShown).map((error, index) => ({ ...error, index }))}
        keyOf={({ index }) => index}
        columns={[
          { label: t('Sheet'), cell: ({ sheet }) => sheet },
          {
            label: t('Row'),
            align: 'end',
            cell: ({ row }) => <span className="number">{row}</span>,
          },
          { label: t('Column'), cell: ({ column }) => <strong>{column}</strong> },
          {
            label: t('What is wrong'),
            cell: ({ detail, code }) => (
              <>
                {detail}{' '}
                <Link to={paths.problem(code)} className="code small">
                  {code}
                </Link>
              </>
            ),
          },
          { label: t('Cure'), cell: ({ cure }) => cure },
        ]}
      />
      {errors.length > mostShown && (
        <p className="quiet small item-add">
          {t('Only the first {count} are shown.', { count: mostShown })}
        </p>
      )}
    </Panel>
  )
}

function Found({ view: { declarations } }: { view: ImportView }) {
  const t = useText()
  return (
    <Panel title={t('Declarations of the file ({count})', { count: declarations.length })} flush>
      {declarations.length === 0 && <Empty title={t('None')} />}
      <Lines
        caption={t('Declarations of the file')}
        rows={declarations.slice(0, mostShown)}
        keyOf={({ functionalReferenceId }) => functionalReferenceId}
        columns={[
          {
            label: t('Reference'),
            cell: ({ functionalReferenceId }) => (
              <span className="code">{functionalReferenceId}</span>
            ),
          },
          {
            label: t('MRN'),
            cell: ({ id, mrn }) =>
              id && mrn ? (
                <Link to={paths.declaration(id)} className="code">
                  {mrn}
                </Link>
              ) : (
                <span className="quiet">–</span>
              ),
          },
          { label: t('Lane'), cell: ({ lane }) => lane && <LaneBadge lane={lane} /> },
          {
            label: t('State'),
            cell: ({ status, errorCount }) =>
              errorCount > 0 ? (
                <Badge tone="red">
                  {t('{count, plural, one {# error} other {# errors}}', { count: errorCount })}
                </Badge>
              ) : (
                <Badge tone={status === 'waiting' ? 'neutral' : 'green'}>
                  {t(importStatusWords[status])}
                </Badge>
              ),
          },
        ]}
      />
    </Panel>
  )
}

const importStatusWords = {
  waiting: msg('Waiting'),
  valid: msg('Ready to file'),
  filed: msg('Filed'),
  refused: msg('Refused'),
} satisfies Record<ImportView['declarations'][number]['status'], string>
