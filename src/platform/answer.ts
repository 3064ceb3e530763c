import type { Refusal } from '#kernel/decision'
import { RefusalError } from './problem.ts'

/** What a service gives back: a value, or the lawful "no" that stood in its way. */
export type Answer<Value> = { value: Value } | { refusal: Refusal }

/** At the edge of HTTP a refusal is thrown; everywhere else it is handed on. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  if ('refusal' in answer) throw new RefusalError(answer.refusal)
  return answer.value
}

/** The thing that was asked for by its id, or the refusal that says there is none. */
export function foundOr<Value>(wanted: Value | undefined, code: string, detail: string): Value {
  if (wanted !== undefined) return wanted
  throw new RefusalError({ code, detail })
}
