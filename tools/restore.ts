import { restore } from './restore/restore.ts'

/**
 * `npm run restore -- FILE DIR [--until INSTANT --archive FOLDER]` lays a backup out in an empty
 * DATA_DIR, lets PostgreSQL recover it, and proves it.
 */
const [file, dataDir, ...options] = process.argv.slice(2)
if (file === undefined || dataDir === undefined) {
  process.stderr.write(
    'What, and where? npm run restore -- FILE DIR [--until INSTANT --archive FOLDER]\n',
  )
  process.exitCode = 2
} else {
  const after = (name: string): string | undefined => options[options.indexOf(name) + 1]
  const [until, archive] = [
    options.includes('--until') ? after('--until') : undefined,
    options.includes('--archive') ? after('--archive') : undefined,
  ]
  const proofs = await restore({
    file,
    dataDir,
    port: 15_439,
    ...(until && archive ? { until: { instant: until, archive } } : {}),
  })
  for (const { what, holds, detail } of proofs)
    process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${what}: ${detail}\n`)
  process.exitCode = proofs.every(({ holds }) => holds) ? 0 : 1
}
