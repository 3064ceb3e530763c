import { Button, PasswordInput } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'

/** Changes one's own password: the present one is asked for, so that an open screen is no key. */
export function Password() {
  const t = useText()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useAction(api.changePassword, {
    stale: [['sessions']],
    done: () => {
      setCurrent('')
      setPassword('')
    },
  })
  return (
    <Panel title={t('Change the password')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ current, password })
        }}
      >
        {change.error && <Refused error={change.error} />}
        {change.isSuccess && (
          <p className="row" role="status">
            <IconCircleCheck size={18} color="var(--green)" aria-hidden />
            {t('The password is changed. Your other sessions are signed out.')}
          </p>
        )}
        <PasswordInput
          label={t('Present password')}
          autoComplete="current-password"
          value={current}
          onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
          required
        />
        <NewPassword value={password} onChange={setPassword} />
        <div className="row row-end">
          <Button type="submit" variant="default" loading={change.isPending}>
            {t('Change the password')}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

export function NewPassword({
  value,
  onChange,
}: {
  value: string
  onChange: (password: string) => void
}) {
  const t = useText()
  return (
    <PasswordInput
      label={t('New password')}
      description={t('Length is what counts: several words that do not belong together.')}
      autoComplete="new-password"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
      required
    />
  )
}
