import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconCamera, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { api } from '../../api.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { FailedPage, Refused } from '../../Refused.tsx'
import { Problem } from '../../request.ts'
import { canVerify } from '../../signature.ts'
import { Bones, Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import './gate.css'
import type { OfflinePass } from './offline-pass.ts'
import { readOffline } from './offline-pass.ts'
import { OfflineGate } from './OfflineGate.tsx'
import { PassageForm } from './PassageForm.tsx'
import { WaitingPanel } from './WaitingPanel.tsx'

const Scanner = lazy(async () => ({ default: (await import('./Scanner.tsx')).Scanner }))

/** The gate officer's page: made for a phone in the sun, with gloves. */
export function Create() {
  const t = useText()
  const navigate = useNavigate()
  const { pass: id } = useSearch({ from: '/frame/gate' })
  const show = (pass?: string) => void navigate({ to: '/gate', search: { pass } })
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.gatePass(id ?? ''),
    queryFn: () => api.showGatePass(id ?? ''),
    enabled: id !== undefined,
  })
  return (
    <Page title={t('Gate')} subtitle={t('Scan the driver’s code, look, and let the truck pass.')}>
      <div className="gate">
        {id === undefined ? (
          <Finder onFound={show} />
        ) : error && !data ? (
          <FailedPage error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <PassageForm key={data.id} pass={data} onNext={() => show()} />
        ) : (
          <Bones lines={8} />
        )}
      </div>
    </Page>
  )
}

function Finder({ onFound }: { onFound: (id: string) => void }) {
  const t = useText()
  const [scanning, setScanning] = useState(false)
  const [offline, setOffline] = useState<OfflinePass>()
  const verify = useAction(verifyAnyhow, {
    stale: [],
    done: (found) => ('id' in found ? onFound(found.id) : setOffline(found)),
  })
  useScannerAtHand()
  if (offline) return <OfflineGate found={offline} onNext={() => setOffline(undefined)} />
  return (
    <>
      <WaitingPanel />
      {verify.error && <Refused error={verify.error} />}
      {scanning ? (
        <Suspense fallback={<Bones />}>
          <Scanner
            onCode={(token) => {
              setScanning(false)
              verify.mutate(token)
            }}
            onStop={() => setScanning(false)}
          />
        </Suspense>
      ) : (
        <Button
          size="xl"
          className="gate-button"
          leftSection={<IconCamera size={28} />}
          loading={verify.isPending}
          onClick={() => setScanning(true)}
        >
          {t('Scan the code')}
        </Button>
      )}
      <Typed onFound={onFound} onCode={verify.mutate} />
    </>
  )
}

/** Asks the platform what a code is worth; without a network, the code itself. */
async function verifyAnyhow(token: string): Promise<{ id: string } | OfflinePass> {
  try {
    return await api.verifyGatePass(token)
  } catch (error) {
    if (error instanceof Problem || !canVerify()) throw error
    const { keys } = await api.listSigningKeys()
    return readOffline(keys, token, new Date())
  }
}

/** Fetches what the gate needs without a network, while there is one. */
function useScannerAtHand() {
  useQuery({ queryKey: ['signing-keys'], queryFn: () => api.listSigningKeys() })
  useEffect(() => {
    import('./Scanner.tsx').then(({ fetchReader }) => fetchReader()).catch(() => undefined)
  }, [])
}

/** A gate's own reader types what it reads: the signed code has two dots, and no number has. */
const isCode = (text: string) => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)

function Typed({
  onFound,
  onCode,
}: {
  onFound: (id: string) => void
  onCode: (token: string) => void
}) {
  const t = useText()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const { data, error, isFetching } = useQuery({
    queryKey: ['gate-pass', 'find', asked],
    queryFn: () => api.listGatePasses({ q: asked, limit: 10 }),
    enabled: asked !== '',
  })
  return (
    <Panel title={t('Or type it')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = text.trim()
          if (isCode(typed)) onCode(typed)
          else setAsked(typed)
        }}
      >
        <TextInput
          size="lg"
          label={t('Pass number, MRN or plate')}
          autoCapitalize="characters"
          autoComplete="off"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          required
        />
        <Button
          type="submit"
          size="lg"
          variant="default"
          leftSection={<IconSearch size={20} />}
          loading={isFetching}
        >
          {t('Find')}
        </Button>
      </form>
      {error && <Refused error={error} />}
      {data?.items.length === 0 && (
        <Empty title={t('No gate pass found')}>
          {t('Without a gate pass the truck does not pass. Send the driver to the customs office.')}
        </Empty>
      )}
      <ul className="gate-found">
        {data?.items.map(({ id, number, enterpriseName, vehiclePlate, mrn }) => (
          <li key={id}>
            <button type="button" onClick={() => onFound(id)}>
              <strong className="code">{vehiclePlate ?? number}</strong>
              <span>{enterpriseName}</span>
              <span className="code quiet small">
                {number} · {mrn}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
