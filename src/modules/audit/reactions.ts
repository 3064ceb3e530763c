import type { BatchReaction } from '#platform/events'
import { growTree } from './service.ts'

/** Every event of every module becomes a leaf of the journal's tree, whatever it says. */
export function growJournal(types: readonly string[]): BatchReaction<{ type: string }> {
  return {
    name: 'audit.grow-journal',
    types,
    size: 500,
    reactToAll: (tx, events) => growTree(tx, events),
  }
}
