import { TextInput } from '@mantine/core'
import { useText } from '../../ui/text.ts'

/** A code of the authenticator app, or one of the recovery codes. */
export function CodeInput({
  value,
  onChange,
}: {
  value: string
  onChange: (code: string) => void
}) {
  const t = useText()
  return (
    <TextInput
      label={t('Code of your authenticator app')}
      description={t('Or one of your recovery codes.')}
      autoComplete="one-time-code"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      required
      data-autofocus
    />
  )
}
