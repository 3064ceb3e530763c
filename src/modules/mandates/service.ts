import { findEnterprise, findEnterpriseByIdentification } from '#modules/parties'
import type { Answer } from '#platform/answer'
import { type Actor, type Database, transact, type Tx } from '#platform/database'
import { handle, type Thing } from '#platform/handle'
import { mandateDecider } from './decide.ts'
import {
  type Command,
  type Event,
  type Grant,
  liabilities,
  type MandateView,
  type Partner,
  type Represented,
  type State,
} from './model.ts'
import { heldBy, list, load, save } from './store.ts'

const mandate: Thing<State, Command, Event> = {
  name: 'mandate',
  decider: mandateDecider,
  load,
  save,
  tenancy: (state) =>
    state.status === 'unknown'
      ? {}
      : {
          economyId: state.deed.economyId,
          zoneId: state.deed.zoneId,
          enterpriseId: state.deed.principal.id,
        },
}

const asMandates: Actor = { role: 'system', name: 'mandates' }

/** Grants a mandate in the name of the enterprise for which the actor itself acts. */
export async function grantMandate(
  db: Database,
  actor: Extract<Actor, { role: 'trader' }>,
  id: string,
  grant: Grant,
): Promise<Answer<MandateView>> {
  // An enterprise sees no other: the platform looks up whom the number names.
  const named = await transact(db, asMandates, (tx) =>
    findEnterpriseByIdentification(tx, actor.economyId, grant.representativeIdentification),
  )
  if (!named)
    return {
      refusal: {
        code: 'mandate.representative-unknown',
        detail: 'No enterprise of this economy has this number.',
        cure: 'Check the number with the enterprise that is to file for you.',
        pointer: '/representativeIdentification',
      },
    }
  return transact(db, actor, async (tx) => {
    const principal = await findEnterprise(tx, actor.enterpriseId)
    if (!principal) throw new Error(`Enterprise ${actor.enterpriseId} of an account does not exist`)
    const deed = {
      economyId: principal.economyId,
      zoneId: principal.zoneId,
      principal: partnerOf(principal),
      representative: partnerOf(named),
      representation: grant.representation,
      liability: liabilities[grant.representation],
      validFrom: grant.validFrom,
      validUntil: grant.validUntil,
      grantedAt: new Date().toISOString(),
      grantedBy: actor.name,
    }
    return give(tx, id, { type: 'grant', deed })
  })
}

export async function withdrawMandate(
  tx: Tx,
  id: string,
  reason: string,
): Promise<Answer<MandateView>> {
  const at = new Date().toISOString()
  return give(tx, id, { type: 'withdraw', at, by: tx.actor.name, reason })
}

async function give(tx: Tx, id: string, command: Command): Promise<Answer<MandateView>> {
  const outcome = await handle(tx, mandate, id, command)
  return 'refusal' in outcome ? outcome : { value: viewOf(id, outcome.state) }
}

export async function showMandates(tx: Tx): Promise<MandateView[]> {
  return (await list(tx)).map(({ id, state }) => viewOf(id, state))
}

/** For whom an enterprise may file at this instant: asked with each request that says so. */
export async function representedBy(tx: Tx, representativeId: string): Promise<Represented[]> {
  const held = await heldBy(tx, representativeId, new Date().toISOString())
  return held.flatMap(({ id, state }) => {
    if (state.status !== 'granted') return []
    const { principal, representation, liability, validUntil } = state.deed
    return { mandateId: id, enterprise: principal, representation, liability, validUntil }
  })
}

function viewOf(id: string, state: State): MandateView {
  if (state.status === 'unknown') throw new Error(`mandate/${id} was handled and does not exist`)
  const { economyId: _, zoneId: __, ...deed } = state.deed
  const now = new Date().toISOString()
  if (state.status === 'withdrawn') {
    const { withdrawnAt, reason } = state
    return { id, status: 'withdrawn', ...deed, withdrawnAt, reason }
  }
  const status =
    deed.validUntil <= now ? 'expired' : deed.validFrom > now ? 'not-yet-valid' : 'granted'
  return { id, status, ...deed }
}

function partnerOf({ id, identification, name }: Partner): Partner {
  return { id, identification, name }
}
