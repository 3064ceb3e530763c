import { newId } from '#kernel/ids'
import type { Credential } from '#models/identity'
import type { Tx } from '#platform/database'
import { record } from '#platform/events'

/** That a credential came or went is told to the journal; the credential itself never. */
export function noteCredential(
  tx: Tx,
  what: 'added' | 'removed',
  credential: { accountId: string; credential: Credential; name: string },
): void {
  const at = new Date().toISOString()
  record(tx, `sign-in/${newId()}`, 0, [{ type: `credential.${what}`, at, ...credential }])
}
