import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { readCsv } from './read-csv.ts'
import { declarationsOf } from './rows.ts'

/**
 * Foreign bytes are read in a thread of their own, which `spreadsheet.ts` ends after its time and
 * whose memory is capped: whatever a file does, it does it there.
 */
const { bytes, type } = z
  .object({ bytes: z.instanceof(Uint8Array), type: z.enum(['csv', 'xlsx']) })
  .parse(workerData)

const sheet =
  type === 'csv' ? readCsv(bytes) : await (await import('./read-xlsx.ts')).readXlsx(bytes)
parentPort?.postMessage('refusal' in sheet ? sheet : { drafts: declarationsOf(sheet) }, [])
