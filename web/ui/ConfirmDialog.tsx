import { Button, Modal } from '@mantine/core'
import { useId } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useText } from './text.ts'

/**
 * Asks before something that cannot be taken back, names what will happen, and holds whatever the
 * act needs (a reason, a legal basis). Enter confirms, Escape leaves.
 */
export function ConfirmDialog({
  title,
  verb,
  danger = false,
  busy = false,
  onConfirm,
  onClose,
  children,
}: {
  title: string
  verb: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}) {
  const t = useText()
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('Close') }}>
      <form onSubmit={submit} className="stack" id={id}>
        {children}
        <div className="row row-end">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" color={danger ? 'red' : 'harbour'} loading={busy} data-autofocus>
            {verb}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
