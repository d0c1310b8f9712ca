import { expect } from '@playwright/test'

import { seriousFindingsInBothModes, test } from '../pages/test.ts'

test('a test is written, runs with every change and says why it fails', async ({ page }) => {
  await page.goto('#/tests')
  await expect(page.getByRole('heading', { name: 'Tests', level: 1 })).toBeVisible()
  await expect(page.getByText(/\d+ met, 0 failed, 0 unknown/)).toBeVisible()

  await page.getByRole('button', { name: 'Add a test' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add a test' })
  await dialog.getByLabel('Who', { exact: true }).fill('arn:aws:iam::111122223333:user/staff/alice')
  await dialog.getByLabel('Action', { exact: true }).fill('s3:DeleteObject')
  await dialog.getByLabel('Resource', { exact: true }).fill('arn:aws:s3:::parcelo-artifacts/releases/a.zip')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText(/\d+ met, 1 failed, 0 unknown/)).toBeVisible()
  await expect(
    page.getByRole('row').filter({ hasText: 's3:DeleteObject' }).filter({ hasText: 'Failed' }),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Failed', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: /should be (allowed|denied)/ })).toHaveCount(1)
  await page.getByRole('button', { name: 'Edit the test of s3:DeleteObject' }).click()
  const editing = page.getByRole('dialog', { name: 'Edit the test' })
  await editing.getByRole('radio', { name: 'Allowed only with some keys' }).check()
  await expect(editing.getByRole('textbox', { name: 'Condition key' })).toHaveValue(
    'aws:MultiFactorAuthPresent',
  )
  expect(await seriousFindingsInBothModes(page)).toEqual([])
  await editing.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('should be allowed only with aws:MultiFactorAuthPresent = true')).toBeVisible()
  await page.getByRole('tab', { name: 'Statements not reached' }).click()
  await expect(page.getByRole('link', { name: /^OwnPassword of/ }).first()).toBeVisible()
})

test('the top bar says how the tests stand, and a failing one names the change that broke it', async ({
  page,
}) => {
  await page.goto('#/roles/111122223333/DeployRole')
  const chip = page.getByRole('link', { name: /^Tests: / })
  await expect(chip).toHaveAccessibleName('Tests: 4 met, 0 failed')
  await page.getByRole('button', { name: 'Detach DeployRelease' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Detach', exact: true }).click()
  await expect(chip).toHaveAccessibleName('Tests: 3 met, 1 failed')
  await expect(chip).toContainText('3 ✓')
  await expect(chip).toContainText('1 ✗')

  await chip.click()
  await expect(page.getByRole('button', { name: 'Failed', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  const row = page.getByRole('row').filter({ hasText: 'should be allowed: s3:PutObject' })
  await row.getByRole('link', { name: 'Detach DeployRelease from DeployRole' }).click()
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeVisible()
  await expect(page.getByText('Detach DeployRelease from DeployRole').first()).toBeVisible()

  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(chip).toHaveAccessibleName('Tests: 4 met, 0 failed')
})
