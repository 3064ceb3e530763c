import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { api } from '../../api.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { Problem } from '../../request.ts'
import type { DemoAccount, SessionView } from '#models/identity'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { LanguageMenu, SchemeButton } from '../Tools.tsx'
import './sign-in.css'
import { CodeInput } from './CodeInput.tsx'

export function SignIn() {
  const t = useText()
  const enter = useEntry()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const { data: demo } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: () => api.listDemoAccounts(),
    retry: false,
  })
  const signIn = useAction(api.signIn, { stale: [], done: enter })
  const asksForCode = problemCode(signIn.error) === 'session.second-factor-needed'
  const byCode = asksForCode || code !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate({ login, password, ...(code ? { code: code.trim() } : {}) })
  }
  return (
    <div className="sign-in">
      <div className="sign-in-tools">
        <LanguageMenu />
        <SchemeButton />
      </div>
      <main className="sign-in-card">
        <div className="sign-in-brand">
          <Mark />
          <h1>Entrepot</h1>
        </div>
        <p className="quiet">{t('Customs for free zones: file, decide, pass, account.')}</p>
        <form onSubmit={submit} className="stack">
          {signIn.error && !asksForCode && <Refused error={signIn.error} />}
          <TextInput
            label={t('Name')}
            name="login"
            autoComplete="username"
            value={login}
            onChange={({ currentTarget }) => setLogin(currentTarget.value)}
            required
            data-autofocus
          />
          <PasswordInput
            label={t('Password')}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
            required
          />
          {byCode && <CodeInput value={code} onChange={setCode} />}
          <Button type="submit" loading={signIn.isPending} fullWidth size="md">
            {t('Sign in')}
          </Button>
        </form>
        <PasskeyButton onEnter={enter} />
        {demo && demo.length > 0 && <DemoAccounts accounts={demo} onPick={signIn.mutate} />}
        <p className="small quiet">
          <Link to="/track">{t('Track a consignment without signing in')}</Link>
        </p>
      </main>
    </div>
  )
}

/** Where somebody goes who has signed in: back to where they came from, if that is here. */
function useEntry() {
  const router = useRouter()
  const queries = useQueryClient()
  const { back } = useSearch({ from: '/sign-in' })
  return (session: SessionView) => {
    queries.setQueryData(queryKeys.session, session)
    router.history.push(back?.startsWith('/') && !back.startsWith('//') ? back : '/')
  }
}

function PasskeyButton({ onEnter }: { onEnter: (session: SessionView) => void }) {
  const t = useText()
  const signIn = useAction(
    async () => {
      const { passkeyProof } = await import('../../passkeys.ts')
      return api.signInByPasskey(await passkeyProof())
    },
    { stale: [], done: onEnter },
  )
  if (!('PublicKeyCredential' in globalThis)) return null
  return (
    <div className="stack">
      {signIn.error && <Refused error={signIn.error} />}
      <Button
        variant="default"
        fullWidth
        leftSection={<IconFingerprint size={16} />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate(undefined)}
      >
        {t('Sign in with a passkey')}
      </Button>
    </div>
  )
}

function problemCode(error: unknown): string | undefined {
  return error instanceof Problem ? error.body.code : undefined
}

function DemoAccounts({
  accounts,
  onPick,
}: {
  accounts: readonly DemoAccount[]
  onPick: (account: { login: string; password: string }) => void
}) {
  const t = useText()
  return (
    <section className="demo" aria-labelledby="demo">
      <h2 id="demo">{t('The demo zone: sign in as')}</h2>
      <ul>
        {accounts.map(({ login, password, title }) => (
          <li key={login}>
            <button type="button" onClick={() => onPick({ login, password })}>
              <strong>{title}</strong>
              <span className="code">
                {login} / {password}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
