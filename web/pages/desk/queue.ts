import type { DeclarationSummary } from '#models/declarations'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { queryClient } from '../../queries.ts'
import { sessionQuery } from '../../session.ts'
import type { SessionView } from '#models/identity'

const mostAtOnce = 100

/** What a role waits on: which holds of a case are its own to end. */
const holdsOf: Readonly<Record<string, readonly string[]>> = {
  declarant: ['question-open'],
  'document-officer': ['documents-under-review', 'control-not-conform'],
  'examination-officer': ['physical-control-ordered'],
}

/** The cases that wait for this person, the one whose clock ends first on top. */
export async function waitingFor(session: SessionView | null): Promise<DeclarationSummary[]> {
  const trader = session?.enterprise !== undefined
  const { items } = await api.listDeclarations({
    status: 'under-control',
    hold: trader ? 'trader' : 'customs',
    sort: 'due',
    limit: mostAtOnce,
  })
  const mine = (session?.roles ?? []).flatMap((role) => holdsOf[role] ?? [])
  return items.filter(({ hold }) => hold && (mine.length === 0 || mine.includes(hold.reason)))
}

/** Where the next case lies; back to the desk where none waits. */
export async function openNext(exceptId?: string): Promise<string> {
  const session = await queryClient.ensureQueryData(sessionQuery)
  const waiting = await waitingFor(session)
  const next = waiting.find(({ id }) => id !== exceptId)
  return next ? paths.declaration(next.id) : paths.desk()
}
