import { Drawer, UnstyledButton } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import './frame.css'
import { Mark } from './Mark.tsx'
import { useText } from './text.ts'

export type NavigationItem = {
  href: string
  label: string
  icon: ComponentType<{ size: number; stroke?: number; 'aria-hidden': true }>
  count?: number | undefined
  current: boolean
}
export type NavigationGroup = { label: string; items: readonly NavigationItem[] }

/**
 * The frame around every page: a rail on a screen, a bar at the thumb on a phone. It knows no
 * router: whoever renders it says how a link is followed.
 */
export function Frame({
  groups,
  place,
  tools,
  banner,
  onFollow,
  children,
}: {
  groups: readonly NavigationGroup[]
  place: ReactNode
  tools: ReactNode
  banner?: ReactNode
  onFollow: (href: string) => void
  children: ReactNode
}) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const follow = (href: string) => {
    setOpen(false)
    onFollow(href)
  }
  const thumb = groups.flatMap(({ items }) => items).slice(0, 4)
  return (
    <div className="frame">
      <a href="#content" className="skip">
        {t('Skip to the content')}
      </a>
      <nav className="rail" aria-label={t('Main')}>
        <Brand onFollow={follow} />
        <Groups groups={groups} onFollow={follow} />
      </nav>
      <div className="frame-main">
        <header className="top">
          <span className="top-mark">
            <Mark />
          </span>
          <div className="top-place">{place}</div>
          <div className="top-tools">{tools}</div>
        </header>
        {banner && <div className="frame-banner">{banner}</div>}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <nav className="thumb" aria-label={t('Quick')}>
        {thumb.map((item) => (
          <NavigationLink key={item.href} item={item} onFollow={follow} />
        ))}
        <UnstyledButton className="rail-link" onClick={() => setOpen(true)}>
          <IconMenu2 size={20} stroke={1.7} aria-hidden />
          <span>{t('More')}</span>
        </UnstyledButton>
      </nav>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        title={t('All pages')}
        size="280px"
        closeButtonProps={{ 'aria-label': t('Close') }}
        classNames={{ content: 'rail-drawer', header: 'rail-drawer' }}
      >
        <Groups groups={groups} onFollow={follow} />
      </Drawer>
    </div>
  )
}

function Brand({ onFollow }: { onFollow: (href: string) => void }) {
  return (
    <a
      href="/"
      className="brand"
      onClick={(event) => {
        event.preventDefault()
        onFollow('/')
      }}
    >
      <Mark />
      Entrepot
    </a>
  )
}

function Groups({
  groups,
  onFollow,
}: {
  groups: readonly NavigationGroup[]
  onFollow: (href: string) => void
}) {
  return groups.map(({ label, items }) => (
    <div key={label} className="rail-group">
      <span className="rail-label">{label}</span>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <NavigationLink item={item} onFollow={onFollow} />
          </li>
        ))}
      </ul>
    </div>
  ))
}

function NavigationLink({
  item: { href, label, icon: ItemIcon, count, current },
  onFollow,
}: {
  item: NavigationItem
  onFollow: (href: string) => void
}) {
  return (
    <a
      href={href}
      className="rail-link"
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onFollow(href)
      }}
    >
      <ItemIcon size={18} stroke={1.7} aria-hidden />
      <span>{label}</span>
      {count !== undefined && count > 0 && <span className="rail-count number">{count}</span>}
    </a>
  )
}
