import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import {
  IconBook2,
  IconFileImport,
  IconFilePlus,
  IconFiles,
  IconHome,
  IconListDetails,
  IconLock,
  IconMap2,
  IconPalette,
  IconQrcode,
  IconTicket,
  IconUsers,
} from '@tabler/icons-react'
import { lazy, Suspense, useEffect } from 'react'
import { api } from '../api.ts'
import { connectLive, useLostConnection } from '../live.ts'
import { paths } from '../paths.ts'
import { queryKeys, useZones } from '../queries.ts'
import { may, useSession } from '../session.ts'
import { useStepUp } from '../step-up.ts'
import { useFormat } from '../ui/format.ts'
import type { NavigationGroup, NavigationItem } from '../ui/Frame.tsx'
import { Frame } from '../ui/Frame.tsx'
import { OfflineBanner } from '../ui/Messages.tsx'
import { ShortcutHelp, useShortcuts } from '../ui/shortcuts.tsx'
import { useText } from '../ui/text.ts'
import { GoTo } from './GoTo.tsx'
import { Tools } from './Tools.tsx'

// Asked for seldom, so it comes only then.
const StepUp = lazy(async () => ({ default: (await import('./identity/StepUp.tsx')).StepUp }))

/** The frame of everybody who is signed in: where they are, where they may go, what is live. */
export function SignedIn() {
  const session = useSession()
  const router = useRouter()
  const queries = useQueryClient()
  const groups = useNavigation()
  const zones = useZones()
  const waiting = useStepUp()
  useEffect(() => connectLive(queries), [queries])
  const go = (href: string) => router.history.push(href)
  useTravel(go)
  const zone = zones.find(({ id }) => id === session?.zoneId) ?? zones[0]
  return (
    <Frame
      groups={groups}
      onFollow={go}
      banner={<Connection />}
      place={
        <>
          <strong>{session?.enterprise?.name ?? zone?.name}</strong>{' '}
          {session?.enterprise ? zone?.name : zone?.officeName}
        </>
      }
      tools={<Tools />}
    >
      <Outlet />
      <ShortcutHelp />
      {waiting && (
        <Suspense>
          <StepUp settle={waiting.settle} />
        </Suspense>
      )}
      <GoTo groups={groups} onFollow={go} />
    </Frame>
  )
}

function Connection() {
  const format = useFormat()
  const lostAt = useLostConnection()
  return lostAt && <OfflineBanner since={format.time(lostAt)} />
}

/** Two keys lead to each page, `g` first. */
function useTravel(go: (href: string) => void) {
  const t = useText()
  useShortcuts([
    { keys: 'gh', label: t('To my desk'), run: () => go(paths.desk()) },
    { keys: 'gd', label: t('To the declarations'), run: () => go(paths.declarations()) },
    { keys: 'gn', label: t('File a declaration'), run: () => go(paths.newDeclaration()) },
    { keys: 'gg', label: t('To the gate'), run: () => go(paths.gate()) },
    { keys: 'ga', label: t('To the account book'), run: () => go(paths.accountBook()) },
    { keys: 'gm', label: t('To the map'), run: () => go(paths.map()) },
  ])
}

function useNavigation(): NavigationGroup[] {
  const t = useText()
  const session = useSession()
  const here = useRouterState({ select: ({ location }) => location.pathname })
  const officer = may(session, 'declaration.review')
  const { data: counts } = useQuery({
    queryKey: queryKeys.counts,
    queryFn: () => api.countDeclarations(),
    enabled: may(session, 'declaration.read'),
  })
  const item = (
    href: string,
    label: string,
    icon: NavigationItem['icon'],
    permission?: string,
    count?: number,
  ): NavigationItem[] =>
    permission && !may(session, permission)
      ? []
      : [{ href, label, icon, count, current: isHere(here, href) }]
  const groups: NavigationGroup[] = [
    {
      label: t('Work'),
      items: [
        ...item(paths.desk(), t('Desk'), IconHome),
        ...item(
          paths.declarations(),
          t('Declarations'),
          IconFiles,
          'declaration.read',
          counts && (officer ? counts.held.yellow + counts.held.red : counts.heldForTrader),
        ),
        ...item(paths.gate(), t('Gate'), IconQrcode, 'gate.pass'),
        ...item(paths.newDeclaration(), t('File one'), IconFilePlus, 'declaration.file'),
        ...item(paths.importDeclarations(), t('Import'), IconFileImport, 'declaration.file'),
      ],
    },
    {
      label: t('Zone'),
      items: [
        ...item(paths.gatePasses(), t('Gate passes'), IconTicket, 'gate.read'),
        ...item(paths.accountBook(), t('Account book'), IconBook2, 'account-book.read'),
        ...item(paths.map(), t('Map'), IconMap2, 'map.read'),
      ],
    },
    {
      label: t('Platform'),
      items: [
        ...item(paths.journal(), t('Journal'), IconListDetails, 'journal.read'),
        ...item(paths.people(), t('Accounts'), IconUsers, 'account.read'),
        ...item(paths.permissions(), t('Permissions'), IconLock),
        ...item(paths.design(), t('Design'), IconPalette),
      ],
    },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

function isHere(here: string, href: string): boolean {
  if (href === paths.declarations()) {
    return here.startsWith(href) && !/\/(new|import)$/.test(here)
  }
  return href === '/' ? here === '/' : here === href || here.startsWith(`${href}/`)
}
