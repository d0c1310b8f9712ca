import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

test('switching to a role gains and loses requests, and exiting gives back what was before', async ({
  rolescape,
}) => {
  const update = rolescape.row('lambda:UpdateFunctionCode')
  const send = rolescape.row('sqs:SendMessage')
  await expect(update).toContainText('Denied')
  await expect(send).toContainText('Allowed')

  await rolescape.switchRole('DeployRole')
  await expect(rolescape.identity).toHaveAccessibleName(/alice ▸ DeployRole/)
  await expect(update).toContainText('Allowed')
  await expect(update).toContainText('gained')
  await expect(send).toContainText('Denied')
  await expect(send).toContainText('lost')
  await expect(send).toContainText('Before: allowed by ReplayTestEvents')
  await expect(rolescape.board).toContainText(
    'the permissions of DeployRole, not with those of alice, until you exit the role',
  )
  await expect(rolescape.summary()).toContainText(/As DeployRole: \+\d+ −\d+/)

  await rolescape.choose(/Exit role/)
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice in/)
  await expect(update).toContainText('Denied')
  await expect(send).toContainText('Allowed')
})

test('the first step of the dashboard leads into a role and back, in three clicks', async ({
  rolescape,
  page,
}) => {
  await expect(page.getByRole('heading', { name: 'Switch to DeployRole' })).toBeVisible()
  await page.getByRole('button', { name: 'Switch role' }).click()
  const dialog = page.getByRole('dialog', { name: /Switch role/ })
  await expect(dialog).toContainText('you have its permissions in place of those of alice')
  await expect(dialog.getByRole('radio', { name: /^DeployRole / })).toBeChecked()
  await dialog.getByRole('button', { name: 'Switch role' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/alice ▸ DeployRole/)
  await expect(page.getByRole('heading', { name: 'Exit DeployRole' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to alice', exact: true }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice in/)
})

test('by keys alone: Alt R goes to the roles once they are there, which a key takes', async ({
  rolescape,
  page,
}) => {
  await page.keyboard.press('Alt+r')
  const dialog = page.getByRole('dialog', { name: /Switch role/ })
  await expect(dialog.getByRole('radio', { name: /^DeployRole / })).toBeFocused()
  await page.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Switch role' }).press('Enter')
  await expect(rolescape.identity).toHaveAccessibleName(/alice ▸ DeployRole/)
})

test('a role that may not be assumed says why not', async ({ rolescape, page }) => {
  await rolescape.choose(/Switch role/)
  const dialog = page.getByRole('dialog', { name: /Switch role/ })
  const others = dialog.getByRole('radiogroup', { name: /why not/ })
  await expect(others.getByRole('radio').first()).toBeVisible()
  await expect(others).toContainText(/trust|allow|MFA|may not/i)
})
