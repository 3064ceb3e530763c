import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent } from 'react'
import type { ReactNode } from 'react'
import './palette.css'
import { useText } from './text.ts'

export type PaletteEntry = { href: string; label: string; hint?: ReactNode }

/** Ctrl and K, then a few letters, lead to any page and any case. */
export function Palette({
  opened,
  onOpen,
  onClose,
  query,
  onQuery,
  entries,
  onPick,
}: {
  opened: boolean
  onOpen: () => void
  onClose: () => void
  query: string
  onQuery: (query: string) => void
  entries: readonly PaletteEntry[]
  onPick: (href: string) => void
}) {
  const t = useText()
  const open = useEffectEvent(onOpen)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      padding={0}
      attributes={{ content: { 'aria-label': t('Go to') } }}
    >
      <Choices query={query} onQuery={onQuery} entries={entries} onPick={onPick} />
    </Modal>
  )
}

function Choices({
  query,
  onQuery,
  entries,
  onPick,
}: {
  query: string
  onQuery: (query: string) => void
  entries: readonly PaletteEntry[]
  onPick: (href: string) => void
}) {
  const t = useText()
  const combobox = useCombobox({ opened: true })
  const { selectFirstOption } = combobox
  const first = entries[0]?.href
  useEffect(() => {
    if (first) selectFirstOption()
  }, [first, selectFirstOption])
  return (
    <Combobox store={combobox} onOptionSubmit={onPick}>
      <Combobox.EventsTarget>
        <TextInput
          size="md"
          variant="unstyled"
          aria-label={t('Go to a page or a case')}
          placeholder={t('Go to a page or a case')}
          leftSection={<IconSearch size={18} />}
          value={query}
          onChange={({ currentTarget }) => onQuery(currentTarget.value)}
          data-autofocus
        />
      </Combobox.EventsTarget>
      <Combobox.Options className="palette" aria-label={t('Go to')}>
        {entries.length === 0 && <Combobox.Empty>{t('Nothing found')}</Combobox.Empty>}
        {entries.map(({ href, label, hint }) => (
          <Combobox.Option key={href} value={href}>
            <span>{label}</span> {hint}
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox>
  )
}
