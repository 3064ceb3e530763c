import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import './fields.css'

/** One file, dropped or chosen. */
export function FileDrop({
  label,
  hint,
  accept,
  onFile,
}: {
  label: string
  hint?: string
  accept?: string
  onFile: (file: File) => void
}) {
  const [over, setOver] = useState(false)
  return (
    <label
      className="drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file) onFile(file)
      }}
    >
      <IconFileUpload size={28} stroke={1.4} aria-hidden />
      <strong>{label}</strong>
      {hint && <span className="quiet small">{hint}</span>}
      <input
        type="file"
        className="unseen"
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          if (file) onFile(file)
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
