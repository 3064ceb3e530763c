import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { withStepUp } from '../../step-up.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Bones } from '../../ui/Messages.tsx'
import { Qr } from '../../ui/Qr.tsx'
import { useText } from '../../ui/text.ts'

/** Sets up an authenticator app: its secret as a picture and as text, then the first code. */
export function Totp({
  onClose,
  onConfirmed,
}: {
  onClose: () => void
  onConfirmed: (recoveryCodes: readonly string[]) => void
}) {
  const t = useText()
  const [code, setCode] = useState('')
  const { data, error } = useQuery({
    queryKey: ['totp-secret'],
    queryFn: () => withStepUp(() => api.enrolTotp()),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  const confirm = useAction(api.confirmTotp, {
    stale: [queryKeys.factors],
    done: ({ recoveryCodes }) => onConfirmed(recoveryCodes),
  })
  const refused = error ?? confirm.error
  return (
    <ConfirmDialog
      title={t('Set up an authenticator app')}
      verb={t('Confirm')}
      busy={confirm.isPending}
      onConfirm={() => confirm.mutate({ code })}
      onClose={onClose}
    >
      {refused && <Refused error={refused} />}
      {!data && !error && <Bones />}
      {data && (
        <>
          <p>{t('Scan this with the app, or type the secret into it.')}</p>
          <Qr text={data.uri} size={200} label={t('QR code of the secret')} />
          <output className="code root secret">{data.secret}</output>
          <TextInput
            label={t('The code that the app shows')}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]{6}"
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value.trim())}
            required
            data-autofocus
          />
        </>
      )}
    </ConfirmDialog>
  )
}
