import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65_535)

/** Every setting of the platform: its name, its meaning, what it is without being set. */
export const Settings = z.object({
  PORT: port.default(8080).describe('The port on which the platform listens for HTTP.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('The address on which it listens.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./var')
    .describe('The folder of the database, the attachments and the signing key.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'An external PostgreSQL 15 or newer, logged in as a role that may create roles and schemas. Without it the platform runs its own.',
    ),
  DATABASE_PORT: port
    .default(15_432)
    .describe('The port of the PostgreSQL that the platform runs.'),
  WAL_ARCHIVE_DIR: z
    .string()
    .regex(/^[^"'%\n]+$/, 'must not hold quotes or a percent sign')
    .optional()
    .describe(
      'A folder to which our own PostgreSQL copies its log as it goes, so that a backup can be brought up to any instant after it.',
    ),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('The address under which browsers reach the platform; https makes cookies secure.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('The least grave message that is logged.'),
  CLOCK_RATE: z.coerce
    .number()
    .min(0)
    .max(1000)
    .default(1)
    .describe('How fast the demonstration zone lives; 0 keeps it still.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where OpenTelemetry traces go. Without it none are made.'),
})
export type Settings = z.infer<typeof Settings>

/** Reads the settings, or says for each wrong one its name and what would be right. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { settings: Settings } | { wrong: string[] } {
  // A variable that is set to nothing is one that is not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = Settings.safeParse(given)
  if (read.success) return { settings: read.data }
  return {
    wrong: read.error.issues.map(({ path, message }) => {
      const name = String(path[0])
      const meaning = describeSetting(name)
      return `${name}=${JSON.stringify(given[name])}: ${message}. ${meaning}`
    }),
  }
}

function describeSetting(name: string): string {
  return Object.entries(Settings.shape).find(([key]) => key === name)?.[1].description ?? ''
}

/** The table of docs/reference/settings.md. */
export function settingsTable(): string {
  const defaults: Record<string, unknown> = Settings.parse({})
  const rows = Object.entries(Settings.shape).map(([name, setting]) => {
    const value = defaults[name]
    return `| \`${name}\` | ${value === undefined ? '–' : `\`${JSON.stringify(value).replaceAll('"', '')}\``} | ${setting.description ?? ''} |`
  })
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n')
}
