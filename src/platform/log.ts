import { pino } from 'pino'
import type { Settings } from './settings.ts'

/** Structured logs on standard output. Whatever proves an identity never reaches them. */
export function createLog(level: Settings['LOG_LEVEL']) {
  return pino({
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: {
      paths: [
        'req.headers.cookie',
        'req.headers.authorization',
        'headers.cookie',
        'headers.authorization',
        'password',
        '*.password',
        '*.secret',
        '*.trackingSecret',
      ],
      censor: '[redacted]',
    },
  })
}
export type Log = ReturnType<typeof createLog>
