import type { ReactNode } from 'react'
import './worklist.css'

export type Chip<Value extends string> = {
  value: Value
  label: ReactNode
  count?: number | undefined
}

/** A choice of one filter, all of them in sight; pressing the chosen one again takes it back. */
export function Chips<Value extends string>({
  label,
  chips,
  value,
  onChange,
}: {
  label: string
  chips: readonly Chip<Value>[]
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}) {
  return (
    <div className="chips" role="group" aria-label={label}>
      <span className="chips-label" aria-hidden>
        {label}
      </span>
      {chips.map((chip) => (
        <button
          type="button"
          key={chip.value}
          className="chip"
          aria-pressed={chip.value === value}
          onClick={() => onChange(chip.value === value ? undefined : chip.value)}
        >
          {chip.label}
          {chip.count !== undefined && <span className="number">{chip.count}</span>}
        </button>
      ))}
    </div>
  )
}
