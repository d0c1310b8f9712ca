import { readFile } from 'node:fs/promises'

import { expect, type Page } from '@playwright/test'

import { Console } from '../pages/console.ts'
import { seriousFindings, test } from '../pages/test.ts'

const group = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const saved = (page: Page) => page.getByRole('banner').getByText('Saved', { exact: true })

test('a full disk is said at once, the work can be downloaded, and is saved once there is room', async ({
  page,
  baseURL,
}, testInfo) => {
  const session = await page.context().newCDPSession(page)
  const origin = new URL(baseURL ?? '').origin
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 })
  const rolescape = new Console(page)
  await rolescape.open('#/groups')
  await expect(saved(page)).toBeVisible()
  await page.evaluate(fillDisk)
  await rolescape.createGroup('Unsaved')
  await expect(page.getByText(/storage for this page is full/)).toBeVisible()
  await expect(saved(page)).toBeHidden()
  expect(await seriousFindings(page)).toEqual([])

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download workspace' }).click()
  const file = testInfo.outputPath('workspace.json')
  await (await downloading).saveAs(file)
  expect(await readFile(file, 'utf8')).toContain('"Unsaved"')

  await page.evaluate(() => void indexedDB.deleteDatabase('ballast'))
  await expect(async () => {
    await page.getByRole('button', { name: 'Try again' }).click({ timeout: 1000 })
    await expect(saved(page)).toBeVisible({ timeout: 1000 })
  }).toPass()
  await rolescape.goTo('#/groups')
  await page.reload()
  await expect(group(page, 'Unsaved')).toBeVisible()
})

/** Runs in the page: stores ballast beside the work until the browser takes no more. */
async function fillDisk(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('ballast', 1)
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('loads'))
    opening.addEventListener('success', () => resolve(opening.result))
  })
  const store = (size: number) =>
    new Promise<boolean>((resolve) => {
      const transaction = database.transaction('loads', 'readwrite', { durability: 'strict' })
      transaction.objectStore('loads').add(crypto.getRandomValues(new Uint8Array(size)), crypto.randomUUID())
      transaction.addEventListener('complete', () => resolve(true))
      transaction.addEventListener('abort', () => resolve(false))
    })
  for (let size = 60_000; size >= 100; size /= 2) {
    // oxlint-disable-next-line no-await-in-loop -- whether to write another is known once the disk took the last one, or refused it
    while (await store(Math.floor(size)));
  }
  database.close()
}

test('site data that is cleared while the page is open is said at once, and nothing of the work is lost', async ({
  rolescape,
  page,
  baseURL,
}) => {
  await rolescape.goTo('#/groups')
  await rolescape.createGroup('Survivor')
  await expect(saved(page)).toBeVisible()
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(baseURL ?? '').origin,
    storageTypes: 'indexeddb',
  })
  await expect(page.getByText(/was cleared/)).toBeVisible()
  await page.getByRole('button', { name: 'Save again' }).click()
  await expect(saved(page)).toBeVisible()
  await rolescape.goTo('#/groups')
  await page.reload()
  await expect(group(page, 'Survivor')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Undo: Create user group Survivor/ })).toBeEnabled()
})

test('a database that is deleted under the page is said at once', async ({ rolescape, page }) => {
  await expect(saved(page)).toBeVisible()
  await page.evaluate(() => void indexedDB.deleteDatabase('rolescape'))
  await expect(page.getByText(/was cleared/)).toBeVisible()
  await rolescape.goTo('#/groups')
  await rolescape.createGroup('Later')
  await page.getByRole('button', { name: 'Save again' }).click()
  await expect(saved(page)).toBeVisible()
  await rolescape.goTo('#/groups')
  await page.reload()
  await expect(group(page, 'Later')).toBeVisible()
})
