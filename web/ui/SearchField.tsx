import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useRef } from 'react'
import { useShortcuts } from './shortcuts.tsx'
import { useText } from './text.ts'
import './worklist.css'

const restMs = 300

/** The search of a list: `/` leads to it, and it asks once the typing rests. */
export function SearchField({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (text: string | undefined) => void
}) {
  const t = useText()
  const id = useId()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useShortcuts([{ keys: '/', label: t('Search'), run: () => document.getElementById(id)?.focus() }])
  return (
    <TextInput
      id={id}
      type="search"
      className="grow"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} />}
      defaultValue={value ?? ''}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value.trim()
        clearTimeout(timer.current)
        timer.current = setTimeout(() => onChange(text || undefined), restMs)
      }}
    />
  )
}
