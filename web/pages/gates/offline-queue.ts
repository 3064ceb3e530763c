import { Dexie } from 'dexie'
import type { PassageBody } from '#models/gates'
import { api } from '../../api.ts'
import { Problem } from '../../request.ts'
import type { ProblemBody } from '../../request.ts'

// Trucks that passed while the gate had no network. Each keeps the id of its passage, so that it can
// be sent again and again and is recorded once.

export type Waiting = {
  passageId: string
  /** What the driver showed: it names the gate pass, and proves that we were shown it. */
  token: string
  number: string
  at: string
  body: PassageBody
  /** Why the platform would not take it. It stays here until somebody has seen to it. */
  problem?: ProblemBody
}

const database = new Dexie('entrepot-gate')
database.version(1).stores({ passages: 'passageId, at' })
const passages = database.table<Waiting, string>('passages')

export async function keepPassage(passage: Waiting): Promise<void> {
  await passages.put(passage)
}

export function waitingPassages(): Promise<Waiting[]> {
  return passages.orderBy('at').toArray()
}

/** Forgets a passage that the platform refused, once somebody has seen to it. */
export async function forgetPassage(passageId: string): Promise<void> {
  await passages.delete(passageId)
}

/** Sends what waits, oldest first; stops where the network is gone again. Says how many it sent. */
export async function sendWaiting({ refusedToo = false } = {}): Promise<number> {
  let sent = 0
  for (const passage of await waitingPassages()) {
    if (passage.problem && !refusedToo) continue
    // One after the other, for a gate pass takes its trucks in their order.
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await send(passage)
    if (outcome === 'unreachable') break
    if (outcome === 'sent') sent += 1
  }
  return sent
}

async function send(passage: Waiting): Promise<'sent' | 'refused' | 'unreachable'> {
  try {
    const { id } = await api.verifyGatePass(passage.token)
    await api.recordPassage(id, passage.passageId, passage.body)
    await passages.delete(passage.passageId)
    return 'sent'
  } catch (error) {
    // A session that has ended is no fault of the truck: it is sent after the next sign-in.
    if (!(error instanceof Problem) || error.body.status === 401 || error.body.status >= 500)
      return 'unreachable'
    await passages.put({ ...passage, problem: error.body })
    return 'refused'
  }
}
