import type { Event as DeclarationEvent } from '#models/declarations'
import type { BatchReaction } from '#platform/events'
import { handleAll, order } from '#platform/handle'
import { gatePass } from './service.ts'
import { numberOf } from './view.ts'

type Released = Extract<DeclarationEvent, { type: 'declaration.released' }>

/** What is released may pass: every released declaration has its gate pass, under the same id. */
export const issueGatePasses: BatchReaction<Released> = {
  name: 'gates.issue-gate-passes',
  types: ['declaration.released'],
  size: 20,
  async reactToAll(tx, events) {
    const refused = await handleAll(
      tx,
      events.map(({ stream, at, tenant, mrn, goodsItems, vehiclePlate }) => {
        const id = stream.replace('declaration/', '')
        const plate = vehiclePlate === undefined ? {} : { vehiclePlate }
        const number = numberOf(mrn)
        const issue = { type: 'issue' as const, at, tenant, declarationId: id, mrn, number }
        return order(gatePass, id, { ...issue, ...plate, goodsItems })
      }),
    )
    if (refused) throw new Error(`A gate pass cannot be refused: ${refused.refusal.code}`)
  },
}
