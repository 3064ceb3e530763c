import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'
import { z } from 'zod'

const Catalogue = z.record(z.string(), z.string())

/**
 * Compiles the catalogues in `web/messages/` while building, so that the browser needs no parser of
 * ICU messages. A plain text that reads the same in its source is left out: it is its own id.
 */
export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    enforce: 'pre',
    transform(source, file) {
      if (!/\/web\/messages\/[a-z-]+\.json\?catalogue$/.test(file)) return undefined
      const entries = Object.entries(Catalogue.parse(JSON.parse(source)))
        .filter(([id, text]) => text !== '' && (id !== text || text.includes('{')))
        .map(([id, text]) => [id, compileMessage(text)])
      const compiled = JSON.stringify(JSON.stringify(Object.fromEntries(entries)))
      return { code: `export const messages = JSON.parse(${compiled})`, moduleType: 'js' }
    },
  }
}
