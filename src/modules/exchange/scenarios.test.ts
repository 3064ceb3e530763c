import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { testApp } from '#test/app'
import { withShared } from '#test/shared'
import { type Outcome, type Scenario, scenariosIn, scenariosPage } from '#test/wco-scenarios'
import { FilingAnswer } from '#models/declarations'
import { parseDocument } from './parse-xml.ts'

const Refused = z.object({
  code: z.string(),
  errors: z.array(z.object({ code: z.string() })).default([]),
})
const { app, enterprise, signIn } = await testApp()

test(
  'the published scenarios are answered as the committed table says, and given back as they were',
  { timeout: 60_000 },
  withShared('samples/wco-dm', async (folder) => {
    const outcomes: Outcome[] = []
    const cookies = new Map<string, string>()
    for (const scenario of scenariosIn(folder)) {
      // An amendment names no declarant: anybody who files is told the same.
      const declarant = scenario.declarant || 'XM-T-ANY'
      const cookie = cookies.get(declarant) ?? (await cookieOf(declarant))
      cookies.set(declarant, cookie)
      outcomes.push({ scenario, codes: await answerTo(scenario, cookie) })
    }
    const page = readFileSync(new URL('../../../docs/reference/wco-scenarios.md', import.meta.url))
    const again = 'Run: node tools/wco-scenarios.ts FOLDER && npm run format'
    expect(words(page.toString()), again).toBe(words(scenariosPage(outcomes)))

    for (const { scenario, codes } of outcomes) {
      const offered = scenario.procedures.every((one) => /^(51|53|71|78)/.test(one))
      if (offered && scenario.procedures.length > 0) expect(codes, scenario.name).toEqual([])
      else expect(codes, scenario.name).not.toEqual([])
    }
    expect(outcomes.filter(({ codes }) => codes.length === 0).length).toBeGreaterThan(0)
  }),
)

/** The formatter pads tables: what they say is compared, not how wide they are. */
function words(page: string): string {
  return page.replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---')
}

/** The enterprise that the document names as its declarant, with somebody who files for it. */
async function cookieOf(declarant: string): Promise<string> {
  return (await signIn('declarant', await enterprise(declarant))).cookie
}

async function answerTo({ bytes, name }: Scenario, cookie: string): Promise<string[]> {
  const type = { 'content-type': 'application/xml' }
  const answer = await app.http.inject({
    method: 'POST',
    url: '/api/declarations/xml',
    headers: { cookie, ...type },
    payload: bytes,
  })
  if (answer.statusCode !== 200) {
    const { code, errors } = Refused.parse(answer.json())
    return [...new Set([code, ...errors.map((error) => error.code)])]
  }
  const { id } = FilingAnswer.parse(answer.json())
  const url = `/api/declarations/${id}/xml`
  const back = await app.http.inject({ method: 'GET', url, headers: { cookie } })
  expect(parseDocument(back.rawPayload), name).toEqual(parseDocument(bytes))
  return []
}
