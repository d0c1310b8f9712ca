import { expect, type Locator, type Page } from '@playwright/test'

import type { Console } from '../pages/console.ts'
import { seriousFindings, test } from '../pages/test.ts'

const menu = (page: Page): Locator => page.getByRole('banner').getByRole('button', { name: /^Workspace / })
const saved = (page: Page) => page.getByRole('banner').getByText('Saved', { exact: true })

async function createBlank({ page }: Console, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Create workspace' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Create workspace' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  await dialog.getByRole('button', { name: 'Create workspace' }).click()
  await expect(menu(page)).toHaveAccessibleName(`Workspace ${name}`)
  await opened(page)
}

async function createGroup(rolescape: Console, name: string): Promise<void> {
  await rolescape.createGroup(name)
  await expect(rolescape.page.getByRole('heading', { level: 1, name })).toBeVisible()
}

const opened = (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()

test('workspaces are made, opened from the menu, and each keeps its own', async ({ rolescape, page }) => {
  await rolescape.goTo('#/workspaces')
  expect(await seriousFindings(page)).toEqual([])
  await createBlank(rolescape, 'Playground')
  await rolescape.goTo('#/users')
  await expect(page.getByRole('heading', { level: 1, name: /Users/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'alice' })).toBeHidden()

  await menu(page).click()
  await page.getByRole('menuitem', { name: 'Parcelo (sample)' }).click()
  await opened(page)
  await rolescape.goTo('#/users')
  await expect(page.getByRole('link', { name: 'alice' })).toBeVisible()

  await test.step('whoever goes on while one is opened is not led back', async () => {
    await rolescape.goTo('#/workspaces')
    await page.getByRole('button', { name: 'Open Playground' }).click()
    await opened(page)
    await rolescape.goTo('#/workspaces')
    await rolescape.clickAndGoTo(page.getByRole('button', { name: 'Open Parcelo (sample)' }), '#/users')
    await expect(page.getByRole('link', { name: 'alice' })).toBeVisible()
    await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice/)
    await expect(page).toHaveURL(/#\/users/)
  })

  await page.reload()
  await expect(menu(page)).toHaveAccessibleName('Workspace Parcelo (sample)')
})

test('of two that are opened at once the last one stays open, and nothing of it gets into the other', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/workspaces')
  await createBlank(rolescape, 'One')
  await rolescape.goTo('#/workspaces')
  await createBlank(rolescape, 'Two')
  await rolescape.goTo('#/workspaces')
  await expect(page.getByRole('button', { name: 'Open Parcelo (sample)' })).toBeEnabled()
  await page.evaluate(() => {
    for (const name of ['One', 'Parcelo (sample)']) {
      document.querySelector<HTMLButtonElement>(`button[aria-label="Open ${name}"]`)?.click()
    }
  })
  await expect(menu(page)).toHaveAccessibleName('Workspace Parcelo (sample)')
  await opened(page)
  await createGroup(rolescape, 'OfTheSample')
  await expect(saved(page)).toBeVisible()

  await page.reload()
  await expect(menu(page)).toHaveAccessibleName('Workspace Parcelo (sample)')
  await rolescape.goTo('#/workspaces')
  await page.getByRole('button', { name: 'Open One' }).click()
  await expect(menu(page)).toHaveAccessibleName('Workspace One')
  await opened(page)
  await rolescape.goTo('#/groups')
  await expect(page.getByRole('heading', { level: 1, name: /User groups \(0\)/ })).toBeVisible()
})

test('a deleted workspace comes back by undo with its history, also from the bin after a reload', async ({
  rolescape,
  page,
}) => {
  await createGroup(rolescape, 'Kept')
  await rolescape.goTo('#/workspaces')
  await page.getByRole('button', { name: 'Delete Parcelo (sample)' }).click()
  await expect(menu(page)).toHaveAccessibleName('Workspace Parcelo (sample) (2)')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('button', { name: 'Delete Parcelo (sample)', exact: true }).click()
  await expect(page.getByText(/^Deleted workspace “/)).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: 'Restore Parcelo (sample)' }).click()
  await page.getByRole('button', { name: 'Open Parcelo (sample)', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Undo: Create user group Kept' })).toBeEnabled()
})

