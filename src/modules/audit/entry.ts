/** An event as the database holds it: `data` is its very text. */
export type EventRow = {
  position: string
  stream: string
  revision: number
  type: string
  data: string
  economyId: string | null
  zoneId: string | null
  enterpriseId: string | null
  actor: string
  requestId: string | null
  mandateId: string | null
  /** UTC, to the microsecond. */
  recordedAt: string
}

/**
 * The text of an event that is hashed and exported: its columns by name in this order, the data as
 * they were written. It must never change for an event that is recorded already.
 */
export function entryText(row: EventRow): string {
  const { data, mandateId, ...rest } = row
  // Only what was done under a mandate says so: the others read as they did before there were any.
  const columns = mandateId ? { ...rest, mandateId } : rest
  return `${JSON.stringify(columns, [
    'position',
    'stream',
    'revision',
    'type',
    'economyId',
    'zoneId',
    'enterpriseId',
    'actor',
    'requestId',
    'recordedAt',
    'mandateId',
  ])}\n${data}`
}
