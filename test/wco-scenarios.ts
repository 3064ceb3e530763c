import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** A published document that wants something declared, and the procedures that its items ask for. */
export type Scenario = { name: string; bytes: Buffer; declarant: string; procedures: string[] }

/**
 * The declarations and amendments of the published scenarios. The notifications that answered them,
 * movement messages and reports lie in the same folders.
 */
export function scenariosIn(folder: string): Scenario[] {
  return globSync('scenarios/*/*.{xml,XML}', { cwd: folder })
    .filter((path) => !/\d\d_DMS[A-Z]{3}/.test(path))
    .toSorted()
    .map((path) => {
      const bytes = readFileSync(join(folder, path))
      const text = bytes.toString('utf8').replaceAll(/<!--.*?-->/gs, '')
      return {
        name: path.split(sep).slice(1).join('/'),
        bytes,
        declarant: /<(?:\w+:)?Declarant>\s*<(?:\w+:)?ID>([^<]+)</.exec(text)?.[1]?.trim() ?? '',
        procedures: proceduresIn(text),
      }
    })
}

/** Read off the text, for a document that is refused is read no further. */
function proceduresIn(text: string): string[] {
  const items = text.matchAll(
    /<(?:\w+:)?GovernmentAgencyGoodsItem>.*?<\/(?:\w+:)?GovernmentAgency/gs,
  )
  const procedures = [...items].map(([item]) => {
    const code = (name: string) => new RegExp(`<(?:\\w+:)?${name}>\\s*(\\w+)`).exec(item)?.[1] ?? ''
    return `${code('CurrentCode')}${code('PreviousCode')}`
  })
  return [...new Set(procedures.filter(Boolean))]
}

export type Outcome = { scenario: Scenario; codes: readonly string[] }

/** The committed table: every scenario and its answer. */
export function scenariosPage(outcomes: readonly Outcome[]): string {
  const folders = new Set(outcomes.map(({ scenario }) => scenario.name.split('/')[0]))
  const accepted = outcomes.filter(({ codes }) => codes.length === 0)
  return `${[
    '# The published scenarios at the XML door',
    '',
    `Reference. HMRC publishes ${folders.size} scenarios of WCO Data Model 3.6 with its declaration API; these are their`,
    `${outcomes.length} declarations and amendments, and what \`POST /api/declarations/xml\` answers. It accepts ${accepted.length}: those`,
    'whose goods items all ask for procedure 51, 53, 71 or 78. The procedure is the first code of an',
    'item, with the previous one. A test sends them all and compares.',
    '',
    '| Document | Procedures | Answer | Refused by |',
    '| --- | --- | --- | --- |',
    ...outcomes.map(
      ({ scenario: { name, procedures }, codes }) =>
        `| ${name} | ${procedures.join(', ')} | ${codes.length === 0 ? 'accepted' : 'refused'} | ${codes.map((code) => `\`${code}\``).join(', ')} |`,
    ),
  ].join('\n')}\n`
}
