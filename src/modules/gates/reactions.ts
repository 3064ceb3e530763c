import type { Event as DeclarationEvent } from '#models/declarations'
import { showDeclaration } from '#modules/declarations'
import type { Tx } from '#platform/database'
import type { BatchReaction, RecordedEvent } from '#platform/events'
import { handleAll, order } from '#platform/handle'
import { gatePass } from './service.ts'
import { announcedPlateOf, numberOf, releasedItemsOf } from './view.ts'

type Released = Extract<DeclarationEvent, { type: 'declaration.released' }>

/** What is released may pass: every released declaration has its gate pass, under the same id. */
export const issueGatePasses: BatchReaction<Released> = {
  name: 'gates.issue-gate-passes',
  types: ['declaration.released'],
  size: 100,
  async reactToAll(tx, events) {
    const refused = await handleAll(tx, await Promise.all(events.map((event) => issue(tx, event))))
    if (refused) throw new Error(`A gate pass cannot be refused: ${refused.refusal.code}`)
  },
}

async function issue(tx: Tx, { stream, at, tenant, mrn }: RecordedEvent<Released>) {
  const id = stream.replace('declaration/', '')
  const released = await showDeclaration(tx, id)
  if (!released) throw new Error(`${stream} was released, and is not there`)
  return order(gatePass, id, {
    type: 'issue',
    at,
    tenant,
    declarationId: id,
    mrn,
    number: numberOf(mrn),
    ...announcedPlateOf(released.declaration),
    goodsItems: releasedItemsOf(released.declaration),
  })
}
