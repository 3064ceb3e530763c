import { newId } from '#kernel/ids'
import type { Chance } from './chance.ts'
import { type Client, Refused } from './client.ts'
import { admissionOf, withMistake } from './goods.ts'
import { Anything, Case, Filed, Held, Session } from './shapes.ts'

/** How long a case lies before a program works it, in seconds: until then it is a person's. */
const patienceSeconds = 180

export type Trader = { client: Client; identification: string }

export async function traderOf(client: Client): Promise<Trader> {
  const { enterprise } = await client.ask('GET', '/session', Session)
  if (!enterprise) throw new Error(`${client.login} acts for no enterprise`)
  return { client, identification: enterprise.identification }
}

/** Files an admission; one in fifty first with a mistake, which is refused, and then cured. */
export async function file(chance: Chance, { client, identification }: Trader) {
  const admission = admissionOf(chance, identification)
  const id = newId()
  if (chance.happens(0.02))
    await client.ask('PUT', `/declarations/${id}`, Filed, withMistake(admission)).catch(expectNo)
  return client.ask('PUT', `/declarations/${id}`, Filed, admission)
}

/** Answers what customs has asked. */
export async function answerQuestions(chance: Chance, { client }: Trader): Promise<void> {
  const { items } = await client.ask('GET', '/declarations?hold=trader&sort=due&limit=20', Held)
  for (const { id } of items.filter(isOurs)) {
    const { queries } = await client.ask('GET', `/declarations/${id}`, Case)
    const open = queries.find(({ answer }) => answer === undefined)
    if (!open) continue
    const text = chance.oneOf([
      'They are of the series that the invoice names.',
      'The licence number stands in field 12 of the invoice.',
      'The cartons are the same as in our last consignment.',
    ])
    await client
      .ask('PUT', `/declarations/${id}/queries/${open.id}/answer`, Anything, { text })
      .catch(expectNo)
  }
}

/** Reviews documents: mostly releases, now and then asks, rarely refuses. */
export async function review(chance: Chance, officer: Client, rate: number): Promise<void> {
  for (const { id, hold } of await waitingFor(officer, rate)) {
    const controlled = hold === 'physical-control-ordered'
    if (controlled) continue
    if (hold === 'control-not-conform') await refuse(officer, id)
    else if (chance.happens(0.25)) await question(chance, officer, id)
    else await officer.ask('PUT', `/declarations/${id}/release`, Anything, {}).catch(expectNo)
  }
}

/** Looks at the goods and records what was found: nine in ten are as declared. */
export async function examine(chance: Chance, examiner: Client, rate: number): Promise<void> {
  for (const { id, hold } of await waitingFor(examiner, rate)) {
    if (hold !== 'physical-control-ordered') continue
    const conform = chance.happens(0.9)
    const body = conform
      ? { result: 'conform', findings: 'Opened three cartons; contents as declared.' }
      : { result: 'not-conform', findings: 'Other goods than declared in two cartons.' }
    await examiner.ask('PUT', `/declarations/${id}/control/result`, Anything, body).catch(expectNo)
  }
}

async function waitingFor(officer: Client, rate: number) {
  const { items } = await officer.ask('GET', '/declarations?hold=customs&sort=due&limit=50', Held)
  const before = Date.now() - (patienceSeconds * 1000) / rate
  return items
    .filter((held) => isOurs(held) && Date.parse(held.acceptedAt) < before)
    .map(({ id, hold }) => ({ id, hold: hold?.reason }))
}

/** What people file is theirs to follow: the programs leave it alone. */
const isOurs = ({ functionalReferenceId }: { functionalReferenceId: string }) =>
  functionalReferenceId.startsWith('V-')

async function question(chance: Chance, officer: Client, id: string): Promise<void> {
  const text = chance.oneOf([
    'Which series are the goods of?',
    'Please give the number of the licence.',
    'Why does the net mass differ from the last consignment?',
  ])
  await officer
    .ask('PUT', `/declarations/${id}/queries/${newId()}`, Anything, { question: text })
    .catch(expectNo)
}

async function refuse(officer: Client, id: string): Promise<void> {
  const body = {
    reason: 'The goods are not those that were declared.',
    legalBasis: 'Customs Act, article 41',
  }
  await officer.ask('PUT', `/declarations/${id}/refusal`, Anything, body).catch(expectNo)
}

/** Somebody else, or a person, may have been quicker: a lawful "no" is part of the play. */
export function expectNo(error: unknown): void {
  if (!(error instanceof Refused)) throw error
}
