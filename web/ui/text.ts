import { useLingui } from '@lingui/react'

export type Text = (message: string, values?: Record<string, string | number>) => string

/** The words of the screen in the reader's language; the English text is its own key. */
export function useText(): Text {
  const { _ } = useLingui()
  return _
}

/** Marks a text in a table of words, for the extractor. It is translated where it is shown. */
export function msg(text: string): string {
  return text
}
