import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'
import { z } from 'zod'

const Catalogue = z.record(z.string(), z.string())

/**
 * Compiles the catalogues in `web/messages/` while building, so that the browser needs no parser of
 * ICU messages.
 */
export function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    enforce: 'pre',
    transform(source, file) {
      if (!/\/web\/messages\/[a-z-]+\.json\?catalogue$/.test(file)) return undefined
      const entries = Object.entries(Catalogue.parse(JSON.parse(source))).map(([id, text]) => [
        id,
        compileMessage(text || id),
      ])
      const compiled = JSON.stringify(JSON.stringify(Object.fromEntries(entries)))
      return { code: `export const messages = JSON.parse(${compiled})`, moduleType: 'js' }
    },
  }
}
