import { Combobox, InputBase, useCombobox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useText } from './text.ts'

export type CodeWords = { code: string; name: string }

const longest = 60

type CodeFieldProps = {
  label: string
  value: string
  onChange: (code: string) => void
  codes: readonly CodeWords[]
  error?: ReactNode
  required?: boolean
  description?: string
  id?: string
  onSearch?: (text: string) => void
}

/**
 * A field for a code of a list: one types the code or its words, and reads both. What is typed
 * counts even where the list does not know it, for the rules decide that, not the field.
 */
export function CodeField(props: CodeFieldProps) {
  const { label, value, onChange, codes, onSearch, error, required = false } = props
  const { id, description } = props
  const t = useText()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const words = codes.find(({ code }) => code === value)?.name
  const needle = value.toLowerCase()
  const found = words
    ? codes.slice(0, longest)
    : codes
        .filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(needle))
        .slice(0, longest)
  const pick = (code: string) => {
    onChange(code)
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal={false}>
      <Combobox.Target>
        <InputBase
          {...(id ? { id } : {})}
          label={label}
          value={value}
          error={error}
          required={required}
          description={description}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => {
            onChange(currentTarget.value.toUpperCase())
            onSearch?.(currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          rightSection={words && <span className="code-words">{words}</span>}
          rightSectionWidth="calc(100% - 76px)"
          rightSectionPointerEvents="none"
          classNames={{ input: 'code-input', section: 'code-section' }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} className="code-options" aria-label={label}>
          {found.length === 0 && <Combobox.Empty>{t('No such code')}</Combobox.Empty>}
          {found.map(({ code, name }) => (
            <Combobox.Option value={code} key={code} active={code === value}>
              <span className="code-option">
                <span className="code">{code}</span> {name}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
