import type { ReactNode } from 'react'
import './parts.css'

export type LineColumn<Row> = {
  label: string
  cell: (row: Row) => ReactNode
  align?: 'end'
}

/** A short table inside a page. On a phone each line becomes a card that names its values. */
export function Lines<Row>({
  caption,
  columns,
  rows,
  keyOf,
}: {
  caption: string
  columns: readonly LineColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string | number
}) {
  return (
    <table className="lines" data-cards>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, align }) => (
            <th key={label} scope="col" className={align}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map(({ label, cell, align }) => (
              <td key={label} data-label={label} className={align}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
