import { Button, Textarea } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import type { DeclarationDetail, Query } from '#models/declarations'
import { api } from '../../api.ts'
import { queryKeys, useAction } from '../../queries.ts'
import { Refused } from '../../Refused.tsx'
import { may, useSession } from '../../session.ts'
import type { AttachmentView } from '#models/documents'
import { Clock, Moment } from '../../ui/Clock.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { useFormat } from '../../ui/format.ts'
import { Panel } from '../../ui/Panel.tsx'
import { useText } from '../../ui/text.ts'
import { actorName } from '../../words.ts'
import './case.css'
import { whyNot } from './can.ts'

/** Questions of customs and the trader's answers, talked over where the case lies (R083). */
export function Queries({ one }: { one: DeclarationDetail }) {
  const t = useText()
  if (one.queries.length === 0) return null
  return (
    <Panel title={t('Questions and answers')}>
      <ol className="stack">
        {one.queries.map((query) => (
          <li key={query.id} className="talk">
            <Said by={query.askedBy} at={query.askedAt} text={query.question} />
            {query.answer ? (
              <Said
                by={query.answer.answeredBy}
                at={query.answer.answeredAt}
                text={query.answer.text}
                attachmentIds={query.answer.attachmentIds}
                answer
              />
            ) : (
              <Open one={one} query={query} />
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Said({
  by,
  at,
  text,
  attachmentIds,
  answer = false,
}: {
  by: string
  at: string
  text: string
  attachmentIds?: readonly string[]
  answer?: boolean
}) {
  const t = useText()
  return (
    <div className="said" data-answer={answer || undefined}>
      <div className="small quiet">
        {answer ? t('Answer') : t('Question')} · {actorName(by)} · <Moment at={at} />
      </div>
      <p>{text}</p>
      {attachmentIds?.map((id, index) => (
        <a key={id} href={`/api/attachments/${id}`} className="row small">
          <IconPaperclip size={14} aria-hidden />
          {t('Attachment {number}', { number: index + 1 })}
        </a>
      ))}
    </div>
  )
}

function Open({ one, query }: { one: DeclarationDetail; query: Query }) {
  const t = useText()
  const session = useSession()
  const why = whyNot(t, 'answer', one, session)
  return (
    <div className="said" data-answer>
      <div className="row">
        <span className="quiet">{t('Waits for the trader')}</span> <Clock dueAt={query.dueAt} />
      </div>
      {!why && may(session, 'declaration.answer') && <AnswerForm one={one} query={query} />}
    </div>
  )
}

function AnswerForm({ one, query }: { one: DeclarationDetail; query: Query }) {
  const t = useText()
  const format = useFormat()
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly AttachmentView[]>([])
  const attach = useAction((file: File) => api.attach(newId(), file), {
    stale: [],
    done: (file) => setFiles((known) => [...known, file]),
  })
  const answer = useAction(
    () => api.answerQuestion(one.id, query.id, { text, attachmentIds: files.map(({ id }) => id) }),
    { stale: [queryKeys.declaration(one.id), queryKeys.counts, ['desk']] },
  )
  const error = attach.error ?? answer.error
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        answer.mutate(undefined)
      }}
    >
      {error && <Refused error={error} />}
      <Textarea
        label={t('Your answer')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        minRows={3}
        autosize
        required
      />
      <FileDrop label={t('Attach a document')} onFile={(file) => attach.mutate(file)} />
      <ul className="stack tight">
        {files.map(({ id, name, sizeBytes }) => (
          <li key={id} className="row small">
            <IconPaperclip size={14} aria-hidden /> {name}{' '}
            <span className="quiet">{format.kilobytes(sizeBytes)}</span>
          </li>
        ))}
      </ul>
      <div className="row row-end">
        <Button type="submit" loading={answer.isPending || attach.isPending}>
          {t('Send the answer')}
        </Button>
      </div>
    </form>
  )
}
