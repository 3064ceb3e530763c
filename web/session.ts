import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { queryKeys } from './queries.ts'
import { Problem } from './request.ts'
import type { SessionView } from '#models/identity'

export const sessionQuery = {
  queryKey: queryKeys.session,
  queryFn: (): Promise<SessionView | null> => api.showSession().catch(nobody),
  staleTime: 300_000,
}

/** Who is signed in; null for a visitor. Every route below the frame has loaded it before. */
export function useSession(): SessionView | null {
  return useQuery(sessionQuery).data ?? null
}

export function may(session: SessionView | null, permission: string): boolean {
  return session?.permissions.includes(permission) ?? false
}

function nobody(error: unknown): null {
  if (error instanceof Problem && error.body.status === 401) return null
  throw error
}
