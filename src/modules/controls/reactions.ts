import type { Event as DeclarationEvent } from '#models/declarations'
import type { Reaction } from '#platform/events'
import { handle } from '#platform/handle'
import { control } from './service.ts'

type Accepted = Extract<DeclarationEvent, { type: 'declaration.accepted' }>

const promisedHours = 24

/** The red lane is a control order: it bears the id of its declaration. */
export const orderControlOfRed: Reaction<Accepted> = {
  name: 'controls.order-control-of-red',
  types: ['declaration.accepted'],
  async react(tx, { stream, at, tenant, selection }) {
    if (selection.lane !== 'red') return
    await handle(tx, control, stream.replace('declaration/', ''), {
      type: 'order',
      at,
      tenant,
      techniques: ['physical'],
      reason: selection.reasons.map(({ detail }) => detail).join(' '),
      dueAt: new Date(Date.parse(at) + promisedHours * 3_600_000).toISOString(),
    })
  },
}
