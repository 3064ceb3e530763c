import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core'
import { useLingui } from '@lingui/react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { IconKeyboard, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { IconUserCircle } from '@tabler/icons-react'
import { api } from '../api.ts'
import { activateLanguage, Language, languages } from '../languages.ts'
import { queryKeys } from '../queries.ts'
import { useSession } from '../session.ts'
import { useText } from '../ui/text.ts'
import { roleWords } from '../words.ts'

export function Tools() {
  const t = useText()
  return (
    <>
      <Tooltip label={t('Keys that work here')}>
        <ActionIcon
          className="wide-only"
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('Keys that work here')}
          onClick={showKeys}
        >
          <IconKeyboard size={20} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <LanguageMenu />
      <SchemeButton />
      <AccountMenu />
    </>
  )
}

function showKeys(): void {
  document.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))
}

export function LanguageMenu() {
  const t = useText()
  const { i18n } = useLingui()
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('Language')}>
          <IconLanguage size={20} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {Language.options.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => void activateLanguage(language)}
            aria-current={i18n.locale === language}
            fw={i18n.locale === language ? 650 : 400}
          >
            {languages[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export function SchemeButton() {
  const t = useText()
  const { toggleColorScheme } = useMantineColorScheme()
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={t('Light or dark')}
      onClick={() => toggleColorScheme()}
    >
      <IconSun size={20} stroke={1.7} className="light-only" />
      <IconMoon size={20} stroke={1.7} className="dark-only" />
    </ActionIcon>
  )
}

function AccountMenu() {
  const t = useText()
  const session = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const signOut = async () => {
    // Signing out makes the browser forget this site, and with it the trucks that wait to be sent.
    if (await someWait()) return navigate({ to: '/gate' })
    await api.signOut()
    queries.clear()
    queries.setQueryData(queryKeys.session, null)
    await navigate({ to: '/sign-in' })
  }
  if (!session) return null
  const role = session.roles[0] ?? ''
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <button type="button" className="who">
          <span className="unseen">{t('My account')}: </span>
          <span className="who-initials" aria-hidden>
            {initialsOf(session.name)}
          </span>
          <span className="who-name">
            {session.name}
            <span className="quiet small">{t(roleWords[role] ?? role)}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUserCircle size={16} />}
          onClick={() => void navigate({ to: '/account' })}
        >
          {t('My account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {t('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

async function someWait(): Promise<boolean> {
  const { sendWaiting, waitingPassages } = await import('./gates/offline-queue.ts')
  await sendWaiting()
  return (await waitingPassages()).length > 0
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.at(-1)].map((word) => word?.[0] ?? '').join('')
}
