import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { CellRefusal, Sheet } from './cells.ts'
import { columnsMax, rowsMax } from './rows.ts'

const recordBytesMax = 64 * 1024
const Records = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }),
)

/** A CSV as RFC 4180 has it, in UTF-8, parted by comma, semicolon or tab. */
export function readCsv(bytes: Uint8Array): Sheet | { refusal: CellRefusal } {
  const text = decode(bytes)
  if (text === undefined)
    return { refusal: { code: 'exchange.csv-not-utf-8', detail: 'Its bytes are not UTF-8.' } }
  const delimiter = delimiterOf(text)
  try {
    const records = Records.parse(
      parse(text, {
        delimiter,
        info: true,
        skip_empty_lines: true,
        max_record_size: recordBytesMax,
        relax_column_count_less: true,
        // One more than we read, so that the reader of rows sees that there are too many.
        to: rowsMax + 2,
      }),
    )
    return { name: 'CSV', rows: records.flatMap(({ record, info }) => rowOf(record, info.lines)) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const code =
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? 'exchange.spreadsheet-too-heavy'
        : 'exchange.csv-malformed'
    return { refusal: { code, detail: error.message.slice(0, 160) } }
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The separator that the first line, outside its quotes, has most of. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const header = text.slice(0, end === -1 ? recordBytesMax : end).replaceAll(/"[^"]*"/g, '')
  const count = (one: string) => header.split(one).length
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

function rowOf(record: readonly string[], number: number): Sheet['rows'] {
  const cells = record
    .slice(0, columnsMax + 1)
    .map((text) => (text === '' ? undefined : ({ kind: 'text', text } as const)))
  return cells.some(Boolean) ? [{ number, cells }] : []
}
