import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchBrowser, openAs, violationsOf } from './browser.ts'
import { startForBrowser } from './platform.ts'

// Whole stories by roles and labels, as somebody with a keyboard and a screen reader has them.

let browser: Browser
let platform: Awaited<ReturnType<typeof startForBrowser>>

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production')
  platform = await startForBrowser()
  browser = await launchBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

const as = (login?: string, look: Omit<Parameters<typeof openAs>[1], 'address' | 'login'> = {}) =>
  openAs(browser, { address: platform.address, ...(login ? { login } : {}), ...look })

test('R083: a declarant files by form, the officer asks, is answered and releases', async () => {
  const declarant = await as('declarant')
  const mrn = await fileSpirits(declarant.page)
  await declarant.page.getByText('On hold: Documents under review').waitFor()

  const officer = await as('officer')
  await officer.page.goto('/')
  await officer.page.getByRole('link', { name: mrn }).waitFor()
  await officer.page.keyboard.press('n')
  await officer.page.getByRole('heading', { name: mrn }).waitFor()
  await officer.page.keyboard.press('a')
  await officer.page.getByRole('textbox', { name: 'Question' }).fill('Where is the licence?')
  await officer.page.getByRole('button', { name: 'Send the question' }).click()

  // The trader's page learns of it by itself.
  await declarant.page.getByText('Where is the licence?').first().waitFor()
  await declarant.page.getByRole('textbox', { name: 'Your answer' }).fill('Number 77, of May.')
  await declarant.page.getByRole('button', { name: 'Send the answer' }).click()
  await officer.page.getByText('Number 77, of May.').first().waitFor()

  await officer.page.getByRole('button', { name: /^Release/ }).click()
  await officer.page.getByRole('dialog').getByRole('button', { name: 'Release' }).click()
  await declarant.page.getByText('Goods released').waitFor()
  expect([...declarant.complaints, ...officer.complaints]).toEqual([])
  await declarant.close()
  await officer.close()
}, 60_000)

test('a clean document review takes three keys and no mouse', async () => {
  const declarant = await as('declarant2')
  const mrn = await fileSpirits(declarant.page)
  await declarant.close()
  const { page, close } = await as('officer')
  await page.goto('/')
  await page.getByRole('link', { name: mrn }).waitFor()
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: mrn }).waitFor()
  await page.keyboard.press('r')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Goods released').waitFor()
  await close()
}, 60_000)

test('a refusal marks its field, and a draft survives a closed page', async () => {
  const { page, close } = await as('declarant3')
  await page.goto('/declarations/new')
  await fillSpirits(page, 'LRN-DRAFT')
  await page.getByRole('textbox', { name: 'Net mass' }).fill('9000')
  await page.getByRole('button', { name: 'Check without filing' }).click()
  await page.getByRole('heading', { name: '1 thing to correct' }).waitFor()
  await page.getByRole('button', { name: /Go to the field/ }).click()
  const field = page.getByRole('textbox', { name: 'Net mass' })
  await expect.poll(() => field.and(page.locator(':focus')).count()).toBe(1)
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  await page.reload()
  expect(await page.getByRole('textbox', { name: 'Your reference' }).inputValue()).toBe('LRN-DRAFT')
  await close()
}, 60_000)

