import { Button, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'

/**
 * A button that stays where it is when it may not be used, and says why. It can still be reached by
 * keyboard, so that the reason can be read.
 */
export function ActionButton({
  label,
  shortcut,
  why,
  primary = false,
  danger = false,
  icon,
  onClick,
}: {
  label: string
  shortcut?: string
  /** Why it cannot be used now; absent where it can. */
  why?: string | undefined
  primary?: boolean
  danger?: boolean
  icon?: ReactNode
  onClick: () => void
}) {
  const button = (
    <Button
      variant={primary && !why ? 'filled' : 'default'}
      color={danger ? 'red' : 'harbour'}
      aria-disabled={why ? true : undefined}
      {...(why ? { 'data-disabled': true } : {})}
      aria-description={why}
      aria-keyshortcuts={shortcut}
      onClick={() => !why && onClick()}
      leftSection={icon}
      rightSection={shortcut && <kbd aria-hidden>{shortcut}</kbd>}
    >
      {label}
    </Button>
  )
  return why ? <Tooltip label={why}>{button}</Tooltip> : button
}
