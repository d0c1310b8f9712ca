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
  await expect(rolescape.summary()).toContainText(/As DeployRole: \+\d+ −\d+/)

  await rolescape.choose(/Exit role/)
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice in/)
  await expect(update).toContainText('Denied')
  await expect(send).toContainText('Allowed')
})

test('a row says why, gate by gate, and leads to the statement that decided', async ({ rolescape, page }) => {
  const row = rolescape.row('sqs:SendMessage')
  await row.getByRole('button', { expanded: false }).first().click()
  await expect(rolescape.board).toContainText('alice')
  await rolescape.board.getByRole('link', { name: /›/ }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/#\/edit\//)
})

test('a denied row proposes what would allow it, and a proposal tried as a draft turns it round', async ({
  rolescape,
  page,
}) => {
  const row = rolescape.row('s3:PutObject').first() // proposals name the request too
  await row.getByRole('button', { expanded: false }).first().click()
  await page.getByRole('button', { name: 'What would allow it?' }).click()
  const proposals = page.getByRole('list', { name: 'What would allow it' })
  await expect(proposals).toContainText('Let statement “ReadReleases”')
  await proposals.getByRole('button', { name: 'Try as a draft' }).first().click()
  await expect(row).toContainText('Allowed')
  await expect(page.getByRole('button', { name: 'What would deny it?' })).toBeVisible()
})

test('a role that may not be assumed says why not', async ({ rolescape, page }) => {
  await rolescape.choose(/Switch role/)
  const dialog = page.getByRole('dialog', { name: /Switch role/ })
  const others = dialog.getByRole('radiogroup', { name: /why not/ })
  await expect(others.getByRole('radio').first()).toBeVisible()
  await expect(others).toContainText(/trust|allow|MFA|may not/i)
})
