import type { Event as GateEvent } from '#models/gates'
import type { BatchReaction } from '#platform/events'
import { legsOf } from './post.ts'
import { post } from './service.ts'

type GoodsPassed = Extract<GateEvent, { type: 'gate-pass.goods-passed' }>

/** Goods stand in the book as soon as they have passed the gate, and not before. */
export const postPassedGoods: BatchReaction<GoodsPassed> = {
  name: 'inventory.post-passed-goods',
  types: ['gate-pass.goods-passed'],
  size: 500,
  async reactToAll(tx, events) {
    await post(tx, events.flatMap(legsOf))
  },
}
