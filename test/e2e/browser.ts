import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import chromium, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium'
import { type Browser, chromium as playwright, type Page } from 'playwright-core'

// Chromium comes out of an npm package, with the libraries that a bare machine lacks. It is
// unpacked into a folder of the user's own, for one that belongs to another could not be run.

/** Flags that would hide what we test: the policies of content and of origins. */
const unwanted = new Set(['--disable-web-security', '--single-process'])

export async function launchBrowser(): Promise<Browser> {
  const folder = join(tmpdir(), `entrepot-chromium-${userInfo().uid}`)
  await mkdir(folder, { recursive: true })
  process.env['TMPDIR'] = folder
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  await inflate(join(entry, '..', '..', 'bin', 'al2023.tar.br'))
  setupLambdaEnvironment(join(folder, 'al2023', 'lib'))
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath())
  const args = chromium.args.filter((flag) => !unwanted.has(flag))
  const launch = () => playwright.launch({ executablePath, args, headless: true })
  // Its first start on a busy machine now and then ends at once.
  return launch().catch(launch)
}

type Look = {
  address: string
  login?: string
  width?: number
  theme?: 'light' | 'dark'
  language?: 'en' | 'es' | 'zh'
}

/** A page of somebody who is signed in, and all that its browser complains about. */
export async function openAs(browser: Browser, look: Look) {
  const { address, login, width = 1440, theme = 'light', language = 'en' } = look
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: 900 },
    timezoneId: 'UTC',
  })
  await context.addInitScript(
    (known) => {
      for (const [name, value] of Object.entries(known)) localStorage.setItem(name, value)
    },
    { 'mantine-color-scheme-value': theme, 'entrepot.language': language },
  )
  if (login) {
    const { password } = await import('../../demo/world.ts')
    const answer = await context.request.post('/api/session', { data: { login, password } })
    if (!answer.ok()) throw new Error(`${login} cannot sign in: ${answer.status()}`)
  }
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text())
  })
  return { page, complaints, close: () => context.close() }
}

/** What axe finds wrong, with the parts that it concerns. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join()}`))
}
