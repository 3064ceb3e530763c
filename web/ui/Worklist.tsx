import { Button } from '@mantine/core'
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table'
import type { ColumnDef } from '@tanstack/react-table'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { LiveBar } from './Messages.tsx'
import { useShortcuts } from './shortcuts.tsx'
import { useText } from './text.ts'
import './worklist.css'

const features = tableFeatures({})

export type WorklistColumn<Row> = {
  id: string
  label: string
  /** A track of a CSS grid, such as `120px` or `minmax(160px, 1fr)`. */
  width: string
  align?: 'end'
  /** Left out on a phone, where each row is a small card. */
  wideOnly?: boolean
  cell: (row: Row) => ReactNode
}

type WorklistProps<Row> = {
  label: string
  rows: readonly Row[]
  columns: readonly WorklistColumn<Row>[]
  keyOf: (row: Row) => string
  hrefOf: (row: Row) => string
  onOpen: (row: Row) => void
  loading: boolean
  more: { available: boolean; loading: boolean; load: () => void }
  changes?: { count: number; refresh: () => void }
  gone?: ReadonlySet<string>
  empty: ReactNode
}

/**
 * The one list of this product. `j` and `k` move the focus, Enter opens; rows that change do so in
 * place, and nothing is inserted above what is being read until the bar is pressed.
 */
export function Worklist<Row extends object>(props: WorklistProps<Row>) {
  const { label, rows, columns, loading, more, changes, empty } = props
  const t = useText()
  const frame = useRef<HTMLDivElement>(null)
  useShortcuts(useMovement(frame, changes?.refresh))
  return (
    <div className="worklist" ref={frame}>
      {changes && <LiveBar count={changes.count} onRefresh={changes.refresh} />}
      {loading ? (
        <Bones columns={columns} label={label} />
      ) : rows.length === 0 ? (
        empty
      ) : (
        <Rows {...props} />
      )}
      {!loading && more.available && (
        <footer className="worklist-more">
          <Button variant="default" loading={more.loading} onClick={more.load}>
            {t('Load more')}
          </Button>
        </footer>
      )}
    </div>
  )
}

function Rows<Row extends object>(props: WorklistProps<Row>) {
  const { label, rows, columns, keyOf, gone } = props
  const body = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop(body.current?.offsetTop ?? 0), [])
  const table = useTable({
    features,
    data: rows,
    columns: useMemo(() => definitions(columns), [columns]),
    getRowId: keyOf,
  })
  const models = table.getRowModel().rows
  const virtualizer = useWindowVirtualizer({
    count: models.length,
    estimateSize: () => 44,
    overscan: 14,
    scrollMargin: top,
    getItemKey: (index) => models[index]?.id ?? index,
  })
  return (
    <div role="table" aria-label={label} aria-rowcount={models.length + 1}>
      <Head columns={columns} />
      <div
        role="rowgroup"
        ref={body}
        className="worklist-body"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = models[index]
          if (!row) return null
          return (
            <div
              role="row"
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              data-gone={gone?.has(row.id) || undefined}
              aria-rowindex={index + 2}
              className="worklist-row"
              style={{
                transform: `translateY(${start - top}px)`,
                gridTemplateColumns: tracks(columns),
              }}
            >
              <Cells {...props} row={row.original} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Cells<Row extends object>({
  columns,
  hrefOf,
  onOpen,
  row,
}: WorklistProps<Row> & { row: Row }) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onOpen(row)
  }
  return columns.map(({ id, align, wideOnly, cell, label }, position) => (
    <div
      role="cell"
      key={id}
      data-align={align}
      data-wide={wideOnly || undefined}
      data-label={label}
    >
      {position === 0 ? (
        <a href={hrefOf(row)} onClick={open}>
          {cell(row)}
        </a>
      ) : (
        cell(row)
      )}
    </div>
  ))
}

function Head<Row>({ columns }: { columns: readonly WorklistColumn<Row>[] }) {
  return (
    <div role="rowgroup">
      <div
        role="row"
        className="worklist-row worklist-head"
        style={{ gridTemplateColumns: tracks(columns) }}
      >
        {columns.map(({ id, label, align, wideOnly }) => (
          <div role="columnheader" key={id} data-align={align} data-wide={wideOnly || undefined}>
            {label}
          </div>
        ))}
      </div>
    </div>
  )
}

function Bones<Row>({
  columns,
  label,
}: {
  columns: readonly WorklistColumn<Row>[]
  label: string
}) {
  const t = useText()
  return (
    <div aria-busy="true">
      <span className="unseen" role="status">
        {t('Loading {label}', { label })}
      </span>
      {Array.from({ length: 12 }, (_, line) => (
        <div
          key={line}
          className="worklist-row"
          style={{ gridTemplateColumns: tracks(columns), position: 'static' }}
        >
          {columns.map(({ id, wideOnly }, index) => (
            <div key={id} data-wide={wideOnly || undefined}>
              <span
                className="bone"
                style={{ width: `${40 + ((line * 13 + index * 29) % 50)}%` }}
              />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function definitions<Row extends object>(
  columns: readonly WorklistColumn<Row>[],
): ColumnDef<typeof features, Row>[] {
  const helper = createColumnHelper<typeof features, Row>()
  return columns.map(({ id, label }) => helper.display({ id, header: label }))
}

function tracks<Row>(columns: readonly WorklistColumn<Row>[]): string {
  return columns.map(({ width }) => width).join(' ')
}

/** Moves the focus from row to row; the link that has it is what Enter opens. */
function useMovement(frame: { current: HTMLElement | null }, refresh?: () => void) {
  const t = useText()
  const move = (by: number) => {
    const links = [...(frame.current?.querySelectorAll('.worklist-row a') ?? [])].filter(
      (one) => one instanceof HTMLElement,
    )
    const at = links.findIndex((link) => link === document.activeElement)
    const next = links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]
    next?.focus()
    next?.closest('.worklist-row')?.scrollIntoView({ block: 'nearest' })
  }
  return [
    { keys: 'j', label: t('Next row'), run: () => move(1) },
    { keys: 'k', label: t('Previous row'), run: () => move(-1) },
    ...(refresh ? [{ keys: 'r', label: t('Show what came in'), run: refresh }] : []),
  ]
}
