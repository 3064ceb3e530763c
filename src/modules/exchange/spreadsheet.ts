import { Worker } from 'node:worker_threads'
import type { CellRefusal } from './cells.ts'
import type { Drafts } from './rows.ts'

export const spreadsheetBytesMax = 16 * 1024 * 1024
const timeoutMs = 10_000
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }

/** More readers than this would not be faster, only larger. */
const readersMax = 2
let reading = 0
const waiting: (() => void)[] = []

export type Reading = { drafts: Drafts } | { refusal: CellRefusal }
export type SpreadsheetType = 'csv' | 'xlsx'

/** What the bytes are, whatever their name or their sender says of them. */
export function sniff(bytes: Uint8Array): SpreadsheetType | { refusal: CellRefusal } {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (head.startsWith('PK')) return 'xlsx'
  if (bytes.length === 0) return unknownType('It is empty.')
  if (head.startsWith('\u00D0\u00CF\u0011\u00E0'))
    return unknownType('It is a workbook of before 2007, or one with a password.')
  if (head.startsWith('%PDF')) return unknownType('It is a PDF.')
  return bytes.includes(0) ? unknownType('It holds bytes that no text holds.') : 'csv'
}

function unknownType(detail: string): { refusal: CellRefusal } {
  return { refusal: { code: 'exchange.spreadsheet-type-unknown', detail } }
}

/** The declarations of a file, or why it holds none. Never throws, and never takes longer than its time. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Reading> {
  if (bytes.length > spreadsheetBytesMax) {
    const detail = `It has ${bytes.length} of ${spreadsheetBytesMax} bytes.`
    return { refusal: { code: 'exchange.spreadsheet-too-large', detail } }
  }
  const type = sniff(bytes)
  if (typeof type !== 'string') return type
  if (reading >= readersMax) await new Promise<void>((resolve) => void waiting.push(resolve))
  reading += 1
  try {
    return await inThread(bytes, type)
  } finally {
    reading -= 1
    waiting.shift()?.()
  }
}

function inThread(bytes: Uint8Array, type: SpreadsheetType): Promise<Reading> {
  const worker = new Worker(new URL('spreadsheet-worker.ts', import.meta.url), {
    workerData: { bytes, type },
    resourceLimits,
    // Neither the environment nor the streams of the platform are a file's business.
    env: {},
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const end = (result: Reading) => {
      clearTimeout(timer)
      resolve(result)
      void worker.terminate()
    }
    const refuse = (detail: string) =>
      end({ refusal: { code: 'exchange.spreadsheet-too-heavy', detail } })
    const timer = setTimeout(
      () => refuse(`It took longer than ${timeoutMs} ms to read.`),
      timeoutMs,
    )
    worker.once('message', (message: Reading) => end(message))
    worker.once('error', () => refuse('It took more memory than a file of lines needs.'))
    worker.once('exit', () => refuse('Its reading ended before its end.'))
  })
}
