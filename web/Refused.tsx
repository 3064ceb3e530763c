import { paths } from './paths.ts'
import { problemWords } from './problem-words/words.ts'
import { Problem } from './request.ts'
import type { ProblemBody } from './request.ts'
import { Failure } from './ui/Messages.tsx'
import type { RefusalLine } from './ui/RefusalPanel.tsx'
import { RefusalPanel } from './ui/RefusalPanel.tsx'
import type { Text } from './ui/text.ts'
import { useText } from './ui/text.ts'

/** Shows why the platform said no, or that it could not be reached. */
export function Refused({
  error,
  onPointer,
}: {
  error: unknown
  onPointer?: (pointer: string) => void
}) {
  const t = useText()
  return (
    <RefusalPanel
      title={t('The platform refused')}
      lines={refusalLines(t, problemOf(error))}
      explain={paths.problem}
      {...(onPointer ? { onPointer } : {})}
    />
  )
}

/** The state of a page whose answer did not come. */
export function FailedPage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useText()
  const body = problemOf(error)
  const [line] = refusalLines(t, body)
  return (
    <Failure
      title={line?.title ?? body.title}
      detail={[line?.detail, line?.cure].filter(Boolean).join(' ')}
      onRetry={onRetry}
    />
  )
}

/** A problem in the reader's words: what our texts know of its code, else what it says itself. */
export function refusalLines(t: Text, body: ProblemBody): RefusalLine[] {
  const reasons = body.errors?.length ? body.errors : [body]
  return reasons.map((reason) => {
    const code = reason.code ?? body.code
    const words = problemWords[code]
    const detail = reason.detail ?? body.detail
    return {
      code,
      title: words ? t(words.title) : body.title,
      detail: detail ?? (words?.meaning && t(words.meaning)),
      cure: reason.cure ?? (words && t(words.cure)),
      pointer: 'pointer' in reason ? reason.pointer : undefined,
    }
  })
}

export function problemOf(error: unknown): ProblemBody {
  if (error instanceof Problem) return error.body
  return { title: error instanceof Error ? error.message : 'Error', status: 0, code: 'offline' }
}
