import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconCloudUpload } from '@tabler/icons-react'
import { queryKeys, useAction } from '../../queries.ts'
import { refusalLines } from '../../refusal-lines.ts'
import { Moment } from '../../ui/Clock.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { forgetPassage, sendWaiting, waitingPassages } from './offline-queue.ts'

/** The trucks that passed without a network: what waits to be sent, and what was not taken. */
export function WaitingPanel() {
  const t = useText()
  const { data } = useQuery({ queryKey: queryKeys.waitingPassages, queryFn: waitingPassages })
  const send = useAction(() => sendWaiting({ refusedToo: true }), {
    stale: [queryKeys.waitingPassages, ['list']],
  })
  const forget = useAction(forgetPassage, { stale: [queryKeys.waitingPassages] })
  if (!data || data.length === 0) return null
  return (
    <Panel
      title={t('{count, plural, one {# truck waits} other {# trucks wait}} to be sent', {
        count: data.length,
      })}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCloudUpload size={15} />}
          loading={send.isPending}
          onClick={() => send.mutate(undefined)}
        >
          {t('Send now')}
        </Button>
      }
    >
      <div className="stack">
        <p className="quiet small">
          {t('They are kept on this device and sent by themselves. Do not sign out before.')}
        </p>
        <ul className="stack tight">
          {data.map(({ passageId, number, at, body, problem }) => (
            <li key={passageId} className="stack tight">
              <span className="row">
                <strong className="code">{body.vehiclePlate}</strong>
                <span className="code quiet small">{number}</span>
                <span className="quiet small">
                  <Moment at={at} />
                </span>
              </span>
              {problem &&
                refusalLines(t, problem).map(({ title, detail, cure }) => (
                  <span key={title} className="gate-stop small" role="alert">
                    {t('Not taken:')} {title}. {detail} {cure}
                  </span>
                ))}
              {problem && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => forget.mutate(passageId)}
                >
                  {t('Reported to the office: take it off')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
