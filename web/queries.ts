import { QueryClient, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { CodeListName } from '#models/codes'
import { useFormat } from './ui/format.ts'
import { api } from './api.ts'
import type { Hint } from './live.ts'
import { useHints } from './live.ts'
import { Problem } from './request.ts'
import { withStepUp } from './step-up.ts'

/** A refusal is an answer: only a broken network is asked again. Hints refresh, not the clock. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => !(error instanceof Problem) && failures < 3,
    },
    mutations: { retry: false },
  },
})

export const queryKeys = {
  session: ['session'],
  counts: ['counts'],
  factors: ['factors'],
  accounts: ['accounts', 'all'],
  checkpoint: ['journal', 'checkpoint'],
  declaration: (id: string) => ['declaration', id],
  timeline: (id: string) => ['declaration', id, 'timeline'],
  control: (id: string) => ['declaration', id, 'control'],
  gatePass: (id: string) => ['gate-pass', id],
}

/** A code list with its words: asked for once, for it changes by law and not by the hour. */
export function useCodes(name: CodeListName) {
  const { data } = useQuery({
    queryKey: ['codes', name],
    queryFn: () => api.listCodes(name),
    staleTime: Infinity,
  })
  return data?.items ?? none
}

export function useZones() {
  const { data } = useQuery({
    queryKey: ['zones'],
    queryFn: () => api.listZones(),
    staleTime: Infinity,
  })
  return data?.items ?? none
}

/** Countries and currencies in the reader's language, which the browser knows by their codes. */
export function useNamedCodes(name: 'countries' | 'currencies') {
  const codes = useCodes(name)
  const format = useFormat()
  return useMemo(() => {
    const names = format.names(name === 'countries' ? 'region' : 'currency')
    return codes.map(({ code, name: known }) => ({ code, name: nameOf(names, code) ?? known }))
  }, [codes, format, name])
}

/** A code that customs use beside ISO 3166 is no region to the browser: the list names it. */
function nameOf(names: Intl.DisplayNames, code: string): string | undefined {
  const name = names.of(code)
  return name === code ? undefined : name
}

const none: never[] = []

/** The one way to change something: what the answer makes old is asked for again. */
export function useAction<Input, Output>(
  act: (input: Input) => Promise<Output>,
  { stale, done }: { stale: readonly (readonly string[])[]; done?: (output: Output) => void },
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: Input) => withStepUp(() => act(input)),
    onSuccess: async (output) => {
      done?.(output)
      await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
}

type Page<Row> = { items: Row[]; next?: string | undefined }

/**
 * A keyset list that is alive and still: rows on the screen change in place, rows that would come
 * or go are only counted until the reader asks for them.
 */
export function useWorklist<Row extends { id: string }>(
  key: readonly unknown[],
  fetchPage: (after: string | undefined) => Promise<Page<Row>>,
  concerns: (hint: Hint) => boolean,
) {
  const queries = useQueryClient()
  const queryKey = ['list', ...key]
  const [peek, setPeek] = useState<readonly Row[]>()
  const list = useInfiniteQuery({
    queryKey,
    initialPageParam: '',
    queryFn: ({ pageParam }) => fetchPage(pageParam || undefined),
    getNextPageParam: ({ next }: Page<Row>) => next,
    staleTime: 0,
    refetchOnReconnect: false,
  })
  useHints((hints) => {
    if (!hints.some(concerns)) return
    fetchPage(undefined).then(({ items }) => setPeek(items), ignore)
  })
  const rows = useMemo(
    () => merged(list.data?.pages.flatMap(({ items }) => items) ?? [], peek),
    [list.data, peek],
  )
  const refresh = () => {
    setPeek(undefined)
    void queries.resetQueries({ queryKey })
  }
  return { ...rows, list, refresh }
}

function merged<Row extends { id: string }>(loaded: Row[], peek: readonly Row[] | undefined) {
  if (!peek) return { rows: loaded, gone: new Set<string>(), changeCount: 0 }
  const fresh = new Map(peek.map((row) => [row.id, row]))
  const known = new Set(loaded.map(({ id }) => id))
  const came = peek.filter(({ id }) => !known.has(id)).length
  // Only the part of the list that the first page covers can be said to have lost a row.
  const covered = loaded.slice(0, Math.max(0, peek.length - came))
  const gone = new Set(covered.map(({ id }) => id).filter((id) => !fresh.has(id)))
  const rows = loaded.map((row) => fresh.get(row.id) ?? row)
  return { rows, gone, changeCount: came + gone.size }
}

/** A look at the list that failed costs nothing: the next hint looks again. */
function ignore(): void {}
