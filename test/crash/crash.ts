import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { newId } from '#kernel/ids'
import { goodDeclaration } from '../declarations.ts'
import { ask } from './ask.ts'
import { type Running, startForReal } from './platform.ts'

type Options = { kills: number; port: number; say: (line: string) => void }

/** What a crash run found. All lists are empty where nothing was lost. */
export type Found = {
  acknowledged: number
  /** Acknowledged, and not there any more, or there under another MRN. */
  lost: string[]
  /** Filed twice under one reference. */
  doubled: string[]
  recoveriesMs: number[]
}

const filersAtOnce = 8
const Filed = z.object({ id: z.string(), mrn: z.string() })
const Page = z.object({
  items: z.array(Filed.extend({ functionalReferenceId: z.string() })),
  next: z.string().optional(),
})

/**
 * Files without pause while Node, PostgreSQL or both are killed, again and again; then looks for every
 * filing that was acknowledged. What was not answered is filed again under its id, as a client would.
 */
export async function crash({ kills, port, say }: Options): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), 'entrepot-crash-'))
  await chmod(folder, 0o711)
  const known = new Map<string, string>()
  const unanswered = new Map<string, object>()
  const recoveriesMs: number[] = []
  let platform = await startForReal(folder, port)
  try {
    for (let round = 0; round < kills; round++) {
      const filing = keepFiling(platform, known, unanswered)
      // At an odd moment, and never before the filings of this round are well under way.
      await until(() => known.size >= (round + 1) * 25)
      await sleep((round * 397) % 900)
      const part = (['node', 'database', 'both'] as const)[round % 3] ?? 'both'
      await platform.kill(part)
      await filing.stop()
      platform = await startForReal(folder, port)
      recoveriesMs.push(platform.readyInMs)
      say(
        `${round + 1}: ${part} killed, ready after ${Math.round(platform.readyInMs)} ms, ${known.size} acknowledged`,
      )
      await fileAgain(platform, known, unanswered)
    }
    return { ...(await compare(platform, known)), recoveriesMs }
  } finally {
    await platform.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function until(done: () => boolean): Promise<void> {
  for (const started = Date.now(); !done() && Date.now() - started < 30_000;) await sleep(10)
}

type Known = Map<string, string>

function keepFiling(platform: Running, known: Known, unanswered: Map<string, object>) {
  let running = true
  const filers = Array.from({ length: filersAtOnce }, async () => {
    const cookie = await signIn(platform).catch(() => '')
    while (running && cookie) {
      const [id, declaration] = [newId(), goodDeclaration('XM-ENT-0001')]
      unanswered.set(id, declaration)
      await file(platform, cookie, known, { id, declaration })
        .then(() => unanswered.delete(id))
        .catch(() => (running = false))
    }
  })
  return {
    async stop() {
      running = false
      await Promise.all(filers)
    },
  }
}

async function fileAgain(platform: Running, known: Known, unanswered: Map<string, object>) {
  const cookie = await signIn(platform)
  for (const [id, declaration] of unanswered)
    await file(platform, cookie, known, { id, declaration })
  unanswered.clear()
}

async function file(
  { url }: Running,
  cookie: string,
  known: Known,
  { id, declaration }: { id: string; declaration: object },
): Promise<void> {
  const asked = { method: 'PUT', cookie, body: declaration }
  const { status, body } = await ask(`${url}/api/declarations/${id}`, asked)
  if (status !== 200) throw new Error(`A filing was answered ${status}: ${body}`)
  known.set(id, Filed.parse(JSON.parse(body)).mrn)
}

async function compare({ url }: Running, known: Known): Promise<Omit<Found, 'recoveriesMs'>> {
  const cookie = await signIn({ url })
  const there = new Map<string, string>()
  const references = new Map<string, number>()
  for (let after = ''; ;) {
    const page = `${url}/api/declarations?limit=100${after && `&after=${after}`}`
    const { items, next } = Page.parse(JSON.parse((await ask(page, { cookie })).body))
    for (const { id, mrn, functionalReferenceId } of items) {
      there.set(id, mrn)
      references.set(functionalReferenceId, (references.get(functionalReferenceId) ?? 0) + 1)
    }
    if (!next) break
    after = next
  }
  return {
    acknowledged: known.size,
    lost: [...known].filter(([id, mrn]) => there.get(id) !== mrn).map(([id]) => id),
    doubled: [...references].filter(([, times]) => times > 1).map(([reference]) => reference),
  }
}

async function signIn({ url }: { url: string }): Promise<string> {
  const body = { login: 'declarant', password: 'meridian-demo' }
  const { status, cookie } = await ask(`${url}/api/session`, { method: 'POST', body })
  if (status !== 200) throw new Error(`Signing in was answered ${status}`)
  return cookie
}
