import type { Text } from '../../ui/text.ts'

/** What a slip found by our own schema means, in words. */
export function issueWords(t: Text, kind: string): string {
  switch (kind) {
    case 'invalid_type':
    case 'too_small':
      return t('Fill this in')
    case 'too_big':
      return t('Too long or too large')
    case 'decimal':
      return t('A number is wanted, with no more decimals than its unit has')
    case 'whole-number':
      return t('A whole number is wanted')
    default:
      return t('Not written as it must be')
  }
}

/** Brings the field that a refusal points at into sight and hands it the focus. */
export function goToPointer(pointer: string): void {
  document.dispatchEvent(new CustomEvent('go-to-pointer', { detail: pointer }))
  // A folded item opens first; its fields stand there a moment later.
  setTimeout(() => {
    const field =
      document.getElementById(pointer) ??
      [...document.querySelectorAll('[id^="/"]')].find(({ id }) => id.startsWith(pointer))
    field?.scrollIntoView({ block: 'center' })
    if (field instanceof HTMLElement) field.focus()
  }, 50)
}
