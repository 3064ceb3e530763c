import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { api } from '../../api.ts'
import { Refused } from '../../Refused.tsx'
import type { PublicTracking } from '#models/declarations'
import { StatusBadge } from '../../ui/Badges.tsx'
import { Moment } from '../../ui/Clock.tsx'
import { HoldBanner } from '../../ui/HoldBanner.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { Bones } from '../../ui/Messages.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { msg, useText } from '../../ui/text.ts'
import { LanguageMenu, SchemeButton } from '../Tools.tsx'

const meanings = {
  'under-control': msg('Customs has accepted the declaration and is checking it.'),
  released: msg('Customs has released the goods. They may be brought into the zone.'),
  discharged: msg('The goods have arrived. The declaration is closed.'),
  refused: msg('Customs has refused the declaration. The declarant knows why.'),
  invalidated: msg('The declaration was withdrawn and has no effect any more.'),
} satisfies Record<PublicTracking['status'], string>

/** The public page: what happens with a consignment, in plain words. */
export function Track() {
  const t = useText()
  const navigate = useNavigate()
  const given = useSearch({ from: '/track' })
  const [mrn, setMrn] = useState(given.mrn ?? '')
  const [secret, setSecret] = useState(given.secret ?? '')
  const { data, error, isLoading } = useQuery({
    queryKey: ['tracking', given.mrn, given.secret],
    queryFn: () => api.trackDeclaration(given.mrn ?? '', given.secret ?? ''),
    enabled: Boolean(given.mrn && given.secret),
    retry: false,
    refetchInterval: 30_000,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ to: '/track', search: { mrn: mrn.trim(), secret: secret.trim() } })
  }
  return (
    <div className="open">
      <header className="open-head">
        <Mark />
        <h1>{t('Track a consignment')}</h1>
        <LanguageMenu />
        <SchemeButton />
      </header>
      <main className="stack">
        <form onSubmit={submit} className="panel open-form">
          <TextInput
            label={t('MRN')}
            description={t('The number that customs gave to the declaration.')}
            value={mrn}
            onChange={({ currentTarget }) => setMrn(currentTarget.value)}
            required
          />
          <TextInput
            label={t('Secret')}
            description={t('The word that the declarant gave you with it.')}
            value={secret}
            onChange={({ currentTarget }) => setSecret(currentTarget.value)}
            required
          />
          <Button type="submit">{t('Show')}</Button>
        </form>
        {isLoading && <Bones lines={5} />}
        {error && <Refused error={error} />}
        {data && <Found found={data} />}
        <p className="small quiet">
          <Link to="/sign-in">{t('Sign in')}</Link>
        </p>
      </main>
    </div>
  )
}

function Found({ found }: { found: PublicTracking }) {
  const t = useText()
  const { hold } = found
  return (
    <>
      <Panel title={found.mrn} actions={<StatusBadge status={found.status} />}>
        <div className="stack">
          <p className="open-word">{t(meanings[found.status])}</p>
          <Facts
            facts={[
              [t('Accepted'), <Moment key="accepted" at={found.acceptedAt} />],
              [t('Released'), found.releasedAt && <Moment key="released" at={found.releasedAt} />],
              [
                t('Arrived'),
                found.dischargedAt && <Moment key="discharged" at={found.dischargedAt} />,
              ],
            ]}
          />
        </div>
      </Panel>
      {hold && (
        <HoldBanner reason={hold.reason} owner={hold.owner} since={hold.since} dueAt={hold.dueAt} />
      )}
    </>
  )
}
