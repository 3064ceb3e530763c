import { z } from 'zod'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().nonnegative()

/**
 * One line of the journal as it is hashed: the text is taken byte by byte, so that whoever verifies
 * needs neither our database nor our notion of JSON.
 */
export const JournalEntry = z
  .strictObject({ index: count, leaf: hex, entry: z.string() })
  .meta({ id: 'JournalEntry' })
export type JournalEntry = z.infer<typeof JournalEntry>

/** An entry of another tenant: its place and its hash prove the others, and say nothing of it. */
export const ForeignEntry = z.strictObject({ index: count, leaf: hex })
export type ForeignEntry = z.infer<typeof ForeignEntry>

/** So many entries, and this root over them, with the platform's signature (JWS, Ed25519). */
export const Checkpoint = z
  .strictObject({ size: count, root: hex, signedAt: z.iso.datetime(), token: z.string() })
  .meta({ id: 'Checkpoint' })
export type Checkpoint = z.infer<typeof Checkpoint>

export const InclusionProof = z
  .strictObject({ index: count, size: count, leaf: hex, root: hex, proof: z.array(hex) })
  .meta({ id: 'InclusionProof' })
export type InclusionProof = z.infer<typeof InclusionProof>

export const ConsistencyProof = z
  .strictObject({
    from: z.strictObject({ size: count, root: hex }),
    to: z.strictObject({ size: count, root: hex }),
    proof: z.array(hex),
  })
  .meta({ id: 'ConsistencyProof' })
export type ConsistencyProof = z.infer<typeof ConsistencyProof>

export const refusals = {
  'journal.entry-unknown': 404,
  'journal.size-not-reached': 409,
} as const
