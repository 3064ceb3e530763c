import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '../../api.ts'
import { useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { LanguageMenu, SchemeButton } from '../Tools.tsx'
import { NewPassword } from './Password.tsx'
import './sign-in.css'

/**
 * Where an invited person sets a password. The code stands behind the `#` of the address, which no
 * browser sends to any server, so that it is in no log.
 */
export function Invitation() {
  const t = useText()
  const [code, setCode] = useState(() => location.hash.slice(1))
  const [password, setPassword] = useState('')
  const redeem = useAction(api.redeemInvitation, { stale: [] })
  return (
    <div className="sign-in">
      <div className="sign-in-tools">
        <LanguageMenu />
        <SchemeButton />
      </div>
      <main className="sign-in-card">
        <div className="sign-in-brand">
          <Mark />
          <h1>{t('Set your password')}</h1>
        </div>
        {redeem.isSuccess ? (
          <div className="stack" role="status">
            <p>{t('Your password is set.')}</p>
            <Link to="/sign-in">{t('Sign in')}</Link>
          </div>
        ) : (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              redeem.mutate({ code: code.trim(), password })
            }}
          >
            {redeem.error && <Refused error={redeem.error} />}
            <TextInput
              label={t('Code of your invitation')}
              value={code}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
              autoComplete="one-time-code"
              required
            />
            <NewPassword value={password} onChange={setPassword} />
            <Button type="submit" loading={redeem.isPending} fullWidth size="md">
              {t('Set the password')}
            </Button>
          </form>
        )}
      </main>
    </div>
  )
}
