import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { CellRefusal } from './cells.ts'
import { columnsMax, rowsMax } from './rows.ts'

const entriesMax = 500
const unpackedBytesMax = 64 * 1024 * 1024
/** Sheets shrink ten- to fiftyfold; a bomb shrinks a thousandfold. */
const ratioMax = 500
/** Empty rows that only carry a format are counted too, hence some room above the lines we read. */
const rowTagsMax = rowsMax + 20_000
const cellTagsMax = (rowsMax + 1) * 60

/**
 * Unpacks the whole archive once, to nowhere, before any reader of spreadsheets sees it: sizes that
 * lie, bombs, passwords and sheets without end are refused here, at the price of a stream.
 */
export async function guardZip(bytes: Uint8Array): Promise<CellRefusal | undefined> {
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(Buffer.from(bytes), {
      strictFileNames: true,
      autoClose: false,
    })
  } catch (error) {
    return malformed(error)
  }
  if (zip.entryCount > entriesMax) return unsafe(`It packs ${zip.entryCount} files.`)
  try {
    let unpacked = 0
    let isWorkbook = false
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      isWorkbook ||= entry.fileName === 'xl/workbook.xml'
      const refusal = refusalOf(entry, unpacked) ?? (await measure(zip, entry))
      if (refusal) return refusal
    }
    const detail = 'It is a ZIP archive, but holds no workbook.'
    return isWorkbook ? undefined : { code: 'exchange.spreadsheet-type-unknown', detail }
  } catch (error) {
    return malformed(error)
  }
}

/** What the directory of the archive says of an entry, before a byte of it is unpacked. */
function refusalOf(entry: Entry, unpacked: number): CellRefusal | undefined {
  if (entry.isEncrypted()) return unsafe('It is protected by a password.')
  if (/(^|\/)vbaProject\.bin$/i.test(entry.fileName)) return unsafe('It carries macros.')
  if (
    unpacked > unpackedBytesMax ||
    entry.uncompressedSize > entry.compressedSize * ratioMax + 65_536
  )
    return tooHeavy(`${entry.fileName.slice(0, 60)} unpacks to ${entry.uncompressedSize} bytes.`)
  return undefined
}

/** yauzl ends the stream with an error where an entry holds more or less than its directory says. */
async function measure(zip: ZipFile, entry: Entry): Promise<CellRefusal | undefined> {
  const isSheet = /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.fileName)
  const counter = isSheet ? countTags() : undefined
  const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
  for await (const chunk of stream) {
    const refusal = counter?.(chunk.toString('latin1'))
    if (refusal) return refusal
  }
  return undefined
}

/** Rows and cells of a sheet, counted as its bytes pass by: nobody waits for a million of them. */
function countTags(): (text: string) => CellRefusal | undefined {
  let rest = ''
  let [rows, cells, inRow] = [0, 0, 0]
  return (chunk) => {
    const text = rest + chunk
    const end = Math.max(text.lastIndexOf('<'), 0)
    rest = text.slice(end).slice(0, 64)
    for (const [, tag] of text.slice(0, end).matchAll(/<(?:\w+:)?(row|c)[\s/>]/g)) {
      if (tag === 'row') [rows, inRow] = [rows + 1, 0]
      else [cells, inRow] = [cells + 1, inRow + 1]
      if (rows > rowTagsMax)
        return { code: 'exchange.too-many-rows', detail: `It has more than ${rowTagsMax} rows.` }
      if (inRow > columnsMax)
        return {
          code: 'exchange.too-many-columns',
          detail: `Row ${rows} has more than ${columnsMax}.`,
        }
    }
    return cells > cellTagsMax ? tooHeavy(`It has more than ${cellTagsMax} cells.`) : undefined
  }
}

function malformed(error: unknown): CellRefusal {
  const detail = error instanceof Error ? error.message.slice(0, 120) : 'It cannot be unpacked.'
  return { code: 'exchange.spreadsheet-malformed', detail }
}

function unsafe(detail: string): CellRefusal {
  return { code: 'exchange.spreadsheet-unsafe', detail }
}

function tooHeavy(detail: string): CellRefusal {
  return { code: 'exchange.spreadsheet-too-heavy', detail }
}
