import { z } from 'zod'
import { Tenant } from '#kernel/tenant'

/** What an officer does with a case: look through its documents, or at the goods. */
export const Task = z.enum(['review', 'examination'])
export type Task = z.infer<typeof Task>

const Chapter = z.string().regex(/^\d{2}$/)
const day = z.iso.date()
const at = z.iso.datetime()

/** What a supervisor keeps of an officer: what the lot asks for. */
export const Competence = z.strictObject({
  tasks: z.array(Task).max(2),
  /** Chapters of the Harmonized System; none means all. */
  chapters: z.array(Chapter).max(97),
  postedOn: day,
  relatedEnterpriseIds: z.array(z.uuid()).max(100),
})
export type Competence = z.infer<typeof Competence>

export const Officer = Competence.extend({
  accountId: z.uuid(),
  name: z.string(),
  present: z.boolean(),
})
export type Officer = z.infer<typeof Officer>

export const OfficerView = Officer.extend({
  rotation: z.enum(['may-stay', 'may-rotate', 'overdue']),
}).meta({ id: 'AssignableOfficer' })
export type OfficerView = z.infer<typeof OfficerView>

/** The rules of an economy. Rotation after two to five years is requirement R118. */
export const Policy = z.strictObject({
  /** Whether only the officer it was drawn for acts on a case. */
  required: z.boolean(),
  rotationYearsMin: z.int().min(1).max(50),
  rotationYearsMax: z.int().min(1).max(50),
})
export type Policy = z.infer<typeof Policy>

export const defaultPolicy: Policy = { required: false, rotationYearsMin: 2, rotationYearsMax: 5 }

const Case = z.strictObject({
  caseId: z.uuid(),
  task: Task,
  tenant: Tenant,
  chapters: z.array(Chapter),
})
export type Case = z.infer<typeof Case>

const Drawn = z.strictObject({ accountId: z.uuid(), name: z.string() })
export const State = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('unknown') }),
  z.strictObject({ status: z.literal('waiting'), case: Case, openedAt: at }),
  z.strictObject({
    status: z.literal('assigned'),
    case: Case,
    openedAt: at,
    officer: Drawn,
    assignedAt: at,
  }),
])
export type State = z.infer<typeof State>

/** The lot: who takes part in it, and the number that decides. Both come with the command. */
export type Lot = { at: string; candidates: readonly Officer[]; policy: Policy; draw: number }
export type Command =
  | ({ type: 'open'; case: Case } & Lot)
  | ({ type: 'draw' } & Lot)
  | ({ type: 'reassign'; by: string; reason: string } & Lot)

export const Event = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('assignment.opened'), at, case: Case }),
  z.strictObject({ type: z.literal('assignment.drawn'), at, officer: Drawn, among: z.int() }),
  z.strictObject({
    type: z.literal('assignment.withdrawn'),
    at,
    by: z.string(),
    reason: z.string(),
    officer: Drawn,
  }),
])
export type Event = z.infer<typeof Event>

export const AssignmentView = z
  .strictObject({
    caseId: z.uuid(),
    task: Task,
    status: z.enum(['waiting', 'assigned']),
    officer: z.string().optional(),
    openedAt: at,
    assignedAt: at.optional(),
  })
  .meta({ id: 'Assignment' })
export type AssignmentView = z.infer<typeof AssignmentView>

export const refusals = {
  'assignment.unknown': 404,
  'assignment.nobody-else': 409,
  'assignment.not-yours': 403,
  'assignment.own-case': 403,
  'assignment.officer-unknown': 404,
  'assignment.rotation-years-crossed': 422,
} as const
