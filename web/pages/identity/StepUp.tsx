import { Button, PasswordInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { useSession } from '../../session.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Bones } from '../../ui/Messages.tsx'
import { useText } from '../../ui/text.ts'
import { CodeInput } from './CodeInput.tsx'

/** Asks for a fresh proof where an act needs one, and then lets the act go on. */
export function StepUp({ settle }: { settle: (proven: boolean) => void }) {
  const t = useText()
  const [text, setText] = useState('')
  const { data: factors } = useQuery({
    queryKey: queryKeys.factors,
    queryFn: () => api.showFactors(),
  })
  const proof = useAction(api.stepUp, { stale: [], done: () => settle(true) })
  const passkey = useAction(
    async () => {
      const { passkeyProof } = await import('../../passkeys.ts')
      return api.stepUp({ passkey: await passkeyProof() })
    },
    { stale: [], done: () => settle(true) },
  )
  const error = proof.error ?? passkey.error
  return (
    <ConfirmDialog
      title={t('Prove that it is you')}
      verb={t('Go on')}
      busy={proof.isPending}
      onConfirm={() => proof.mutate(factors?.totp ? { code: text } : { password: text })}
      onClose={() => settle(false)}
    >
      {error && <Refused error={error} />}
      <p>
        {t('What you are about to do counts only after a fresh proof. It holds for five minutes.')}
      </p>
      {factors ? (
        <Answer byCode={factors.totp} value={text} onChange={setText} />
      ) : (
        <Bones lines={2} />
      )}
      {factors && factors.passkeys.length > 0 && (
        <Button
          variant="default"
          leftSection={<IconFingerprint size={16} />}
          loading={passkey.isPending}
          onClick={() => passkey.mutate(undefined)}
        >
          {t('With a passkey instead')}
        </Button>
      )}
    </ConfirmDialog>
  )
}

function Answer({
  byCode,
  value,
  onChange,
}: {
  byCode: boolean
  value: string
  onChange: (text: string) => void
}) {
  const t = useText()
  const session = useSession()
  if (byCode) return <CodeInput value={value} onChange={onChange} />
  return (
    <>
      <input type="hidden" name="username" autoComplete="username" value={session?.login ?? ''} />
      <PasswordInput
        label={t('Your password')}
        autoComplete="current-password"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
        required
        data-autofocus
      />
    </>
  )
}
