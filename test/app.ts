import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { newId } from '#kernel/ids'
import { createApp } from '../src/app.ts'
import { newKeys, openFiles } from '../src/modules/documents/index.ts'
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
export async function testApp(options: Pick<Parameters<typeof createApp>[0], 'outside'> = {}) {
  const db = await testDatabase()
  await transact(db, asSystem, (tx) => saveZone(tx, zone))
  const draws = { green: 9_999, blue: 1_000, yellow: 300, red: 0 }
  let drawn = draws.green
  const folder = await mkdtemp(join(tmpdir(), 'entrepot-files-'))
  afterAll(() => rm(folder, { recursive: true }))
  const stores = { keys: await newKeys(), files: openFiles(join(folder, 'files')) }
  const app = await createApp({
    db,
    log: createLog('silent'),
    draw: () => drawn,
    ...stores,
    ...options,
  })
  await app.http.ready()
  return {
    db,
    app,
    ...stores,
    ...peopleOf(db, app),
    /** The lane of the filings that follow, where no rule calls for another. */
    drawLane(lane: keyof typeof draws) {
      drawn = draws[lane]
    },
  }
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
  async function signIn(role: string, of?: Enterprise, economyId = zone.economyId) {
    const login = `${role}-${(made += 1)}`
    const accountId = newId()
    await createAccount(db, {
      id: accountId,
      login,
      name: login,
      password,
      economyId,
      zoneId: zone.id,
      enterpriseId: of?.id,
      roles: [role],
    })
    const answer = await http.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login, password },
    })
    let cookie = cookieOf(answer) ?? ''
    /** Asks as a browser does: a cookie that comes takes the place of the one before. */
    const ask = async (
      method: 'GET' | 'PUT' | 'POST' | 'DELETE',
      url: string,
      payload?: object,
    ) => {
      const given = { method, url, headers: { cookie }, ...(payload ? { payload } : {}) }
      const answered = await http.inject(given)
      cookie = cookieOf(answered) ?? cookie
      return answered
    }
    const known = { accountId, login, cookie }
    return Object.defineProperty(Object.assign(ask, known), 'cookie', { get: () => cookie })
  }
  return { enterprise, signIn }
}

function cookieOf({ headers }: { headers: Record<string, unknown> }): string | undefined {
  return /entrepot_session=[\w-]+/.exec(String(headers['set-cookie']))?.[0]
}

export { goodDeclaration } from './declarations.ts'
