import type { DeclarationDetail } from '#models/declarations'
import { may } from '../../session.ts'
import type { SessionView } from '#models/identity'
import { statuses } from '../../ui/Badges.tsx'
import type { Text } from '../../ui/text.ts'
import { msg } from '../../ui/text.ts'

type Case = Pick<DeclarationDetail, 'status' | 'hold' | 'queries'>
type Act = {
  permission: string
  states: readonly DeclarationDetail['status'][]
  /** Why not, though permission and status would allow it. */
  unless?: (one: Case) => string | undefined
}

/** Who may do what in which status. It explains a button; the platform alone decides. */
export const acts = {
  release: {
    permission: 'declaration.review',
    states: ['under-control'],
    unless: ({ hold }) => (hold ? releaseWaits[hold.reason] : undefined),
  },
  refuse: { permission: 'declaration.review', states: ['under-control'] },
  ask: {
    permission: 'declaration.review',
    states: ['under-control'],
    unless: ({ queries }) =>
      queries.some(({ answer }) => !answer)
        ? msg('A question is open already. One is asked at a time.')
        : undefined,
  },
  answer: { permission: 'declaration.answer', states: ['under-control'] },
  control: { permission: 'declaration.control', states: ['under-control'] },
  invalidate: { permission: 'declaration.file', states: ['under-control'] },
} satisfies Record<string, Act>

const releaseWaits: Readonly<Record<string, string | undefined>> = {
  'question-open': msg('A question to the trader is open.'),
  'physical-control-ordered': msg('The physical control has no result yet.'),
  'control-not-conform': msg('The control found the goods not as declared.'),
}

/** Why this person cannot do this now; undefined where they can. */
export function whyNot(
  t: Text,
  name: keyof typeof acts,
  one: Case,
  session: SessionView | null,
): string | undefined {
  const act: Act = acts[name]
  if (!may(session, act.permission)) {
    return t('Your role does not hold the permission {permission}.', { permission: act.permission })
  }
  if (!act.states.includes(one.status)) {
    const allowed = act.states.map((status) => t(statuses[status].label)).join(', ')
    const status = t(statuses[one.status].label)
    return t('It is {status}; this needs: {allowed}.', { status, allowed })
  }
  const reason = act.unless?.(one)
  return reason && t(reason)
}
