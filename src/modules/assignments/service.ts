import { randomInt } from 'node:crypto'
import type { Refusal } from '#kernel/decision'
import type { Answer } from '#platform/answer'
import { type Actor, type Database, transact, type Tx } from '#platform/database'
import { guard, handle, type Order, type Thing } from '#platform/handle'
import type { Principal } from '#platform/http'
import { assignmentDecider, rotationOf } from './decide.ts'
import {
  type AssignmentView,
  type Case,
  type Command,
  type Competence,
  type Event,
  type Lot,
  type OfficerView,
  type Policy,
  type State,
  type Task,
} from './model.ts'
import {
  findPolicy,
  findStanding,
  listOfficers,
  load,
  ofCase,
  save,
  saveCompetence,
  savePolicy,
  savePresence,
  waiting,
} from './store.ts'

const assignment: Thing<State, Command, Event> = {
  name: 'assignment',
  decider: assignmentDecider,
  load,
  save,
  // Without the enterprise: a trader does not read whom a case fell to.
  tenancy: (state) =>
    state.status === 'unknown'
      ? {}
      : { economyId: state.case.tenant.economyId, zoneId: state.case.tenant.zoneId },
}

const asAssignments: Actor = { role: 'system', name: 'assignments' }
const idOf = (caseId: string, task: Task) => `${caseId}/${task}`

/** Opens a task of a case: the lot falls at once where somebody may take it. */
export async function openAssignment(tx: Tx, wanted: Case, at: string): Promise<void> {
  const lot = await lotOf(tx, wanted.tenant.economyId, at)
  await handle(tx, assignment, idOf(wanted.caseId, wanted.task), {
    type: 'open',
    case: wanted,
    ...lot,
  })
}

/**
 * An order beside those of a command on a case: nobody acts on a case of their own, and where the
 * economy says so, nobody but the one it was drawn for. A supervisor always may, save for an own one.
 */
export function assigned(caseId: string, task: Task, principal: Principal): Order {
  const id = idOf(caseId, task)
  return guard(`assignment/${id}`, async (tx) => {
    if (principal.actor.role !== 'officer') return undefined
    const standing = await findStanding(tx, id, principal.actor.name)
    if (!standing) return undefined
    if (standing.enterprise !== null && standing.related?.includes(standing.enterprise))
      return {
        code: 'assignment.own-case',
        detail: 'You are related to the enterprise of this case.',
        cure: 'Leave it to somebody else: a supervisor reassigns it.',
      }
    const free = standing.officer === principal.actor.name || standing.required !== true
    return free || principal.permissions.has('assignment.manage') ? undefined : notYours()
  })
}

function notYours(): Refusal {
  return {
    code: 'assignment.not-yours',
    detail: 'The lot gave this case to somebody else, or to nobody yet.',
    cure: 'Work on the cases that are yours; a supervisor reassigns with a reason.',
  }
}

/** Marks somebody present or gone. Whoever comes takes part in the lots of what waits. */
export async function markPresence(
  db: Database,
  { actor, accountId = '', permissions }: Principal,
  present: boolean,
): Promise<void> {
  const economyId = economyOf(actor)
  const tasks = [
    ...(permissions.has('declaration.review') ? ['review'] : []),
    ...(permissions.has('declaration.control') ? ['examination'] : []),
  ]
  const ids = await transact(db, actor, async (tx) => {
    await savePresence(tx, { accountId, economyId, name: actor.name, tasks }, present)
    return present ? waiting(tx, economyId) : []
  })
  for (const id of ids)
    await transact(db, asAssignments, async (tx) => {
      const lot = await lotOf(tx, economyId, new Date().toISOString())
      await handle(tx, assignment, id, { type: 'draw', ...lot })
    })
}

/** Draws anew, for somebody else: the supervisor says why, and does not say who. */
export async function reassign(
  db: Database,
  { actor }: Principal,
  wanted: { caseId: string; task: Task; reason: string },
): Promise<Answer<AssignmentView>> {
  return transact(db, actor, async (tx) => {
    const lot = await lotOf(tx, economyOf(actor), new Date().toISOString())
    const outcome = await handle(tx, assignment, idOf(wanted.caseId, wanted.task), {
      type: 'reassign',
      by: actor.name,
      reason: wanted.reason,
      ...lot,
    })
    return 'refusal' in outcome ? outcome : { value: viewOf(outcome.state) }
  })
}

export async function showAssignments(tx: Tx, caseId: string): Promise<AssignmentView[]> {
  return (await ofCase(tx, caseId)).map(viewOf)
}

export async function showOfficers(tx: Tx, economyId: string): Promise<OfficerView[]> {
  const policy = await findPolicy(tx, economyId)
  const at = new Date().toISOString()
  return (await listOfficers(tx, economyId)).map((officer) => ({
    ...officer,
    rotation: rotationOf(officer.postedOn, policy, at),
  }))
}

export async function setCompetence(
  tx: Tx,
  accountId: string,
  competence: Competence,
): Promise<Answer<Competence>> {
  if (await saveCompetence(tx, accountId, competence)) return { value: competence }
  return {
    refusal: {
      code: 'assignment.officer-unknown',
      detail: 'No officer with this account was ever present.',
      cure: 'Let the officer mark presence once.',
    },
  }
}

export async function setPolicy(
  tx: Tx,
  economyId: string,
  policy: Policy,
): Promise<Answer<Policy>> {
  if (policy.rotationYearsMax < policy.rotationYearsMin)
    return {
      refusal: {
        code: 'assignment.rotation-years-crossed',
        detail: 'The longest time at a post is shorter than the shortest.',
        cure: 'Let it be as long at least.',
        pointer: '/rotationYearsMax',
      },
    }
  await savePolicy(tx, economyId, policy)
  return { value: policy }
}

export function showPolicy(tx: Tx, economyId: string): Promise<Policy> {
  return findPolicy(tx, economyId)
}

export function economyOf(actor: Actor): string {
  return 'economyId' in actor ? actor.economyId : ''
}

/** Chance is the machine's, from a source that nobody foresees. */
async function lotOf(tx: Tx, economyId: string, at: string): Promise<Lot> {
  const [policy, candidates] = await Promise.all([
    findPolicy(tx, economyId),
    listOfficers(tx, economyId),
  ])
  return { at, policy, candidates, draw: randomInt(2 ** 47) }
}

function viewOf(state: State): AssignmentView {
  if (state.status === 'unknown') throw new Error('An assignment was handled and does not exist')
  const { caseId, task } = state.case
  const { status, openedAt } = state
  const drawn =
    state.status === 'assigned' ? { officer: state.officer.name, assignedAt: state.assignedAt } : {}
  return { caseId, task, status, openedAt, ...drawn }
}
