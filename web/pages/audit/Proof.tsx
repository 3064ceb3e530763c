import { Button } from '@mantine/core'
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { canVerify } from '../../signature.ts'
import { Moment } from '../../ui/Clock.tsx'
import { useText } from '../../ui/text.ts'
import './journal.css'
import type { Verdict } from './prove.ts'
import { prove } from './prove.ts'

/** Proves on demand that entries stand in the signed journal, and says by what. */
export function Proof({ events }: { events: readonly { stream: string; revision: number }[] }) {
  const t = useText()
  const proving = useAction(() => prove(events), { stale: [] })
  if (!canVerify())
    return (
      <p className="quiet small">
        {t('A proof needs https: only then does a browser offer its cryptography.')}
      </p>
    )
  return (
    <div className="stack tight">
      {proving.error && <Refused error={proving.error} />}
      {proving.data ? (
        <Proven verdict={proving.data} />
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconShieldCheck size={15} />}
          loading={proving.isPending}
          onClick={() => proving.mutate(undefined)}
        >
          {t('Prove it')}
        </Button>
      )}
    </div>
  )
}

function Proven({ verdict: { checkpoint, proven, young, wrong } }: { verdict: Verdict }) {
  const t = useText()
  const good = wrong.length === 0 && checkpoint.signed
  const Mark = good ? IconShieldCheck : IconShieldX
  return (
    <div className="proof" data-good={good} role="status">
      <Mark size={20} aria-hidden />
      <div className="stack tight">
        <strong>
          {good
            ? t(
                '{count, plural, one {Proven: # entry stands} other {Proven: # entries stand}} unchanged in the journal.',
                { count: proven },
              )
            : t('Not proven. Tell the auditor.')}
        </strong>
        {young > 0 && (
          <span>
            {t('{count, plural, one {# entry is} other {# entries are}} too young to be proven.', {
              count: young,
            })}
          </span>
        )}
        {wrong.length > 0 && <span className="code">{wrong.join(', ')}</span>}
        {!checkpoint.signed && <span>{t('The signature over the journal is not valid.')}</span>}
        <span className="quiet small">
          {t('Root over {size} entries, signed', { size: checkpoint.size })}{' '}
          <Moment at={checkpoint.signedAt} />
        </span>
        <span className="code small root">{checkpoint.root}</span>
      </div>
    </div>
  )
}
