import type { Event as DeclarationEvent } from '#models/declarations'
import type { BatchReaction } from '#platform/events'
import { handleAll, order } from '#platform/handle'
import { control } from './service.ts'

type PlacedUnderControl = Extract<DeclarationEvent, { type: 'declaration.placed-under-control' }>

/** The red lane is a control order: it bears the id of its declaration. */
export const orderControlsOfRed: BatchReaction<PlacedUnderControl> = {
  name: 'controls.order-controls-of-red',
  types: ['declaration.placed-under-control'],
  size: 100,
  async reactToAll(tx, events) {
    const red = events.filter(({ lane }) => lane === 'red')
    const orders = red.map(({ stream, at, tenant, reasons, dueAt }) =>
      order(control, stream.replace('declaration/', ''), {
        type: 'order',
        at,
        tenant,
        techniques: ['physical'],
        reason: reasons.map(({ detail }) => detail).join(' '),
        dueAt,
      }),
    )
    const refused = await handleAll(tx, orders)
    if (refused) throw new Error(`A control order cannot be refused: ${refused.refusal.code}`)
  },
}
