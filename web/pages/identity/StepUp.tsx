import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { useSession } from '../../session.ts'
import { useStepUp } from '../../step-up.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useText } from '../../ui/text.ts'

/** Asks for the password again where an act needs a fresh proof, and then lets the act go on. */
export function StepUp() {
  const waiting = useStepUp()
  return waiting ? <Dialog settle={waiting.settle} /> : null
}

function Dialog({ settle }: { settle: (proven: boolean) => void }) {
  const t = useText()
  const session = useSession()
  const [password, setPassword] = useState('')
  const proof = useAction(api.stepUp, { stale: [], done: () => settle(true) })
  return (
    <ConfirmDialog
      title={t('Prove that it is you')}
      verb={t('Go on')}
      busy={proof.isPending}
      onConfirm={() => proof.mutate(password)}
      onClose={() => settle(false)}
    >
      {proof.error && <Refused error={proof.error} />}
      <p>
        {t('What you are about to do counts only after a fresh proof. It holds for five minutes.')}
      </p>
      <input type="hidden" name="username" autoComplete="username" value={session?.login ?? ''} />
      <PasswordInput
        label={t('Your password')}
        autoComplete="current-password"
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
        required
        data-autofocus
      />
    </ConfirmDialog>
  )
}
