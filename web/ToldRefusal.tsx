import { paths } from './paths.ts'
import { problemOf, refusalLines } from './refusal-lines.ts'
import { Failure } from './ui/Messages.tsx'
import { RefusalPanel } from './ui/RefusalPanel.tsx'
import { useText } from './ui/text.ts'

/** Shows why the platform said no, or that it could not be reached. */
export function ToldRefusal({
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
export function ToldFailure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
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
