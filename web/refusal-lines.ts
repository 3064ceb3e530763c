import { problemWords } from './problem-words/words.ts'
import { Problem } from './request.ts'
import type { ProblemBody } from './request.ts'
import type { RefusalLine } from './ui/RefusalPanel.tsx'
import type { Text } from './ui/text.ts'

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
