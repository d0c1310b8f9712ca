import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

// In one line: the editor indents each line that is typed, as it does for a person.
const allowNothing =
  '{"Version":"2012-10-17","Statement":[{"Sid":"Look","Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}'

test('a word of a policy flips a decision while it is typed', async ({ rolescape, page }) => {
  const row = rolescape.row('sqs:SendMessage')
  await expect(row).toContainText('Allowed')
  await row.getByRole('button', { expanded: false }).first().click()
  await rolescape.board.getByRole('link', { name: /›/ }).first().click()
  await expect(rolescape.policyText()).toBeVisible()

  await rolescape.typePolicy(allowNothing)
  await expect(row).toContainText('Denied')
  await expect(row).toContainText('lost')

  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(row).toContainText('Allowed')
})

test('while the text is broken the last valid version decides, and the page says so', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/policies/111122223333/DeveloperAccess')
  await page.getByRole('link', { name: /Edit/ }).first().click()
  await expect(rolescape.policyText()).toBeVisible()
  const row = rolescape.row('sqs:SendMessage')

  await rolescape.typePolicy(allowNothing)
  await expect(row).toContainText('Denied')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.insertText(' and then')
  await expect(page.getByText(/Decisions use the last valid version/)).toBeVisible()
  await expect(row).toContainText('Denied')
  await expect(page.getByRole('button', { name: 'Apply' })).toBeDisabled()
})

test('applying keeps the change, and undo takes it back', async ({ rolescape, page }) => {
  await rolescape.goTo('#/policies/111122223333/DeveloperAccess')
  await page.getByRole('link', { name: /Edit/ }).first().click()
  await expect(rolescape.policyText()).toBeVisible()
  await rolescape.typePolicy(allowNothing)
  await page.getByRole('button', { name: 'Apply' }).click()
  const row = rolescape.row('sqs:SendMessage')
  await expect(row).toContainText('Denied')
  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click()
  await expect(row).toContainText('Allowed')

  await rolescape.typePolicy(allowNothing)
  await rolescape.clickAndGoTo(page.getByRole('button', { name: 'Apply' }), '#/users')
  await expect(page.getByText(/Version v\d+ is now the default/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: /Users/ })).toBeVisible()
})

test('the editor completes the elements of a statement', async ({ rolescape, page }) => {
  await rolescape.goTo('#/policies/111122223333/DeveloperAccess')
  await page.getByRole('link', { name: /Edit/ }).first().click()
  await rolescape.typePolicy('{ "Statement": [ { "Eff')
  await page.keyboard.press('Control+Space')
  await expect(page.getByRole('option', { name: /Effect/ })).toBeVisible()
})

test('undo in the editor of a copy of the workspace brings back no text of the first', async ({
  rolescape,
  page,
}) => {
  const open = async () => {
    await rolescape.goTo('#/policies/111122223333/DeveloperAccess')
    await page.getByRole('link', { name: /Edit/ }).first().click()
    await expect(rolescape.policyText()).toBeVisible()
  }
  await open()
  await rolescape.typePolicy(allowNothing)
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.locator('.view-lines')).not.toContainText('ListAllMyBuckets')

  await rolescape.goTo('#/workspaces?create=')
  const dialog = page.getByRole('dialog', { name: 'Create workspace' })
  await dialog.getByRole('radio', { name: /Parcelo/ }).check()
  await dialog.getByRole('button', { name: 'Create workspace' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
  await open()
  const discard = page.getByRole('button', { name: 'Discard' })
  await page.locator('.monaco-editor .view-lines').click()
  await page.keyboard.press('Space')
  await expect(discard).toBeEnabled()
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(discard).toBeDisabled()
  await expect(page.locator('.view-lines')).not.toContainText('ListAllMyBuckets')
})
