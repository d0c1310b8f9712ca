import type { Locator, Page } from '@playwright/test'

/** Press Tab, or another key, until the focus is there: at most so many times. */
export function tabTo(target: Locator, key = 'Tab', most = 120): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  return pressUntil(target.page(), key, { isSo: isThere, most })
}

/** Press Tab until what has the focus goes by this name. */
export function tabToName(page: Page, name: RegExp): Promise<void> {
  const isSo = async () => {
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
    return name.test(focused)
  }
  return pressUntil(page, 'Tab', { isSo, most: 60 })
}

/** Press Tab until the focus is there; answers what came into focus on the way, the end included, under something else. */
export async function coveredOnTheWayTo(target: Locator): Promise<readonly string[]> {
  const covered: string[] = []
  const isThere = async () => {
    const name = await target.page().evaluate(nameOfCovered)
    if (name !== null) covered.push(name)
    return target.evaluate((element) => element === document.activeElement)
  }
  await target.page().keyboard.press('Tab')
  await pressUntil(target.page(), 'Tab', { isSo: isThere, most: 120 })
  return covered
}

/** What has the focus, where nothing of it is on top of the page. The field of a file is drawn by its button alone. */
function nameOfCovered(): string | null {
  const element = document.activeElement
  if (element === null || element === document.body || element.matches('[type="file"]')) return null
  const { x, y, width, height } = element.getBoundingClientRect()
  const places = [0.1, 0.5, 0.9].flatMap((right) => [0.1, 0.5, 0.9].map((down) => [right, down] as const))
  const isSeen = places.some(([right, down]) => {
    const onTop = document.elementFromPoint(x + right * width, y + down * height)
    return onTop !== null && element.contains(onTop)
  })
  return isSeen ? null : (element.getAttribute('aria-label') ?? element.outerHTML.slice(0, 200))
}

type Until = { readonly isSo: () => Promise<boolean>; readonly most: number }

async function pressUntil(page: Page, key: string, { isSo, most }: Until): Promise<void> {
  if (await isSo()) return
  if (most === 0) throw new Error(`${key} never got there`)
  await page.keyboard.press(key)
  await pressUntil(page, key, { isSo, most: most - 1 })
}
