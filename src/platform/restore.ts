import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, chown, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { z } from 'zod'
import type { Manifest } from './backup.ts'
import { type PostgresUser, placePostgres } from './postgres-server.ts'

const ManifestFile = z.strictObject({
  format: z.literal(1),
  startedAt: z.iso.datetime(),
  rows: z.record(z.string(), z.int()),
})

/**
 * Lays a backup out in an empty DATA_DIR, ready to be started: PostgreSQL then replays the log that
 * the backup holds. The folder gets its database last, so a torn restoration is never started.
 */
export async function layOut(file: string, dataDir: string): Promise<Restored> {
  const target = resolve(dataDir)
  await mkdir(target, { recursive: true })
  if ((await readdir(target)).length > 0)
    throw new Error(`${target} is not empty: a backup is restored into an empty folder.`)
  const { folder, user } = await placePostgres(join(target, 'postgres-18'))
  const aside = join(folder, 'data.restored')
  await unpack(file, (name) => {
    if (name.startsWith('postgres/data/')) return join(aside, name.slice('postgres/data/'.length))
    return name === 'owner.secret' ? join(folder, name) : join(target, name)
  })
  const text = await readFile(join(target, 'manifest.json'), 'utf8')
  const manifest = ManifestFile.parse(JSON.parse(text))
  await own([aside, join(folder, 'owner.secret')], user)
  await rename(aside, join(folder, 'data'))
  return { manifest, folder }
}

export type Restored = { manifest: Manifest; folder: string }

async function unpack(file: string, placeOf: (name: string) => string): Promise<void> {
  const archive = extract()
  const reading = pipeline(createReadStream(file), createGunzip(), archive)
  // Its failure is told by the loop below, which it ends.
  reading.catch(() => {})
  for await (const entry of archive) {
    const { name, type } = entry.header
    // A backup comes from outside too: nothing in it may land elsewhere.
    if (name.startsWith('/') || name.split('/').includes('..'))
      throw new Error(`${file} names a place outside of the backup: ${name}`)
    const place = placeOf(name)
    await mkdir(type === 'directory' ? place : dirname(place), { recursive: true, mode: 0o700 })
    if (type === 'directory') entry.resume()
    else await pipeline(entry, createWriteStream(place, { mode: 0o600 }))
  }
  await reading
}

/** What the server's own user must be able to read, where root lends it one. */
async function own(
  [folder, secret]: readonly [string, string],
  user: PostgresUser | undefined,
): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory())
  for (const place of [folder, ...folders.map(({ parentPath, name }) => join(parentPath, name))])
    await chmod(place, 0o700)
  if (!user) return
  const places = entries.map(({ parentPath, name }) => join(parentPath, name))
  for (const place of [folder, secret, ...places]) await chown(place, user.uid, user.gid)
}

/**
 * Lets the server stop replaying at an instant: it needs the logs that were archived since the backup.
 * PostgreSQL runs the command itself, for each file of the log that it wants.
 */
export async function recoverUntil(
  dataFolder: string,
  archiveFolder: string,
  instant: string,
): Promise<void> {
  const settings = [
    `restore_command = 'cp "${archiveFolder}/%f" "%p"'`,
    `recovery_target_time = '${instant}'`,
    `recovery_target_action = 'promote'`,
  ]
  await writeFile(join(dataFolder, 'recovery.signal'), '', { mode: 0o600 })
  await writeFile(join(dataFolder, 'postgresql.auto.conf'), `${settings.join('\n')}\n`, {
    mode: 0o600,
  })
}
