import { IconFileUpload } from '@tabler/icons-react'
import './fields.css'

/** One file, dropped or chosen. The input lies over the whole field, so that both are its own. */
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
  return (
    <label className="drop">
      <IconFileUpload size={28} stroke={1.4} aria-hidden />
      <strong>{label}</strong>
      {hint && <span className="quiet small">{hint}</span>}
      <input
        type="file"
        className="drop-input"
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
