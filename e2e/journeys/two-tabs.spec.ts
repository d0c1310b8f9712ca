import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'

import { Console } from '../pages/console.ts'
import { test } from '../pages/test.ts'

async function secondTab(context: BrowserContext): Promise<Console> {
  const second = new Console(await context.newPage())
  await second.open('#/groups')
  return second
}

const group = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const says = ({ page }: Console, word: string) =>
  expect(page.getByRole('banner').getByText(word, { exact: true })).toBeVisible()
// every button that it disables says the same, hidden
const shownText = (place: Page | Locator, text: RegExp) => place.getByText(text).filter({ visible: true })
const takeOver = ({ page }: Console) => page.getByRole('button', { name: 'Take over' }).click()

test('a second tab shows what the first one does as it is done, and changes nothing itself', async ({
  rolescape,
  context,
}) => {
  await rolescape.goTo('#/groups')
  const second = await secondTab(context)
  await says(second, 'Read-only')
  await expect(second.page.getByText('This workspace is open in another tab')).toBeVisible()

  await rolescape.createGroup('FirstTab')
  await expect(group(second.page, 'FirstTab')).toBeVisible()
  await rolescape.page.getByRole('button', { name: /^Undo: Create user group FirstTab/ }).click()
  await expect(group(second.page, 'FirstTab')).toBeHidden()

  await second.goTo('#/policies/111122223333/DeveloperAccess')
  await second.page.getByRole('link', { name: /Edit/ }).first().click()
  await expect(shownText(second.page, /nothing can be changed here. Take over first/)).toBeVisible()
  await expect(second.page.getByRole('button', { name: 'Apply' })).toHaveCount(0)
  await second.page.locator('.monaco-editor .view-lines').click()
  await second.page.keyboard.type('typed')
  await expect(second.page.locator('.monaco-editor .view-lines')).not.toContainText('typed')

  await second.goTo('#/groups')
  await second.page.reload()
  await says(second, 'Read-only')
  await says(rolescape, 'Saved')
})

test('a tab that only reads says so where a change would begin, and can take over there', async ({
  rolescape,
  context,
}) => {
  const second = await secondTab(context)
  const { page } = second
  await says(second, 'Read-only')
  const create = page.getByRole('button', { name: 'Create group' })
  await expect(create).toHaveAttribute('aria-disabled', 'true')
  await expect(create).toHaveAccessibleDescription(/only reads the workspace.*Take over/)

  const undo = page.getByRole('banner').getByRole('button', { name: /undo/i })
  await expect(undo).toHaveAttribute('aria-disabled', 'true')
  await expect(undo).toHaveAccessibleDescription(/only reads the workspace.*Take over/)

  const rows = second.board.getByRole('listitem')
  const first = await rows.first().textContent()
  await rows.first().getByRole('button', { expanded: false }).press('Alt+ArrowDown')
  await expect(shownText(page, /nothing can be changed here. Take over first/)).toBeVisible()
  expect(await rows.first().textContent()).toBe(first)
  await expect(rows.first().getByRole('button', { name: /^Unpin/ })).toHaveAccessibleDescription(/only reads/)

  await second.goTo('#/groups?create=')
  const dialog = page.getByRole('dialog')
  await expect(shownText(dialog, /nothing can be changed here/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^Account/ })).toBeFocused()
  await dialog.getByRole('textbox', { name: 'Group name' }).fill('SecondTab')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Take over' }).click()
  await says(second, 'Saved')
  await dialog.getByRole('button', { name: 'Create group' }).click()
  await second.goTo('#/groups')
  await expect(group(page, 'SecondTab')).toBeVisible()
  await says(rolescape, 'Read-only')
})

test('tabs take over from one another, both ways, and nothing is overwritten', async ({
  rolescape,
  context,
}) => {
  await rolescape.goTo('#/groups')
  const second = await secondTab(context)
  await rolescape.createGroup('One')
  await takeOver(second)
  await says(second, 'Saved')
  await says(rolescape, 'Read-only')
  await expect(group(second.page, 'One')).toBeVisible()

  await second.createGroup('Two')
  await rolescape.goTo('#/groups')
  await expect(group(rolescape.page, 'Two')).toBeVisible()
  await takeOver(rolescape)
  await says(rolescape, 'Saved')
  await says(second, 'Read-only')

  await rolescape.createGroup('Three')
  await says(rolescape, 'Saved')
  await second.open('#/groups')
  await expect(group(second.page, 'One')).toBeVisible()
  await expect(group(second.page, 'Two')).toBeVisible()
  await expect(group(second.page, 'Three')).toBeVisible()
})

test('a tab goes on by itself where the one that saved is closed', async ({ rolescape, context }) => {
  const second = await secondTab(context)
  await says(second, 'Read-only')
  await rolescape.page.close()
  await says(second, 'Saved')
  await second.createGroup('Heir')
  await second.goTo('#/groups')
  await expect(group(second.page, 'Heir')).toBeVisible()
})
