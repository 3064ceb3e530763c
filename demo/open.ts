import { createAccount } from '../src/modules/identity/index.ts'
import { saveEnterprise } from '../src/modules/parties/index.ts'
import { saveLines } from '../src/modules/tariff/index.ts'
import { saveZone } from '../src/modules/zones/index.ts'
import { type Actor, type Database, transact } from '../src/platform/database.ts'
import { tariffLines } from './tariff.ts'
import { accounts, enterprises, password, zone } from './world.ts'

const asDemo: Actor = { role: 'system', name: 'demo' }

/** Whom the sign-in page offers to be. */
export const demoAccounts = accounts.map(({ login, name, roles }) => ({
  login,
  password,
  title: `${name}, ${roles.join(', ')}`,
}))

/** Opens the demonstration zone, or finds it open. Says one line for each account. */
export async function openDemo(db: Database): Promise<{ accounts: string[] }> {
  await transact(db, asDemo, async (tx) => {
    await saveZone(tx, zone)
    for (const enterprise of enterprises) await saveEnterprise(tx, enterprise)
    await saveLines(tx, tariffLines)
  })
  await Promise.all(accounts.map((account) => openAccount(db, account)))
  const lines = demoAccounts.map(
    ({ login, title }) => `  ${login.padEnd(12)} ${password}   ${title}`,
  )
  return { accounts: lines }
}

async function openAccount(db: Database, account: (typeof accounts)[number]): Promise<void> {
  const enterpriseId =
    account.enterprise === undefined ? undefined : enterprises[account.enterprise]?.id
  await createAccount(db, {
    ...account,
    password,
    economyId: zone.economyId,
    zoneId: zone.id,
    enterpriseId,
  })
}
