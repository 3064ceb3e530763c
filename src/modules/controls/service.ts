import type { Tx } from '#platform/database'
import { type OrderOf, order, type Thing } from '#platform/handle'
import { controlDecider } from './decide.ts'
import type { Command, ControlView, Event, State } from './model.ts'
import { load, save } from './store.ts'

export const control: Thing<State, Command, Event> = {
  name: 'control',
  decider: controlDecider,
  load,
  save,
  tenancy: (state) => (state.status === 'unknown' ? {} : state.tenant),
}

/** Closes the control of a declaration, as one order among those of its caller. */
export function closeControl(
  id: string,
  closing: Omit<Extract<Command, { type: 'close' }>, 'type'>,
): OrderOf<State> {
  return order(control, id, { type: 'close', ...closing })
}

export async function showControl(tx: Tx, id: string): Promise<ControlView | undefined> {
  const found = await load(tx, id)
  if (!found || found.state.status === 'unknown') return undefined
  const { tenant: _, ...shown } = found.state
  return { id, ...shown }
}
