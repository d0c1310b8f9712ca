import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

test('a reload brings back the account, who acts, and the edit in progress', async ({ rolescape, page }) => {
  await rolescape.switchRole('DeployRole')
  await rolescape.goTo('#/policies/111122223333/DeveloperAccess')
  await page.getByRole('link', { name: /Edit/ }).first().click()
  await expect(rolescape.policyText()).toBeVisible()
  await rolescape.typePolicy('{ "half": ')
  await rolescape.goTo('#/groups')
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()

  await page.reload()
  await expect(rolescape.identity).toHaveAccessibleName(/alice ▸ DeployRole/)
  await page.goBack()
  await expect(page.getByText(/This text is not a policy/)).toBeVisible()
  await expect(page.locator('.monaco-editor')).toContainText('"half"')
})

test('a reload keeps what a switch gained and lost until something else changes', async ({
  rolescape,
  page,
}) => {
  await rolescape.switchRole('DeployRole')
  await expect(rolescape.summary()).toContainText(/\+\d+ −\d+/)
  const said = await rolescape.summary().textContent()
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()

  await page.reload()
  await expect(rolescape.summary()).toHaveText(said ?? '')
  await expect(rolescape.row('sqs:SendMessage')).toContainText('lost')
  await expect(rolescape.row('lambda:UpdateFunctionCode')).toContainText('gained')
  await rolescape.board.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('menuitem', { name: /As alice, who acted before/ })).toBeVisible()
  await page.keyboard.press('Escape')

  await rolescape.createGroup('Reviewers')
  await expect(rolescape.row('sqs:SendMessage')).not.toContainText('lost')
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(rolescape.summary()).toContainText(/As DeployRole: \+0 −0/)
  await expect(rolescape.row('sqs:SendMessage')).not.toContainText('lost')
})
