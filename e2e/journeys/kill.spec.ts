import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'

import { Console } from '../pages/console.ts'
import { test } from '../pages/test.ts'

/** How often the page is killed; the longer run asks for 20: `npm run test:kill`. */
const kills = Number(process.env['KILLS'] ?? 3)
const edits = 200

test('whatever the page called saved is there after it was killed in the middle of 200 quick edits', async ({
  baseURL,
  launchOptions,
}, testInfo) => {
  test.setTimeout(60_000 + kills * 30_000)
  const folder = testInfo.outputPath('profile')
  const open = () => chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: baseURL ?? '' })
  const told: string[] = []
  let context = await open()
  for (let round = 0; round < kills; round += 1) {
    // oxlint-disable-next-line no-await-in-loop -- a round finds what the one before left in the browser's profile, which a single browser can have open
    context = await killOnce(context, { round, open, told })
  }
  await context.close()
  console.log(told.join('\n'))
})

type Round = {
  readonly round: number
  readonly open: () => Promise<BrowserContext>
  /** What was seen in each round. */
  readonly told: string[]
}

/** Edit, kill, and look at what is there afterwards. Answers the browser that is open then. */
async function killOnce(context: BrowserContext, { round, open, told }: Round): Promise<BrowserContext> {
  const isWholeBrowser = round % 2 === 1
  const killAfter = 5 + Math.floor(((round * 37) % 90) * 2) // spread over the edits, the same in every run
  const page = await context.newPage()
  const seen = await editUntil(page, killAfter)
  await kill(context, page, isWholeBrowser)
  if (isWholeBrowser) await context.close().catch(() => undefined)
  const after = isWholeBrowser ? await open() : context
  const found = await changesAfterwards(after)
  told.push(`saved ${seen.saved}, made ${seen.made}, found ${found}`)
  expect(found, told.join('\n')).toBeGreaterThanOrEqual(seen.saved)
  expect(found, told.join('\n')).toBeLessThanOrEqual(edits)
  return after
}

type Seen = { made: number; saved: number }

/** Move requests on the board of a new workspace about, as fast as they can be clicked; answers what the page said by then. */
async function editUntil(page: Page, count: number): Promise<Seen> {
  const seen: Seen = { made: 0, saved: 0 }
  await page.exposeFunction('tell', (made: number, isSaved: boolean) => {
    seen.made = Math.max(seen.made, made)
    if (isSaved) seen.saved = Math.max(seen.saved, made)
  })
  await page.goto('./?fresh')
  const rolescape = new Console(page)
  await expect(rolescape.identity).toBeVisible()
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()
  await page.evaluate(startEditing, edits)
  await expect.poll(() => seen.made, { intervals: [5] }).toBeGreaterThanOrEqual(count)
  return seen
}

/** Runs in the page: a click every few milliseconds, and a word for each, and for each time that the page says *Saved*. */
function startEditing(most: number): void {
  const tell: unknown = Reflect.get(globalThis, 'tell')
  if (typeof tell !== 'function') throw new Error('nobody listens')
  const bar = document.querySelector('#top-bar')
  const isSaved = () =>
    [...(bar?.querySelectorAll('span') ?? [])].some((part) => part.textContent === 'Saved')
  let made = 0
  let wasSaved = true
  new MutationObserver(() => {
    if (isSaved() && !wasSaved) tell(made, true)
    wasSaved = isSaved()
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
  const edit = () => {
    const [button] = document.querySelectorAll<HTMLButtonElement>('button[aria-label^="Move down"]')
    if (button === undefined) throw new Error('there is nothing to move')
    made += 1
    button.click()
    tell(made, false)
    if (made === most) return
    // Now and then a breath: the page gets to say that it has saved.
    const isBreath = made % 7 === 0
    setTimeout(() => (isBreath ? resume() : edit()), 4)
  }
  const resume = () => (isSaved() ? edit() : setTimeout(resume, 4))
  setTimeout(edit, 0)
}

async function kill(context: BrowserContext, page: Page, isWholeBrowser: boolean): Promise<void> {
  const session = await context.newCDPSession(page)
  const died = isWholeBrowser
    ? new Promise((resolve) => context.once('close', resolve))
    : page.waitForEvent('crash')
  session.send(isWholeBrowser ? 'Browser.crash' : 'Page.crash').catch(() => undefined)
  await died
}

/** How many changes the next visit knows of, in a workspace that opens and works. */
async function changesAfterwards(context: BrowserContext): Promise<number> {
  const page = await context.newPage()
  const rolescape = new Console(page)
  await rolescape.open('#/history')
  await expect(page.getByRole('button', { name: 'Where the history begins' })).toBeVisible()
  const count = await page
    .locator('#main')
    .getByRole('button', { name: /^Move .* on/ })
    .count()
  await rolescape.goTo('#/users')
  await expect(page.getByRole('link', { name: 'alice' })).toBeVisible()
  await expect(rolescape.row('sqs:SendMessage')).toContainText(/Allowed|Denied/)
  await page.close()
  return count
}
