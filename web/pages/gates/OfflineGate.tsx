import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { newId } from '#kernel/ids'
import type { PassageBody } from '#models/gates'
import { queryKeys } from '../../queries.ts'
import { useFormat } from '../../ui/format.ts'
import { useText } from '../../ui/text.ts'
import type { OfflinePass } from './offline-pass.ts'
import { keepPassage } from './offline-queue.ts'
import { PassageForm } from './PassageForm.tsx'

/** What the gate can do without a network: read the signed code, count, and keep the passage. */
export function OfflineGate({ found, onNext }: { found: OfflinePass; onNext: () => void }) {
  const t = useText()
  const format = useFormat()
  if (found.kind === 'valid') return <Counting found={found} onNext={onNext} />
  const why = {
    forged: t('This code was not signed by the platform, or something in it was changed.'),
    expired: t('The document was signed by the platform, but its time is over.'),
    'totals-only': t('This pass has too many items to be counted without a network.'),
  }[found.kind]
  return (
    <div className="stack">
      <p className="gate-stop" role="alert">
        {why}{' '}
        {found.kind === 'expired' &&
          t('It was valid until {until}.', { until: format.moment(found.until) })}{' '}
        {t('Stop the truck, and send the driver to the customs office.')}
      </p>
      <Button size="xl" className="gate-button" onClick={onNext}>
        {t('Another truck')}
      </Button>
    </div>
  )
}

function Counting({
  found: { pass, token },
  onNext,
}: {
  found: Extract<OfflinePass, { kind: 'valid' }>
  onNext: () => void
}) {
  const t = useText()
  const queries = useQueryClient()
  // Made once a form: however often it is sent later, it is this passage.
  const passageId = useRef(newId())
  const [kept, setKept] = useState(false)
  const keep = async (body: PassageBody) => {
    const at = new Date().toISOString()
    await keepPassage({ passageId: passageId.current, token, number: pass.number, at, body })
    await queries.invalidateQueries({ queryKey: queryKeys.waitingPassages })
    setKept(true)
  }
  if (kept)
    return (
      <div className="gate-done" role="status">
        <IconCircleCheck size={56} stroke={1.4} aria-hidden />
        <h2>{t('The truck may pass')}</h2>
        <p>{t('It is kept on this device, and sent when the network is back.')}</p>
        <Button size="xl" className="gate-button" onClick={onNext} data-autofocus>
          {t('Next truck')}
        </Button>
      </div>
    )
  return (
    <div className="stack">
      <div className="hold gate-consequences" role="status">
        <p>
          <IconPlugConnectedX size={18} aria-hidden />{' '}
          <strong>{t('Checked without a network: the signature is valid.')}</strong>{' '}
          {t('Whether trucks passed before, or customs took the pass back, is known only later.')}
        </p>
      </div>
      <PassageForm pass={pass} onNext={onNext} onRecord={keep} />
    </div>
  )
}
