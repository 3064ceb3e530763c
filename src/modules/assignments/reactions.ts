import { commodityCodeOf, type Event as DeclarationEvent } from '#models/declarations'
import type { Reaction } from '#platform/events'
import type { Task } from './model.ts'
import { openAssignment } from './service.ts'

type Accepted = Extract<DeclarationEvent, { type: 'declaration.accepted' }>

/** What the lane asks of officers: yellow a look at the documents, red one at the goods as well. */
const tasksOf: Readonly<Record<Accepted['selection']['lane'], readonly Task[]>> = {
  green: [],
  blue: [],
  yellow: ['review'],
  red: ['review', 'examination'],
}

/** One case, one lot for each task. */
const assignCase = (task: Task): Reaction<Accepted> => ({
  name: `assignments.assign-${task}`,
  types: ['declaration.accepted'],
  async react(tx, { stream, at, tenant, selection, declaration }) {
    if (!tasksOf[selection.lane].includes(task)) return
    const codes = declaration.goodsShipment.goodsItems.map(commodityCodeOf)
    const chapters = [...new Set(codes.map((code) => code.slice(0, 2)))].filter((chapter) =>
      /^\d{2}$/.test(chapter),
    )
    await openAssignment(
      tx,
      { caseId: stream.replace('declaration/', ''), task, tenant, chapters },
      at,
    )
  },
})

export const assignReview = assignCase('review')
export const assignExamination = assignCase('examination')
