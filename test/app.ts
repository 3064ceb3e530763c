import { newId } from '#kernel/ids'
import { createApp } from '../src/app.ts'
import { createAccount } from '../src/modules/identity/index.ts'
import type { Enterprise } from '../src/modules/parties/index.ts'
import { saveEnterprise } from '../src/modules/parties/index.ts'
import { saveZone } from '../src/modules/zones/index.ts'
import { type Database, transact } from '../src/platform/database.ts'
import { createLog } from '../src/platform/log.ts'
import { zone } from '../demo/world.ts'
import { asSystem, testDatabase } from './database.ts'

export { zone }
export const password = 'a quiet harbour at noon'

/** The platform on a database of its own, with one zone and nobody in it yet. */
export async function testApp() {
  const db = await testDatabase()
  await transact(db, asSystem, (tx) => saveZone(tx, zone))
  const app = await createApp({ db, log: createLog('silent') })
  await app.http.ready()
  return { db, app, ...peopleOf(db, app) }
}
export type TestApp = Awaited<ReturnType<typeof testApp>>

function peopleOf(db: Database, { http }: Awaited<ReturnType<typeof createApp>>) {
  let made = 0

  async function enterprise(identification = `XM-T-${(made += 1)}`): Promise<Enterprise> {
    const one = {
      id: newId(),
      economyId: zone.economyId,
      zoneId: zone.id,
      identification,
      name: `Enterprise ${identification}`,
      licensed: true,
    }
    await transact(db, asSystem, (tx) => saveEnterprise(tx, one))
    return one
  }

  /** Signs somebody in who holds a role, and gives what asks in their name. */
  async function signIn(role: string, of?: Enterprise) {
    const login = `${role}-${(made += 1)}`
    await createAccount(db, {
      id: newId(),
      login,
      name: login,
      password,
      economyId: zone.economyId,
      zoneId: zone.id,
      enterpriseId: of?.id,
      roles: [role],
    })
    const answer = await http.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login, password },
    })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    return (
      method: 'GET' | 'PUT' | 'POST' | 'DELETE',
      url: string,
      payload?: object | string,
      headers: Readonly<Record<string, string>> = {},
    ) =>
      http.inject({
        method,
        url,
        headers: { cookie, ...headers },
        ...(payload === undefined ? {} : { payload }),
      })
  }
  return { enterprise, signIn }
}

/** A small declaration that nothing is wrong with. */
export function goodDeclaration(declarantId: string, functionalReferenceId: string = newId()) {
  return {
    functionalReferenceId,
    typeCode: 'IMA',
    declarant: { id: declarantId },
    goodsShipment: {
      goodsItems: [
        {
          sequenceNumeric: 1,
          commodity: {
            description: 'Smartphones',
            classifications: [{ id: '851713', identificationTypeCode: 'TSP' }],
            goodsMeasure: { grossMassGrams: 25_000, netNetWeightGrams: 20_000 },
          },
          governmentProcedures: [{ currentCode: '78', previousCode: '00' }],
          packagings: [{ quantityQuantity: 10, typeCode: 'CT' }],
        },
      ],
    },
  }
}
