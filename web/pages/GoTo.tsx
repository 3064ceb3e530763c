import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api } from '../api.ts'
import { paths } from '../paths.ts'
import { may, useSession } from '../session.ts'
import { LaneBadge } from '../ui/Badges.tsx'
import type { NavigationGroup } from '../ui/Frame.tsx'
import { Palette } from '../ui/Palette.tsx'

const mostFound = 8

/** The palette of this product: the pages of the frame, and the cases whose number begins so. */
export function GoTo({
  groups,
  onFollow,
}: {
  groups: readonly NavigationGroup[]
  onFollow: (href: string) => void
}) {
  const session = useSession()
  const [opened, setOpened] = useState(false)
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  const { data } = useQuery({
    queryKey: ['go-to', wanted],
    queryFn: () => api.listDeclarations({ q: wanted, limit: mostFound }),
    enabled: opened && wanted.length > 2 && may(session, 'declaration.read'),
  })
  const entries = useMemo(() => {
    const pages = groups
      .flatMap(({ items }) => items)
      .filter(({ label }) => label.toLowerCase().includes(wanted.toLowerCase()))
    const cases = (data?.items ?? []).map(({ id, mrn, lane }) => ({
      href: paths.declaration(id),
      label: mrn,
      hint: <LaneBadge lane={lane} />,
    }))
    return [...pages.map(({ href, label }) => ({ href, label })), ...cases]
  }, [groups, wanted, data])
  const close = () => {
    setOpened(false)
    setQuery('')
  }
  return (
    <Palette
      opened={opened}
      onOpen={() => setOpened(true)}
      onClose={close}
      query={query}
      onQuery={setQuery}
      entries={entries}
      onPick={(href) => {
        close()
        onFollow(href)
      }}
    />
  )
}
