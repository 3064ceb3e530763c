import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const places = [process.env['SHARED_DIR'], join(root, '../shared'), join(root, '../../shared')]

/**
 * Published samples and hostile files lie beside a checkout, not in it. Where they are absent, the
 * test says so and passes: nobody who clones the project has to have them.
 */
export function withShared(folder: string, check: (path: string) => void | Promise<void>) {
  return async (): Promise<void> => {
    const found = places.flatMap((place) => (place ? join(place, folder) : [])).find(existsSync)
    if (found) await check(found)
    else console.info(`Nothing was tried: there is no shared/${folder}; SHARED_DIR can name one.`)
  }
}
