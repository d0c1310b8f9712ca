import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test'

import { Console } from './console.ts'

type Fixtures = {
  /** The console, open on the sample, in a browser that has never seen it. */
  readonly rolescape: Console
  /** Fails the test where the page asks another origin, or writes an error to the console. */
  readonly watch: void
}

export const test = base.extend<Fixtures>({
  watch: [
    async ({ page, baseURL }, use) => {
      const check = watched(page, baseURL ?? '')
      await use()
      check()
    },
    { auto: true },
  ],
  rolescape: async ({ page }, use) => {
    const rolescape = new Console(page)
    await rolescape.open()
    await use(rolescape)
  },
})

/** Watches a page from now on; answers how to check that it asked no other origin and wrote no error to the console. */
function watched(page: Page, baseURL: string): () => void {
  const elsewhere: string[] = []
  const errors: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(baseURL) && !url.startsWith('data:') && !url.startsWith('blob:')) elsewhere.push(url)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  return () => {
    expect(elsewhere, 'requests that left the origin').toEqual([])
    expect(errors, 'errors in the console').toEqual([])
  }
}

/**
 * For tests that only look at screens: one page, opened once, for all tests of the `describe` that calls this. It is
 * watched as every page is. `prepare` is done once it is open.
 */
export function openedOnce(
  options: BrowserContextOptions,
  prepare: (rolescape: Console) => Promise<void> = () => Promise.resolve(),
): () => Console {
  let opened: { readonly rolescape: Console; readonly check: () => void } | null = null
  test.describe.configure({ mode: 'default' })
  test.beforeAll(async ({ browser, baseURL, viewport }) => {
    const context = await browser.newContext({ baseURL: baseURL ?? '', viewport, ...options })
    const page = await context.newPage()
    const check = watched(page, baseURL ?? '')
    const rolescape = new Console(page)
    await rolescape.open()
    await prepare(rolescape)
    opened = { rolescape, check }
  })
  test.afterEach(() => opened?.check())
  test.afterAll(() => opened?.rolescape.page.context().close())
  return () => {
    if (opened === null) throw new Error('the page is opened before the first test')
    return opened.rolescape
  }
}

/** What axe finds serious or critical on the page as it stands, or a landmark called as another, one line a rule. */
export async function seriousFindings(page: Page): Promise<string[]> {
  return linesOf(await new AxeBuilder({ page }).setLegacyMode().analyze())
}

/** What screen readers are given with the marks of code in it, which they would read out. */
export async function marksReadOut(page: Page): Promise<readonly string[]> {
  const told = await page.locator('[aria-live], output, [role="status"], [role="alert"]').allTextContents()
  return told.filter((text) => text.includes('`'))
}

/** What axe finds, and what is hard to read in the other of the light and the dark mode, in which nothing but colours differs. */
export async function seriousFindingsInBothModes(page: Page): Promise<string[]> {
  const found = await seriousFindings(page)
  await switchMode(page)
  const other = linesOf(
    await new AxeBuilder({ page }).setLegacyMode().withRules(['color-contrast']).analyze(),
  )
  await switchMode(page)
  return [...found, ...other.map((line) => `in the other mode: ${line}`)]
}

/** By the button of the top bar; where a dialog stands before it, by what the button does to the page. */
async function switchMode(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  if ((await page.getByRole('dialog').count()) === 0) {
    await page.getByRole('button', { name: /^Switch to (dark|light) mode$/ }).click()
  } else {
    await page.evaluate(() => document.body.classList.toggle('awsui-dark-mode'))
  }
}

function linesOf({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations
    .filter(({ impact, id }) => impact === 'serious' || impact === 'critical' || id === 'landmark-unique')
    .map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
    )
}
