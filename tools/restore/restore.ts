import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '../../src/platform/postgres-server.ts'
import { layOut, recoverUntil } from '../../src/platform/restore.ts'
import { type Proof, prove } from './prove.ts'

type Options = {
  file: string
  dataDir: string
  port: number
  /** Not the end of the backup, but an instant after it, by the logs that were archived since. */
  until?: { instant: string; archive: string }
}

/** Restores a backup into an empty DATA_DIR and proves it; the platform can be started there then. */
export async function restore({ file, dataDir, port, until }: Options): Promise<Proof[]> {
  const { manifest, folder } = await layOut(file, dataDir)
  if (until) await recoverUntil(join(folder, 'data'), until.archive, until.instant)
  const server = await startPostgres({ folder: join(dataDir, 'postgres-18'), port })
  try {
    const url = `${server.url}/postgres`
    await recovered(url)
    return await prove(url, manifest)
  } finally {
    await server.stop()
  }
}

/** While it replays its log the server answers, and lets nobody write. */
async function recovered(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (;;) {
      const { rows } = await client.query<{ going: boolean }>('select pg_is_in_recovery() as going')
      if (rows[0]?.going === false) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await client.end()
  }
}
