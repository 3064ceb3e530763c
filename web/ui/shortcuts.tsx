import { Modal } from '@mantine/core'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import './shortcuts.css'
import { useText } from './text.ts'

export type Shortcut = { keys: string; label: string; run: () => void }

// Whatever is on the screen says which keys it listens to; `?` shows them all. One listener serves
// the page, so that the innermost screen wins where two want the same key.

let layers: readonly (readonly Shortcut[])[] = []
let pending = ''
const listeners = new Set<() => void>()

export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const run = useEffectEvent((index: number) => shortcuts[index]?.run())
  const shape = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join('\n')
  useEffect(() => {
    const layer = shape
      .split('\n')
      .filter(Boolean)
      .map((line, index) => {
        const [keys = '', ...label] = line.split(' ')
        return { keys, label: label.join(' '), run: () => run(index) }
      })
    change([...layers, layer])
    return () => change(layers.filter((one) => one !== layer))
  }, [shape])
}

/** Listens for the page, and shows every key that works here on `?`. */
export function ShortcutHelp() {
  const t = useText()
  const [open, setOpen] = useState(false)
  const shown = useSyncExternalStore(subscribe, () => layers)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event)) return handle(event)
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Modal opened={open} onClose={() => setOpen(false)} title={t('Keys that work here')}>
      <dl className="shortcuts">
        {shown
          .toReversed()
          .flat()
          .map(({ keys, label }) => (
            <div key={`${keys}${label}`}>
              <dt>
                {(keys.length === 2 ? [keys.charAt(0), keys.charAt(1)] : [keys]).map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
      </dl>
    </Modal>
  )
}

function handle(event: KeyboardEvent): void {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
  const typed = `${pending}${event.key}`
  pending = ''
  const all = layers.toReversed().flat()
  const hit = all.find(({ keys }) => keys === typed) ?? all.find(({ keys }) => keys === event.key)
  if (hit) {
    event.preventDefault()
    hit.run()
  } else if (all.some(({ keys }) => keys.length === 2 && keys.startsWith(event.key))) {
    pending = event.key
    setTimeout(() => (pending = ''), 900)
  }
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"]')) return true
  return target.isContentEditable || target.matches('input, textarea, select, [role="listbox"]')
}

function change(next: typeof layers): void {
  layers = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
