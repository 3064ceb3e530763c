import { Button } from '@mantine/core'
import { IconCheck, IconSend } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { Declaration, FilingAnswer } from '#models/declarations'
import { api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useAction } from '../../queries.ts'
import { problemOf, refusalLines } from '../../refusal-lines.ts'
import { useSession } from '../../session.ts'
import { Page } from '../../ui/Page.tsx'
import type { RefusalLine } from '../../ui/RefusalPanel.tsx'
import { RefusalPanel } from '../../ui/RefusalPanel.tsx'
import { useText } from '../../ui/text.ts'
import type { Draft } from './draft.ts'
import { Draft as DraftSchema, dropDraft, keepDraft, loadDraft, readDraft } from './draft.ts'
import { goToPointer, issueWords } from './fields.ts'
import { HeaderFields } from './HeaderFields.tsx'
import { ItemFields } from './ItemFields.tsx'
import './create.css'

/** The filing form. What is typed is kept in this browser at every key. */
export function Create() {
  const t = useText()
  const session = useSession()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => withDeclarant(loadDraft(), session?.enterprise))
  const filing = useFiling(draft, (one) => {
    dropDraft()
    void navigate({ to: paths.declaration(one.id) })
  })
  useEffect(() => keepDraft(draft), [draft])
  const errors = useMemo(
    () => new Map(filing.lines.map((line) => [line.pointer ?? '', line.title])),
    [filing.lines],
  )
  const change = (next: Partial<Draft>) => setDraft((known) => ({ ...known, ...next }))
  const startOver = () => {
    dropDraft()
    setDraft(withDeclarant(DraftSchema.parse({}), session?.enterprise))
    filing.clear()
  }
  return (
    <Page
      title={t('File a zone admission')}
      subtitle={t('Kept in this browser as you type. Nothing is sent before you file.')}
      back={<Link to="/declarations">{t('Declarations')}</Link>}
      actions={
        <Button variant="subtle" onClick={startOver}>
          {t('Start over')}
        </Button>
      }
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          filing.file()
        }}
      >
        {filing.lines.length > 0 && (
          <RefusalPanel
            title={t('{count, plural, one {# thing to correct} other {# things to correct}}', {
              count: filing.lines.length,
            })}
            lines={filing.lines}
            onPointer={goToPointer}
            explain={paths.problem}
          />
        )}
        {filing.passed && <Passed />}
        <HeaderFields draft={draft} onChange={change} errors={errors} />
        <ItemFields
          items={draft.items}
          currency={draft.currency}
          onChange={(items) => change({ items })}
          errors={errors}
        />
        <Foot filing={filing} />
      </form>
    </Page>
  )
}

function Foot({ filing }: { filing: ReturnType<typeof useFiling> }) {
  const t = useText()
  return (
    <div className="form-foot">
      <Button
        variant="default"
        leftSection={<IconCheck size={16} />}
        loading={filing.checking}
        onClick={filing.check}
      >
        {t('Check without filing')}
      </Button>
      <Button type="submit" leftSection={<IconSend size={16} />} loading={filing.filing}>
        {t('File')}
      </Button>
    </div>
  )
}

function Passed() {
  const t = useText()
  return (
    <div className="passed" role="status">
      <IconCheck size={20} aria-hidden />
      <h2>{t('The platform would accept this declaration')}</h2>
    </div>
  )
}

/** Checks or files a draft: by our own schema first, so that a slip costs no round trip. */
function useFiling(draft: Draft, onFiled: (one: FilingAnswer) => void) {
  const t = useText()
  const [slips, setSlips] = useState<readonly RefusalLine[]>([])
  const check = useAction(api.validateDeclaration, { stale: [] })
  const file = useAction((body: Declaration) => api.lodgeDeclaration(draft.id, body), {
    stale: [['list'], ['counts'], ['desk']],
    done: onFiled,
  })
  const clear = () => {
    setSlips([])
    check.reset()
    file.reset()
  }
  const send = (act: (body: Declaration) => void) => {
    clear()
    const { declaration, errors } = readDraft(draft)
    if (declaration) return act(declaration)
    setSlips(errors.map(({ pointer, kind }) => ({ pointer, title: issueWords(t, kind) })))
  }
  const refused = file.error ?? check.error
  const found = check.data?.errors
  const lines = useMemo(() => {
    if (slips.length > 0) return slips
    if (refused) return refusalLines(t, problemOf(refused))
    const body = { title: t('Refused'), status: 422, code: 'request.invalid', errors: found ?? [] }
    return body.errors.length > 0 ? refusalLines(t, body) : []
  }, [slips, refused, found, t])
  return {
    lines,
    clear,
    check: () => send(check.mutate),
    file: () => send(file.mutate),
    checking: check.isPending,
    filing: file.isPending,
    passed: check.data?.accepted === true && lines.length === 0,
  }
}

function withDeclarant(
  draft: Draft,
  enterprise: { identification: string; name: string } | undefined,
): Draft {
  if (draft.declarantId || !enterprise) return draft
  return {
    ...draft,
    declarantId: enterprise.identification,
    importerId: enterprise.identification,
    importerName: enterprise.name,
  }
}
