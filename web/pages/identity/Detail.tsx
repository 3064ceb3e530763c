import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { applyDensity, Density, density } from '../../density.ts'
import { activateLanguage, Language, languages } from '../../languages.ts'
import { useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { useSession } from '../../session.ts'
import { Badge } from '../../ui/Badges.tsx'
import { Since } from '../../ui/Clock.tsx'
import { Lines } from '../../ui/Lines.tsx'
import { Bones } from '../../ui/Messages.tsx'
import { Page } from '../../ui/Page.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { Factors } from './Factors.tsx'
import { Keys } from './Keys.tsx'
import { Password } from './Password.tsx'
import { roleWords } from '../../words.ts'

/** My account: who I am here, how the screen looks, and where I am signed in. */
export function Detail() {
  const t = useText()
  const session = useSession()
  return (
    <Page title={t('My account')} aside={<Looks />}>
      <Panel title={session?.name ?? ''}>
        <Facts
          facts={[
            [t('Sign-in name'), session?.login],
            [t('Roles'), session?.roles.map((role) => t(roleWords[role] ?? role)).join(', ')],
            [t('Enterprise'), session?.enterprise?.name],
            [t('Economy'), session?.economyId],
          ]}
        />
      </Panel>
      <Sessions />
      <Factors />
      <Keys />
      <Password />
    </Page>
  )
}

function Sessions() {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: ['sessions'],
    queryFn: () => api.listSessions(),
  })
  const revoke = useAction(api.endSession, { stale: [['sessions']] })
  return (
    <Panel title={t('Where you are signed in')} flush={Boolean(data)}>
      {error && <Refused error={error} />}
      {revoke.error && <Refused error={revoke.error} />}
      {!data && !error && <Bones />}
      {data && (
        <Lines
          caption={t('Where you are signed in')}
          rows={data.items}
          keyOf={({ id }) => id}
          columns={[
            { label: t('Browser'), cell: ({ userAgent }) => browserOf(userAgent) },
            { label: t('Since'), cell: ({ createdAt }) => <Since at={createdAt} /> },
            { label: t('Last seen'), cell: ({ lastSeenAt }) => <Since at={lastSeenAt} /> },
            {
              label: t('Action'),
              align: 'end',
              cell: ({ id, current }) =>
                current ? (
                  <Badge tone="green">{t('this one')}</Badge>
                ) : (
                  <Button size="compact-sm" variant="default" onClick={() => revoke.mutate(id)}>
                    {t('Sign it out')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Panel>
  )
}

function Looks() {
  const t = useText()
  const { i18n } = useLingui()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [shown, setShown] = useState(density)
  return (
    <Panel title={t('How it looks')}>
      <div className="stack">
        <Choice label={t('Language')}>
          <SegmentedControl
            fullWidth
            aria-label={t('Language')}
            value={i18n.locale}
            onChange={(value) => void activateLanguage(Language.parse(value))}
            data={Language.options.map((value) => ({ value, label: languages[value] }))}
          />
        </Choice>
        <Choice label={t('Theme')}>
          <SegmentedControl
            fullWidth
            aria-label={t('Theme')}
            value={colorScheme}
            onChange={(value) => setColorScheme(scheme(value))}
            data={[
              { value: 'light', label: t('Light') },
              { value: 'dark', label: t('Dark') },
              { value: 'auto', label: t('As the device') },
            ]}
          />
        </Choice>
        <Choice label={t('Density')}>
          <SegmentedControl
            fullWidth
            aria-label={t('Density')}
            value={shown}
            onChange={(value) => {
              const next = Density.parse(value)
              applyDensity(next)
              setShown(next)
            }}
            data={[
              { value: 'compact', label: t('Compact') },
              { value: 'roomy', label: t('Roomy') },
            ]}
          />
        </Choice>
      </div>
    </Panel>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="stack tight">
      <span className="quiet small">{label}</span>
      {children}
    </div>
  )
}

function scheme(value: string): 'light' | 'dark' | 'auto' {
  return value === 'light' || value === 'dark' ? value : 'auto'
}

/** The name of a browser and its system, out of the long line that it introduces itself with. */
function browserOf(userAgent: string): string {
  const browser = /(Edg|Firefox|Chrome|Safari)\/(\d+)/.exec(userAgent)
  const system = /(Windows|Mac OS X|Android|iPhone|Linux)/.exec(userAgent)?.[1]
  const name = browser ? `${browser[1]} ${browser[2]}` : userAgent.slice(0, 40)
  return system ? `${name}, ${system}` : name
}
