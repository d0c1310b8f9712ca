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
