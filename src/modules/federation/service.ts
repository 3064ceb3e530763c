import { newId } from '#kernel/ids'
import { type Opened, openLinked, type Visit } from '#modules/identity'
import { type Actor, type Database, transact, type Tx } from '#platform/database'
import { record } from '#platform/events'
import type { Principal } from '#platform/http'
import { RefusalError } from '#platform/problem'
import type { Proven } from './flow.ts'
import type { Event, NewProvider, Provider, ProviderName } from './model.ts'
import {
  deleteProvider,
  findLinked,
  findProvider,
  insertLink,
  issuerTaken,
  listProviders,
  saveProvider,
} from './store.ts'

const asFederation: Actor = { role: 'system', name: 'federation' }

export async function showProviderNames(db: Database): Promise<ProviderName[]> {
  const providers = await transact(db, asFederation, listProviders)
  return providers.map(({ id, name }) => ({ id, name }))
}

export async function showProviders(db: Database, { actor }: Principal): Promise<Provider[]> {
  const providers = await transact(db, asFederation, listProviders)
  return providers.flatMap(({ economyId, ...provider }) =>
    economyId === economyOf(actor) ? provider : [],
  )
}

/** Names a provider: from now on whom it vouches for may be one of our accounts. */
export async function setProvider(
  db: Database,
  { actor }: Principal,
  id: string,
  given: NewProvider,
): Promise<Provider> {
  const economyId = economyOf(actor)
  const { clientSecret: _, ...shown } = given
  await transact(db, systemFor(actor), async (tx) => {
    const found = await findProvider(tx, id)
    if (found && found.economyId !== economyId) throw unknown()
    if (await issuerTaken(tx, given.issuer, id))
      throw new RefusalError({
        code: 'identity-provider.issuer-taken',
        detail: 'Another provider has this issuer.',
        cure: 'Change that one.',
        pointer: '/issuer',
      })
    await saveProvider(tx, { ...given, id, economyId })
    note(tx, economyId, {
      type: 'identity-provider.set',
      at: new Date().toISOString(),
      provider: { id, ...shown },
    })
  })
  return { id, ...shown }
}

export async function removeProvider(
  db: Database,
  { actor }: Principal,
  id: string,
): Promise<void> {
  await transact(db, systemFor(actor), async (tx) => {
    const found = await findProvider(tx, id)
    if (!found || found.economyId !== economyOf(actor)) throw unknown()
    const { economyId, clientSecret: _, ...provider } = found
    await deleteProvider(tx, id)
    note(tx, economyId, {
      type: 'identity-provider.removed',
      at: new Date().toISOString(),
      provider,
    })
  })
}

/** Links the account that asked for it, or signs in the one that is linked: never makes one. */
export async function takeIn(
  db: Database,
  { provider, subject, accountId }: Proven,
  visit: Visit,
): Promise<Opened | undefined> {
  const linked = await transact(db, asFederation, (tx) => findLinked(tx, provider.id, subject))
  if (accountId === undefined) {
    const opened = linked && (await openLinked(db, linked, visit))
    if (opened) return opened
    throw new RefusalError({
      code: 'identity-provider.not-linked',
      detail: `No account here is linked to this one of ${provider.name}.`,
      cure: 'Sign in another way, and link it on the page of your account.',
    })
  }
  if (linked === accountId) return undefined
  if (linked)
    throw new RefusalError({
      code: 'identity-provider.already-linked',
      detail: 'It is linked to another account.',
      cure: 'Ask an administrator whose account that is.',
    })
  await transact(db, asFederation, async (tx) => {
    await insertLink(tx, { providerId: provider.id, subject, accountId })
    const { name } = provider
    const at = new Date().toISOString()
    const added = { type: 'credential.added', at, accountId, credential: 'provider', name }
    record(tx, `sign-in/${newId()}`, 0, [added])
  })
  return undefined
}

function note(tx: Tx, economyId: string, event: Event): void {
  record(tx, `identity-provider/${newId()}`, 0, [event], { economyId })
}

function unknown(): RefusalError {
  return new RefusalError({
    code: 'identity-provider.unknown',
    detail: 'There is no such provider.',
    cure: 'Take its id from the list.',
  })
}

function systemFor({ name, requestId }: Actor): Actor {
  return { role: 'system', name, ...(requestId ? { requestId } : {}) }
}

function economyOf(actor: Actor): string {
  return 'economyId' in actor ? actor.economyId : ''
}
