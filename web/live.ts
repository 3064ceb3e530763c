import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { z } from 'zod'

// The platform says that something changed, not what: the page asks again for what it shows. Hints
// are gathered for a moment, so that a busy minute costs a handful of requests.

const Hint = z.object({ type: z.string(), stream: z.string() })
export type Hint = z.infer<typeof Hint>

const gatherMs = 250
const listeners = new Set<(hints: readonly Hint[]) => void>()
const connectionListeners = new Set<() => void>()
let lostAt: string | undefined

/** Calls back with the hints that came in together. */
export function useHints(onHints: (hints: readonly Hint[]) => void): void {
  const latest = useEffectEvent(onHints)
  useEffect(() => {
    const listener = (hints: readonly Hint[]) => latest(hints)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
}

/** Since when there is no connection; undefined while there is one. */
export function useLostConnection(): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      connectionListeners.add(listener)
      return () => connectionListeners.delete(listener)
    },
    () => lostAt,
  )
}

export function connectLive(queries: QueryClient): () => void {
  let gathered: Hint[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    const hints = gathered
    gathered = []
    timer = undefined
    refresh(queries, hints)
    for (const listener of listeners) listener(hints)
  }
  const source = new EventSource('/api/live')
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const hint = Hint.safeParse(parseJson(data))
    if (!hint.success) return
    gathered.push(hint.data)
    timer ??= setTimeout(flush, gatherMs)
  })
  const heal = () => {
    if (source.readyState !== EventSource.OPEN) return
    if (lostAt) void queries.invalidateQueries({ refetchType: 'active' })
    setLost(undefined)
  }
  source.addEventListener('open', heal)
  addEventListener('online', heal)
  const lose = () => setLost(lostAt ?? new Date().toISOString())
  source.addEventListener('error', lose)
  // A browser that knows it is offline says so long before its connections break.
  addEventListener('offline', lose)
  return () => {
    source.close()
    removeEventListener('offline', lose)
    removeEventListener('online', heal)
    clearTimeout(timer)
  }
}

/** Which cached answers a hint makes old: what is shown is asked for again, in place. */
function refresh(queries: QueryClient, hints: readonly Hint[]): void {
  const keys = new Map<string, readonly string[]>()
  const add = (...key: string[]) => keys.set(key.join('/'), key)
  for (const { stream } of hints) {
    const [kind = '', id = ''] = stream.split('/')
    if (kind === 'declaration') {
      add('declaration', id)
      add('counts')
      add('desk')
    } else if (kind === 'vehicle' || kind === 'vehicles') {
      add('vehicles')
    } else {
      add(kind, id)
      if (kind === 'control' || kind === 'gate-pass') add('declaration')
      // What passes a gate is posted in the account book.
      if (kind === 'gate-pass') add('account')
    }
  }
  for (const key of keys.values()) void queries.invalidateQueries({ queryKey: key })
}

function setLost(at: string | undefined): void {
  if (lostAt === at) return
  lostAt = at
  for (const listener of connectionListeners) listener()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
