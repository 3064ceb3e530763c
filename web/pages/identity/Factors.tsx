import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconDeviceMobile, IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import type { Factors as FactorsView } from '#models/factors'
import { api } from '../../api.ts'
import { addPasskey } from '../../passkeys.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { Badge } from '../../ui/Badges.tsx'
import { Since } from '../../ui/Clock.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Bones } from '../../ui/Messages.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { Secret } from './Secret.tsx'
import { Totp } from './Totp.tsx'

const stale = [queryKeys.factors]

/** By what I can prove myself beside my password: an authenticator app, and passkeys. */
export function Factors() {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: queryKeys.factors,
    queryFn: () => api.showFactors(),
  })
  return (
    <Panel title={t('Second factors')}>
      {error && <Refused error={error} />}
      {!data && !error && <Bones />}
      {data && (
        <div className="stack">
          <App factors={data} />
          <Passkeys factors={data} />
        </div>
      )}
    </Panel>
  )
}

function App({ factors: { totp, recoveryCodesLeft } }: { factors: FactorsView }) {
  const t = useText()
  const [enrolling, setEnrolling] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  const remove = useAction(api.removeTotp, { stale })
  const renew = useAction(api.renewRecoveryCodes, {
    stale,
    done: ({ recoveryCodes }) => setCodes(recoveryCodes),
  })
  const error = remove.error ?? renew.error
  return (
    <section className="stack tight" aria-label={t('Authenticator app')}>
      {error && <Refused error={error} />}
      <div className="row row-spread">
        <span className="row">
          <IconDeviceMobile size={18} aria-hidden />
          <strong>{t('Authenticator app')}</strong>
          <Badge tone={totp ? 'green' : 'neutral'}>{totp ? t('On') : t('Off')}</Badge>
        </span>
        {totp ? (
          <span className="row">
            <Button size="compact-sm" variant="default" onClick={() => renew.mutate(undefined)}>
              {t('New recovery codes')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => remove.mutate(undefined)}>
              {t('Turn off')}
            </Button>
          </span>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => setEnrolling(true)}>
            {t('Set up')}
          </Button>
        )}
      </div>
      {totp && (
        <p className="quiet small">
          {t('{count, plural, one {# recovery code is} other {# recovery codes are}} left.', {
            count: recoveryCodesLeft,
          })}
        </p>
      )}
      {enrolling && (
        <Totp
          onClose={() => setEnrolling(false)}
          onConfirmed={(next) => {
            setEnrolling(false)
            setCodes(next)
          }}
        />
      )}
      {codes && (
        <Secret
          title={t('Your recovery codes')}
          secret={codes.join('\n')}
          onClose={() => setCodes(undefined)}
        >
          {t('Each lets you in once when the app is not at hand. They are shown this once.')}
        </Secret>
      )}
    </section>
  )
}

function Passkeys({ factors: { passkeys } }: { factors: FactorsView }) {
  const t = useText()
  const [naming, setNaming] = useState(false)
  const remove = useAction(api.removePasskey, { stale })
  return (
    <section className="stack tight" aria-label={t('Passkeys')}>
      {remove.error && <Refused error={remove.error} />}
      <div className="row row-spread">
        <span className="row">
          <IconFingerprint size={18} aria-hidden />
          <strong>{t('Passkeys')}</strong>
        </span>
        <Button size="compact-sm" variant="default" onClick={() => setNaming(true)}>
          {t('Add a passkey')}
        </Button>
      </div>
      {passkeys.length === 0 && (
        <p className="quiet small">
          {t('With a passkey this device lets you in, without a password that could be stolen.')}
        </p>
      )}
      <ul className="stack tight">
        {passkeys.map(({ id, name, createdAt }) => (
          <li key={id} className="row row-spread">
            <span>
              {name}{' '}
              <span className="quiet small">
                <Since at={createdAt} />
              </span>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('Remove {name}', { name })}
              onClick={() => remove.mutate(id)}
            >
              {t('Remove')}
            </Button>
          </li>
        ))}
      </ul>
      {naming && <NewPasskey onClose={() => setNaming(false)} />}
    </section>
  )
}

function NewPasskey({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const add = useAction(addPasskey, { stale, done: onClose })
  return (
    <ConfirmDialog
      title={t('Add a passkey')}
      verb={t('Go on')}
      busy={add.isPending}
      onConfirm={() => add.mutate(name)}
      onClose={onClose}
    >
      {add.error && <Refused error={add.error} />}
      <TextInput
        label={t('Name')}
        description={t('The device or key, so that you know it again.')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        required
        data-autofocus
      />
    </ConfirmDialog>
  )
}
