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

type Until = { readonly isSo: () => Promise<boolean>; readonly most: number }

async function pressUntil(page: Page, key: string, { isSo, most }: Until): Promise<void> {
  if (await isSo()) return
  if (most === 0) throw new Error(`${key} never got there`)
  await page.keyboard.press(key)
  await pressUntil(page, key, { isSo, most: most - 1 })
}
