import { useId } from 'react'
import type { ReactNode } from 'react'
import './parts.css'

/** A part of a page with a heading of its own, which a screen reader finds as a region. */
export function Panel({
  title,
  actions,
  flush = false,
  children,
}: {
  title: string
  actions?: ReactNode
  flush?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {actions}
      </header>
      <div className={flush ? 'body-flush' : 'body'}>{children}</div>
    </section>
  )
}

/** Labelled values of a thing. A fact without a value is left out, not shown as a dash. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([label, value]) =>
        value === undefined || value === '' ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
