import { useSyncExternalStore } from 'react'
import { Problem } from './request.ts'

// Some acts count only minutes after a fresh proof of who sits there. The platform says so by a
// refusal; then the dialog asks for the proof, and the act is done again as if nothing had been.

type Waiting = { settle: (proven: boolean) => void }

let waiting: Waiting | undefined
const listeners = new Set<() => void>()

/** Does the act, and does it again once the proof is given. */
export async function withStepUp<Output>(act: () => Promise<Output>): Promise<Output> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Problem) || error.body.code !== 'session.step-up-needed') throw error
    if (!(await proofGiven())) throw error
    return act()
  }
}

/** The act that waits for a proof; undefined while none does. */
export function useStepUp(): Waiting | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )
}

function proofGiven(): Promise<boolean> {
  waiting?.settle(false)
  return new Promise((resolve) => {
    const settle = (proven: boolean) => {
      set(undefined)
      resolve(proven)
    }
    set({ settle })
  })
}

function set(next: Waiting | undefined): void {
  waiting = next
  for (const listener of listeners) listener()
}
