import type { Event as GateEvent } from '#models/gates'
import type { BatchReaction } from '#platform/events'
import { handleAll, order } from '#platform/handle'
import { declaration } from './service.ts'

type Completed = Extract<GateEvent, { type: 'gate-pass.completed' }>

/** Goods that have passed the gate are in the zone: their declaration has done its work (R074). */
export const noteDischarge: BatchReaction<Completed> = {
  name: 'declarations.note-discharge',
  types: ['gate-pass.completed'],
  size: 100,
  async reactToAll(tx, events) {
    const orders = events.map(({ at, declarationId }) =>
      order(declaration, declarationId, { type: 'discharge', at }),
    )
    const refused = await handleAll(tx, orders)
    if (refused) throw new Error(`What was released can be discharged: ${refused.refusal.code}`)
  },
}
