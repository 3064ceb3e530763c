import { IconClockPause } from '@tabler/icons-react'
import { useId } from 'react'
import { holdReasons } from './Badges.tsx'
import { Clock, Since } from './Clock.tsx'
import './parts.css'
import { msg, useText } from './text.ts'

const cures = {
  'documents-under-review': msg('Customs reviews the documents. Nothing is asked of the trader.'),
  'question-open': msg('The trader answers the open question on this page.'),
  'physical-control-ordered': msg('Customs examines the goods and notes the result.'),
  'control-not-conform': msg('The goods are not as declared. Customs refuses or invalidates.'),
} satisfies Record<keyof typeof holdReasons, string>

const owners = { customs: msg('Customs'), trader: msg('Trader') }

/** Why a case does not move, who has it, since when, until when, and what would free it. */
export function HoldBanner({
  reason,
  owner,
  since,
  dueAt,
}: {
  reason: keyof typeof holdReasons
  owner: keyof typeof owners
  since: string
  dueAt: string
}) {
  const t = useText()
  const id = useId()
  return (
    <section className="hold" aria-labelledby={id}>
      <IconClockPause size={20} aria-hidden />
      <h2 id={id}>{t('On hold: {reason}', { reason: t(holdReasons[reason].label) })}</h2>
      <Clock dueAt={dueAt} />
      <dl>
        <div>
          <dt>{t('With')}</dt>
          <dd>{t(owners[owner])}</dd>
        </div>
        <div>
          <dt>{t('Since')}</dt>
          <dd>
            <Since at={since} />
          </dd>
        </div>
        <div>
          <dt>{t('What frees it')}</dt>
          <dd>{t(cures[reason])}</dd>
        </div>
      </dl>
    </section>
  )
}
