import { join } from 'node:path'

import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

const smallAccount = join(import.meta.dirname, '..', 'fixtures', 'small-account.json')

test('an account export is read, its troubles are listed, and it replaces the workspace until undone', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/import')
  await page.getByLabel('Choose the export file').setInputFiles(smallAccount)
  await expect(page.getByText('123412341234').first()).toBeVisible()
  const findings = page.getByRole('table')
  await expect(findings).toContainText('SurprisingField')
  await expect(findings).toContainText('broken')
  await expect(findings).toContainText('Ghosts')

  await page.getByRole('button', { name: 'Replace the workspace' }).click()
  await expect(page.getByRole('link', { name: 'Publisher' })).toBeVisible()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as nora/)
  await rolescape.goTo('#/users')
  await expect(page.getByRole('link', { name: 'nora' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'alice' })).toHaveCount(0)

  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByRole('link', { name: 'alice' })).toBeVisible()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice/)
})

test('the graph of an imported account opens', async ({ rolescape, page }) => {
  await rolescape.goTo('#/import')
  await page.getByLabel('Choose the export file').setInputFiles(smallAccount)
  await page.getByRole('button', { name: 'Replace the workspace' }).click()
  await rolescape.goTo('#/graph')
  await page.getByRole('button', { name: 'Table' }).click()
  const row = page.getByRole('row').filter({ hasText: 'nora' }).filter({ hasText: 'Publisher' })
  await expect(row).toContainText(/may assume|allowed/i)
})
