import { z } from 'zod'
import { api } from '../../api.ts'
import { leadsToRoot } from '../../proof.ts'
import { Problem } from '../../request.ts'
import { signedPayload } from '../../signature.ts'

const Statement = z.object({ size: z.int(), root: z.string(), signedAt: z.string() })
export type Statement = z.infer<typeof Statement>

export type SignedCheckpoint = Statement & { signed: boolean }

/** The present checkpoint, and whether its signature covers what it says. */
export async function checkedCheckpoint(): Promise<SignedCheckpoint> {
  const [{ size, root, signedAt, token }, { keys }] = await Promise.all([
    api.showCheckpoint(),
    api.listSigningKeys(),
  ])
  const told = Statement.safeParse(await signedPayload(keys, 'checkpoint+jws', token))
  const signed =
    told.success &&
    told.data.size === size &&
    told.data.root === root &&
    told.data.signedAt === signedAt
  return { size, root, signedAt, signed }
}

export type Verdict = {
  checkpoint: SignedCheckpoint
  proven: number
  /** Entries that are recorded, and not yet in the tree. */
  young: number
  wrong: string[]
}

/** Proves one entry after the other against one signed root, by this browser's own reckoning. */
export async function prove(
  events: readonly { stream: string; revision: number }[],
): Promise<Verdict> {
  const checkpoint = await checkedCheckpoint()
  const outcomes = await Promise.all(
    events.map(async ({ stream, revision }) => ({
      name: `${stream} ${revision}`,
      outcome: await proveOne(stream, revision, checkpoint),
    })),
  )
  const of = (wanted: Outcome) => outcomes.filter(({ outcome }) => outcome === wanted)
  return {
    checkpoint,
    proven: of('proven').length,
    young: of('young').length,
    wrong: of('wrong').map(({ name }) => name),
  }
}

type Outcome = 'proven' | 'young' | 'wrong'

async function proveOne(stream: string, revision: number, at: Statement): Promise<Outcome> {
  try {
    const proof = await api.proveInclusion({ stream, revision, size: at.size })
    const same = proof.root === at.root && proof.size === at.size
    return same && (await leadsToRoot(proof)) ? 'proven' : 'wrong'
  } catch (error) {
    if (error instanceof Problem && error.body.code === 'journal.entry-unknown') return 'young'
    throw error
  }
}
