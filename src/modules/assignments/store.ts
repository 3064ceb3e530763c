import { type CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/database'
import { type Competence, defaultPolicy, Officer, type Policy, State } from './model.ts'

export async function load(
  tx: Tx,
  id: string,
): Promise<{ state: State; revision: number } | undefined> {
  const row = await tx
    .selectFrom('assignments.assignment')
    .select(['state', 'revision'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { state: State.parse(row.state), revision: row.revision }
}

export function save(tx: Tx, id: string, state: State, revision: number): CompiledQuery {
  if (state.status === 'unknown') throw new Error(`assignment/${id}: nothing to save`)
  const changing = {
    revision,
    status: state.status,
    officer_name: state.status === 'assigned' ? state.officer.name : null,
    state: JSON.stringify(state),
  }
  return tx
    .insertInto('assignments.assignment')
    .values({
      id,
      case_id: state.case.caseId,
      economy_id: state.case.tenant.economyId,
      opened_at: state.openedAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .compile()
}

export async function ofCase(tx: Tx, caseId: string): Promise<State[]> {
  const rows = await tx
    .selectFrom('assignments.assignment')
    .select('state')
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
  return rows.map(({ state }) => State.parse(state))
}

/** What waits for an officer, the oldest first. */
export async function waiting(tx: Tx, economyId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('assignments.assignment')
    .select('id')
    .where('economy_id', '=', economyId)
    .where('status', '=', 'waiting')
    .orderBy('opened_at')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id)
}

export async function findPolicy(tx: Tx, economyId: string): Promise<Policy> {
  const row = await tx
    .selectFrom('assignments.policy')
    .selectAll()
    .where('economy_id', '=', economyId)
    .executeTakeFirst()
  if (!row) return defaultPolicy
  return {
    required: row.required,
    rotationYearsMin: row.rotation_years_min,
    rotationYearsMax: row.rotation_years_max,
  }
}

export async function savePolicy(tx: Tx, economyId: string, policy: Policy): Promise<void> {
  const changing = {
    required: policy.required,
    rotation_years_min: policy.rotationYearsMin,
    rotation_years_max: policy.rotationYearsMax,
  }
  await tx
    .insertInto('assignments.policy')
    .values({ economy_id: economyId, ...changing })
    .onConflict((conflict) => conflict.column('economy_id').doUpdateSet(changing))
    .execute()
}

export async function listOfficers(tx: Tx, economyId: string): Promise<Officer[]> {
  const rows = await tx
    .selectFrom('assignments.officer')
    .select(['account_id', 'name', 'present', 'tasks', 'chapters', 'related_enterprise_ids'])
    .select(sql<string>`to_char(posted_on, 'YYYY-MM-DD')`.as('posted_on'))
    .where('economy_id', '=', economyId)
    .orderBy('name')
    .limit(2000)
    .execute()
  return rows.map((row) =>
    Officer.parse({
      accountId: row.account_id,
      name: row.name,
      present: row.present,
      tasks: row.tasks,
      chapters: row.chapters,
      postedOn: row.posted_on,
      relatedEnterpriseIds: row.related_enterprise_ids,
    }),
  )
}

/** Notes that somebody came or went. Who comes for the first time may do what the roles allow. */
export async function savePresence(
  tx: Tx,
  officer: { accountId: string; economyId: string; name: string; tasks: readonly string[] },
  present: boolean,
): Promise<void> {
  await tx
    .insertInto('assignments.officer')
    .values({
      account_id: officer.accountId,
      economy_id: officer.economyId,
      name: officer.name,
      present,
      tasks: [...officer.tasks],
      chapters: [],
      related_enterprise_ids: [],
    })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ present }))
    .execute()
}

/** Sets what a supervisor keeps of an officer. Says whether there is such an officer. */
export async function saveCompetence(
  tx: Tx,
  accountId: string,
  { tasks, chapters, postedOn, relatedEnterpriseIds }: Competence,
): Promise<boolean> {
  const row = await tx
    .updateTable('assignments.officer')
    .set({
      tasks: [...tasks],
      chapters: [...chapters],
      posted_on: sql<Date>`${postedOn}::date`,
      related_enterprise_ids: [...relatedEnterpriseIds],
    })
    .where('account_id', '=', accountId)
    .returning('account_id')
    .executeTakeFirst()
  return row !== undefined
}

/** What the door of a case asks: the rules, the assignment and the officer, in one look. */
export async function findStanding(tx: Tx, assignmentId: string, name: string) {
  const { rows } = await sql<{
    officer: string | null
    enterprise: string | null
    required: boolean | null
    related: string[] | null
  }>`
    select assignment.officer_name as officer, policy.required,
      assignment.state #>> '{case,tenant,enterpriseId}' as enterprise,
      officer.related_enterprise_ids::text[] as related
    from assignments.assignment as assignment
    left join assignments.policy as policy using (economy_id)
    left join assignments.officer as officer on officer.name = ${name}
    where assignment.id = ${assignmentId}
  `.execute(tx)
  return rows[0]
}
