import { createReadStream } from 'node:fs'
import { verifyJournal } from './journal/verify.ts'

/** `npm run verify -- FILE` proves an exported journal by itself: no database, no network. */
const [file] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write('Which export? npm run verify -- journal.ndjson\n')
  process.exitCode = 2
} else {
  const { wrong, entries, foreign, signedAt, keyId } = await verifyJournal(createReadStream(file))
  for (const { line, what } of wrong.slice(0, 100)) process.stdout.write(`line ${line}: ${what}\n`)
  const others = foreign > 0 ? `, ${foreign} of them another tenant's, known by hash alone` : ''
  process.stdout.write(
    wrong.length === 0
      ? `True: ${entries} entries${others}, as signed at ${signedAt} with key ${keyId}.\n`
      : `FALSE: ${wrong.length} places are not as they were signed.\n`,
  )
  process.exitCode = wrong.length === 0 ? 0 : 1
}