test('a gate without a network reads the signed code, keeps the truck and sends it later', async () => {
  const { token, mrn } = await releasedPass()
  const { page, close } = await as('gate', { width: 390 })
  await page.goto('/gate')
  await page.evaluate('navigator.serviceWorker.ready')
  // What was loaded before the worker was there is loaded again, through it.
  await page.reload()
  await page.getByRole('button', { name: 'Find' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.reload()
  const show = async (text: string) => {
    await page.getByRole('textbox', { name: 'Pass number, MRN or plate' }).fill(text)
    await page.getByRole('button', { name: 'Find' }).click()
  }
  await show(`${token.slice(0, -3)}AAA`)
  await page.getByText('was not signed by the platform').waitFor()
  await page.getByRole('button', { name: 'Another truck' }).click()
  await show(token)
  await page.getByText('the signature is valid').waitFor()
  await page.getByRole('button', { name: 'All as declared' }).click()
  await page.getByRole('textbox', { name: 'Plate of the truck' }).fill('off 1')
  await page.getByRole('button', { name: 'Let it pass' }).click()
  await page.getByText('sent when the network is back').waitFor()
  await page.getByRole('button', { name: 'Next truck' }).click()
  await page.getByText('1 truck waits').waitFor()
  await page.context().setOffline(false)
  await page.getByText('1 truck waits').waitFor({ state: 'detached' })
  await page.goto(`/gate-passes?q=${mrn}`)
  await page.getByText('OFF1').waitFor()
  await close()
}, 60_000)

test('a trader has the whole case proven against the signed journal', async () => {
  const { page, close } = await as('declarant')
  await page.goto('/declarations')
  await page
    .getByRole('link', { name: /^\d\d[A-Z]/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Prove it' }).click()
  await page.getByText(/^Proven: \d+ entr/).waitFor()
  await close()
}, 60_000)

const routes = [
  ['officer', '/'],
  ['officer', '/declarations'],
  ['declarant', '/declarations/new'],
  ['declarant', '/declarations/import'],
  ['gate', '/gate'],
  ['auditor', '/journal'],
  ['admin', '/accounts'],
  ['officer', '/permissions'],
  [undefined, '/invitation'],
  ['officer', '/account'],
  ['officer', '/design'],
  [undefined, '/sign-in'],
  [undefined, '/track'],
  [undefined, '/problems/declaration.question-open'],
] as const
const looks = [
  { width: 1440, theme: 'light', language: 'en' },
  { width: 390, theme: 'dark', language: 'es' },
  { width: 390, theme: 'light', language: 'zh' },
] as const

// Each route in two of the looks, so that a run stays short and every look sees many routes.
const sample = routes.flatMap(([login, path], index) =>
  [index, index + 1].flatMap((at) => {
    const look = looks[at % looks.length]
    return look ? [{ login, path, ...look }] : []
  }),
)

test.each(sample)(
  'nothing is in the way on $path at $width px, $theme, in $language',
  async ({ login, path, ...look }) => {
    const { page, complaints, close } = await as(login, look)
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForTimeout(300)
    expect(await violationsOf(page)).toEqual([])
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    expect(overflow).toBe(0)
    expect(complaints).toEqual([])
    await close()
  },
  30_000,
)

/** Files shoes until the draw releases them at once; gives what the driver would show. */
async function releasedPass(): Promise<{ mrn: string; token: string }> {
  const { page, close } = await as('declarant')
  await page.goto('/declarations/new')
  await fillSpirits(page, `LRN-${Date.now()}`)
  await page.getByRole('textbox', { name: 'Commodity code' }).first().fill('640411')
  await page.getByRole('button', { name: 'File', exact: true }).click()
  const heading = page.getByRole('heading', { level: 1, name: /^\d\d[A-Z]/ })
  await heading.waitFor()
  const mrn = (await heading.textContent()) ?? ''
  await page.waitForTimeout(1000)
  const token = await page.evaluate(`(async () => {
    const found = await (await fetch('/api/gate-passes?q=${mrn}')).json()
    if (found.items.length === 0) return ''
    return (await (await fetch('/api/gate-passes/' + found.items[0].id)).json()).token
  })()`)
  await close()
  return typeof token === 'string' && token !== '' ? { mrn, token } : releasedPass()
}

async function fillSpirits(page: Page, reference: string): Promise<void> {
  const fill = (name: string, value: string) =>
    page.getByRole('textbox', { name }).first().fill(value)
  await fill('Your reference', reference)
  await fill('Commodity code', '220830')
  await fill('Description', 'Whisky in bottles')
  await fill('Gross mass', '1200.5')
  await fill('Net mass', '1100')
  await page.getByRole('textbox', { name: 'Packages', exact: true }).fill('12')
}

/** Files spirits until their rule, which takes three in five, sends one to a review; gives its MRN. */
async function fileSpirits(page: Page): Promise<string> {
  await page.goto('/declarations/new')
  await fillSpirits(page, `LRN-${Date.now()}`)
  await page.getByRole('button', { name: 'File', exact: true }).click()
  const heading = page.getByRole('heading', { level: 1, name: /^\d\d[A-Z]/ })
  await heading.waitFor()
  const held = await page.getByText('On hold: Documents under review').count()
  return held > 0 ? ((await heading.textContent()) ?? '') : fileSpirits(page)
}
