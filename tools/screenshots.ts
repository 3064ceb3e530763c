import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { launchBrowser, openAs } from '../test/e2e/browser.ts'

// `npm run screenshots -- URL` looks at the main pages of a running demonstration zone, in both
// themes, wide and narrow, and keeps what it sees in docs/screenshots/.
const [address = 'http://127.0.0.1:8080'] = process.argv.slice(2)
const folder = join(import.meta.dirname, '..', 'docs', 'screenshots')
const pages: readonly { name: string; path: string; login: string }[] = [
  { name: 'desk', path: '/', login: 'officer' },
  { name: 'declarations', path: '/declarations', login: 'supervisor' },
  { name: 'gate', path: '/gate', login: 'gate' },
  { name: 'map', path: '/map', login: 'operator' },
  { name: 'account-book', path: '/account-book', login: 'supervisor' },
]
const List = z.object({ items: z.array(z.object({ id: z.string() })) })

await mkdir(folder, { recursive: true })
const browser = await launchBrowser()
try {
  for (const theme of ['light', 'dark'] as const)
    for (const width of [1440, 390]) await keepAll(theme, width)
} finally {
  await browser.close()
}

type Look = { name: string; path: string; login: string; theme: 'light' | 'dark'; width: number }

async function keepAll(theme: 'light' | 'dark', width: number): Promise<void> {
  for (const { name, path, login } of pages) await keep({ name, path, login, theme, width })
  const path = `/declarations/${await someHeldCase()}`
  await keep({ name: 'declaration', path, login: 'officer', theme, width })
}

async function keep({ name, path, login, theme, width }: Look): Promise<void> {
  const { page } = await openAs(browser, { address, login, theme, width })
  await page.goto(path)
  await page.getByRole('heading').first().waitFor()
  // The map draws itself, and rows come in: a still picture waits for them.
  await page.waitForTimeout(1_500)
  await page.screenshot({ path: join(folder, `${name}-${theme}-${width}.png`) })
  await page.context().close()
}

async function someHeldCase(): Promise<string> {
  const { page } = await openAs(browser, { address, login: 'officer' })
  const answer = await page.request.get('/api/declarations?hold=customs&sort=due&limit=1')
  const [first] = List.parse(await answer.json()).items
  await page.context().close()
  if (!first) throw new Error('No case is held: let the zone live for a minute first')
  return first.id
}
