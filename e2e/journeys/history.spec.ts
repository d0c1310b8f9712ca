import { expect, type Page } from '@playwright/test'

import type { Console } from '../pages/console.ts'
import { seriousFindingsInBothModes, test } from '../pages/test.ts'

async function createGroup(rolescape: Console, name: string): Promise<void> {
  await rolescape.createGroup(name)
  await expect(rolescape.page.getByRole('heading', { level: 1, name })).toBeVisible()
}

const entry = (page: Page, text: string | RegExp) => page.locator('#main').getByRole('button', { name: text })
const saved = (page: Page) => page.getByRole('banner').getByText('Saved', { exact: true })
const undoButton = (page: Page, what: RegExp) => page.getByRole('banner').getByRole('button', { name: what })

test('the history lists every change after a reload, says what each did, and leads back as one change', async ({
  rolescape,
  page,
}) => {
  await createGroup(rolescape, 'One')
  await createGroup(rolescape, 'Two')
  await createGroup(rolescape, 'Three')
  await undoButton(page, /^Undo: Create user group Three/).click()
  await rolescape.goTo('#/history')
  await expect(entry(page, /Create user group Three undone/)).toBeVisible()
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(entry(page, /Create user group Three undone/)).toBeVisible()
  await entry(page, /Create user group One/).click()
  await page.getByRole('button', { name: 'One', exact: true }).click()
  await expect(page.getByText('+   "name": "One",')).toBeVisible()
  expect(await seriousFindingsInBothModes(page)).toEqual([])

  await page.getByRole('button', { name: 'Go back to here' }).click()
  await expect(undoButton(page, /^Undo: Go back to after/)).toBeEnabled()
  await rolescape.goTo('#/groups')
  await expect(page.getByRole('link', { name: 'One', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Two', exact: true })).toBeHidden()
  await undoButton(page, /^Undo: Go back to after/).click()
  await expect(page.getByRole('link', { name: 'Two', exact: true })).toBeVisible()
})

test('a version is kept by a key, compared, restored as one change, and its deletion undone', async ({
  rolescape,
  page,
}) => {
  await createGroup(rolescape, 'Before')
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: 'Save version' })
  await dialog.getByRole('textbox', { name: 'Note' }).fill('With the group')
  await dialog.getByRole('button', { name: 'Save version' }).click()
  await expect(dialog).toBeHidden()
  await undoButton(page, /^Undo: Create user group Before/).click()

  await rolescape.goTo('#/history?tab=versions')
  await expect(page.getByRole('row', { name: /With the group/ })).toBeVisible()
  expect(await seriousFindingsInBothModes(page)).toEqual([])
  await page.getByRole('button', { name: 'Compare With the group with now' }).click()
  await expect(page.getByRole('button', { name: 'Before', exact: true })).toBeVisible()
  expect(await seriousFindingsInBothModes(page)).toEqual([])

  await rolescape.goTo('#/history?tab=versions')
  await page.getByRole('button', { name: 'Restore With the group' }).click()
  await expect(undoButton(page, /^Undo: Restore version With the group/)).toBeEnabled()
  await page.getByRole('button', { name: 'Delete With the group' }).click()
  await expect(page.getByRole('row', { name: /With the group/ })).toBeHidden()
  await page.locator('#main').getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('row', { name: /With the group/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('row', { name: /With the group/ })).toBeVisible()
})
