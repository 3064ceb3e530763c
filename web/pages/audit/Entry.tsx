import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '../../paths.ts'
import { Moment } from '../../ui/Clock.tsx'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import { eventWords } from '../../event-words.ts'
import { actorName } from '../../words.ts'
import type { ReadEntry } from './entries.ts'
import { factsOf } from './entries.ts'
import { Proof } from './Proof.tsx'

/** One entry: what happened to what, by whom and when; opened, what the event says and its proof. */
export function Entry({ entry: { index, leaf, told } }: { entry: ReadEntry }) {
  const t = useText()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const number = <span className="journal-index">{format.integer(index)}</span>
  if (!told) {
    return (
      <li className="journal-foreign quiet">
        {number}
        <span>
          {t('Not of your economy: its hash alone is shown.')}{' '}
          <span className="code small root">{leaf.slice(0, 16)}…</span>
        </span>
      </li>
    )
  }
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          {number}
          <strong>{t(eventWords[told.type] ?? told.type)}</strong>
          <span className="code small">{shortName(told.stream)}</span>
          <span>{actorName(told.actor)}</span>
          <Moment at={told.recordedAt} />
        </summary>
        {open && (
          <div className="journal-more stack">
            <dl className="journal-facts">
              <dt>{t('Stream')}</dt>
              <dd className="row">
                <span className="code">
                  {told.stream}, {told.revision}
                </span>
                <Link to={paths.journal()} search={{ stream: told.stream }}>
                  {t('All of this stream')}
                </Link>
                <Subject stream={told.stream} />
              </dd>
              {factsOf(told.data).map(([name, value]) => (
                <Fact key={name} name={name} value={value} />
              ))}
              <Fact name={t('Hash')} value={leaf} />
            </dl>
            <Proof events={[told]} />
          </div>
        )}
      </details>
    </li>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="code">{value}</dd>
    </>
  )
}

/** The page of what an entry is about, where it has one. */
function Subject({ stream }: { stream: string }) {
  const t = useText()
  const [kind, id = ''] = stream.split('/')
  if (kind === 'declaration' || kind === 'control')
    return <Link to={paths.declaration(id)}>{t('Open the case')}</Link>
  if (kind === 'gate-pass') return <Link to={paths.gatePass(id)}>{t('Open the gate pass')}</Link>
  return null
}

/** The end of an id tells streams apart; its beginning is only the time. */
function shortName(stream: string): string {
  const [kind = '', id = ''] = stream.split('/')
  return `${kind}/…${id.slice(-8)}`
}
