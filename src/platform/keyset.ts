import { z } from 'zod'
import { RefusalError } from './problem.ts'

/** A place in a list: what its last row sorts by, and the id that settles a tie. */
export type Place = { at: string; id: string }

const PlaceText = z.tuple([z.string().max(100), z.uuid()])

/** What every list takes beside its filters. */
export const pageQuery = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

/** A place in a list as one opaque word: what `after` takes. */
export function cursorOf({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

/** Reads a word back, and refuses one that no list has given. */
export function placeOf(cursor: string): Place {
  try {
    const [at, id] = PlaceText.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { at, id }
  } catch {
    throw new RefusalError({
      code: 'request.invalid',
      detail: 'This is not a place that a list has given.',
      pointer: '/after',
      cure: 'Take `next` from the page before, as it is.',
    })
  }
}

/** A page of a list as HTTP gives it: `next` only where there may be more. */
export function pageOf<Item>(items: Item[], last: Place | undefined) {
  return { items, ...(last ? { next: cursorOf(last) } : {}) }
}
