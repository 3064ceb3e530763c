import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconCamera, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { api } from '../../api.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { FailedPage, Refused } from '../../Refused.tsx'
import { Bones, Empty } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import './gate.css'
import { PassageForm } from './PassageForm.tsx'

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
  const verify = useAction(api.verifyGatePass, { stale: [], done: ({ id }) => onFound(id) })
  return (
    <>
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
      <Typed onFound={onFound} />
    </>
  )
}

function Typed({ onFound }: { onFound: (id: string) => void }) {
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
          setAsked(text.trim())
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