test('a copy holds the history and goes its own way; another name is a change like any other', async ({
  rolescape,
  page,
}) => {
  await createGroup(rolescape, 'Shared')
  await rolescape.goTo('#/workspaces')
  await page.getByRole('button', { name: 'Duplicate Parcelo (sample)' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Copy')
  await page.getByRole('dialog').getByRole('button', { name: 'Duplicate' }).dblclick()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Open Copy' }).click()
  await opened(page)
  await expect(page.getByRole('button', { name: /^Undo: Rename workspace Parcelo/ })).toBeEnabled()
  await createGroup(rolescape, 'OfTheCopy')

  await rolescape.goTo('#/workspaces')
  await page.getByRole('button', { name: 'Open Parcelo (sample)' }).click()
  await opened(page)
  await rolescape.goTo('#/groups')
  await expect(page.getByRole('link', { name: 'Shared' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'OfTheCopy' })).toBeHidden()

  await rolescape.goTo('#/workspaces')
  await page.getByRole('button', { name: 'Rename Parcelo (sample)' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Copy')
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByText('Another workspace is called “Copy”')).toBeVisible()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Other')
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect(menu(page)).toHaveAccessibleName('Workspace Other')
  await page.getByRole('button', { name: /^Undo: Rename workspace/ }).click()
  await expect(menu(page)).toHaveAccessibleName('Workspace Parcelo (sample)')
})

test('a workspace file is opened as a workspace of its own; a broken one is refused with its places', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/workspaces?create=')
  const dialog = page.getByRole('dialog', { name: 'Create workspace' })
  await dialog.getByRole('radio', { name: /A workspace file/ }).check()
  const choose = dialog.getByLabel('Choose the workspace file')
  const give = async (text: string) => {
    await choose.setInputFiles({ name: 'w.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await dialog.getByRole('button', { name: 'Create workspace' }).click()
  }
  await give('{"rolescape": 1, "name": ')
  await expect(dialog.getByText(/not JSON/)).toBeVisible()
  await give('{"rolescape": 1, "name": "x", "accounts": [{"accountId": "1"}]}')
  await expect(dialog.getByText(/\/accounts\/0/)).toBeVisible()
  await give(
    '{"rolescape": 1, "name": "From a file", "accounts": [{"accountId": "123412341234", "name": "one"}]}',
  )
  await expect(menu(page)).toHaveAccessibleName('Workspace From a file')
  await opened(page)
  await rolescape.goTo('#/workspaces?create=')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('From a file')
  await dialog.getByRole('button', { name: 'Create workspace' }).click()
  await expect(dialog.getByText('Another workspace is called “From a file”')).toBeVisible()
})

test('?fresh shows nothing of earlier work, which is all there', async ({ rolescape, page }) => {
  await createGroup(rolescape, 'Secret')
  await rolescape.goTo('#/workspaces')
  await createBlank(rolescape, 'Client A')
  await expect(saved(page)).toBeVisible()
  await page.goto('./?fresh#/groups')
  await expect(rolescape.identity).toBeVisible()
  await expect(page.getByRole('link', { name: 'Developers' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Secret' })).toBeHidden()
  await menu(page).click()
  await expect(page.getByRole('menuitem', { name: 'All workspaces' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Client A' })).toBeHidden()
  await page.keyboard.press('Escape')

  await rolescape.goTo('#/workspaces')
  await expect(page.getByRole('button', { name: 'Show earlier workspaces' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open Client A' })).toBeHidden()
  await page.getByRole('button', { name: 'Show earlier workspaces' }).click()
  await expect(page.getByRole('button', { name: 'Open Client A' })).toBeVisible()
})

test('the board of another workspace begins anew: nothing counts as changed by opening it', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/workspaces')
  await page.getByRole('button', { name: 'Create workspace' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: /Tidewater Charter/ }).check()
  await dialog.getByRole('button', { name: /^Create/ }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/marit/)
  await expect(rolescape.row('organizations:LeaveOrganization')).toContainText('Allowed')
  await expect(rolescape.summary()).not.toContainText('now known')
})
