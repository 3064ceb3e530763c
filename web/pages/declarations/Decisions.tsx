import { Textarea, TextInput } from '@mantine/core'
import {
  IconArrowRight,
  IconBan,
  IconCheck,
  IconFileX,
  IconMessageQuestion,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { newId } from '#kernel/ids'
import type { DeclarationDetail } from '#models/declarations'
import { api } from '../../api.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { may, useSession } from '../../session.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useShortcuts } from '../../ui/shortcuts.tsx'
import { useText } from '../../ui/text.ts'
import { openNext } from '../desk/queue.ts'
import { acts, whyNot } from './can.ts'

type Decision = 'release' | 'refuse' | 'ask' | 'invalidate'

/** What can be decided on this case, with its keys; a button that cannot be used says why. */
export function Decisions({ one }: { one: DeclarationDetail }) {
  const t = useText()
  const session = useSession()
  const [open, setOpen] = useState<Decision>()
  const buttons = [
    {
      name: 'release',
      label: t('Release'),
      key: 'r',
      icon: <IconCheck size={16} />,
      primary: true,
    },
    { name: 'ask', label: t('Ask'), key: 'a', icon: <IconMessageQuestion size={16} /> },
    { name: 'refuse', label: t('Refuse'), key: 'x', icon: <IconBan size={16} />, danger: true },
    { name: 'invalidate', label: t('Invalidate'), key: 'v', icon: <IconFileX size={16} /> },
  ] satisfies { name: Decision; [more: string]: unknown }[]
  const shown = buttons.filter(({ name }) => may(session, acts[name].permission))
  const why = (name: Decision) => whyNot(t, name, one, session)
  useShortcuts(
    shown.map(({ name, label, key }) => ({
      keys: key,
      label,
      run: () => !why(name) && setOpen(name),
    })),
  )
  return (
    <>
      {shown.map(({ name, label, key, icon, ...look }) => (
        <ActionButton
          key={name}
          label={label}
          shortcut={key}
          icon={icon}
          why={why(name)}
          onClick={() => setOpen(name)}
          {...look}
        />
      ))}
      {(may(session, 'declaration.review') || may(session, 'declaration.control')) && (
        <NextCase id={one.id} />
      )}
      {open && <DecisionDialog decision={open} one={one} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function NextCase({ id }: { id: string }) {
  const t = useText()
  const navigate = useNavigate()
  const next = () => void openNext(id).then((href) => navigate({ to: href }))
  useShortcuts([{ keys: 'n', label: t('Next case, oldest clock first'), run: next }])
  return (
    <ActionButton
      label={t('Next case')}
      shortcut="n"
      icon={<IconArrowRight size={16} />}
      onClick={next}
    />
  )
}

function DecisionDialog({
  decision,
  one,
  onClose,
}: {
  decision: Decision
  one: DeclarationDetail
  onClose: () => void
}) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [legalBasis, setLegalBasis] = useState('')
  const action = useDecision(decision, one.id, onClose)
  const words = {
    release: { title: t('Release {mrn}?', { mrn: one.mrn }), verb: t('Release') },
    ask: { title: t('Ask the trader'), verb: t('Send the question') },
    refuse: { title: t('Refuse {mrn}?', { mrn: one.mrn }), verb: t('Refuse') },
    invalidate: { title: t('Invalidate {mrn}?', { mrn: one.mrn }), verb: t('Invalidate') },
  }[decision]
  return (
    <ConfirmDialog
      {...words}
      danger={decision === 'refuse' || decision === 'invalidate'}
      busy={action.isPending}
      onConfirm={() => action.mutate({ reason, legalBasis })}
      onClose={onClose}
    >
      {action.error && <Refused error={action.error} />}
      {decision === 'release' ? (
        <p>{t('The goods may leave for the zone. A gate pass is issued.')}</p>
      ) : (
        <Textarea
          label={decision === 'ask' ? t('Question') : t('Reason')}
          description={t('The trader reads it word for word.')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          minRows={3}
          autosize
          required
          data-autofocus
        />
      )}
      {decision === 'refuse' && (
        <TextInput
          label={t('Legal basis')}
          description={t('The article that this refusal rests on.')}
          value={legalBasis}
          onChange={({ currentTarget }) => setLegalBasis(currentTarget.value)}
          required
        />
      )}
    </ConfirmDialog>
  )
}

function useDecision(decision: Decision, id: string, onDone: () => void) {
  const queries = useQueryClient()
  // The id is made once, so that a second press of a slow button asks the same question.
  const queryId = useRef(newId())
  const act = ({ reason, legalBasis }: { reason: string; legalBasis: string }) => {
    if (decision === 'release') return api.releaseDeclaration(id)
    if (decision === 'ask') return api.askQuestion(id, queryId.current, { question: reason })
    if (decision === 'refuse') return api.refuseDeclaration(id, { reason, legalBasis })
    return api.invalidateDeclaration(id, { reason })
  }
  return useAction(act, {
    stale: [['declaration', id], queryKeys.counts, ['desk']],
    done: (next: DeclarationDetail) => {
      queries.setQueryData(queryKeys.declaration(id), next)
      onDone()
    },
  })
}
