import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

test('an access key is created, its pretend secret shown once, deactivated and deleted', async ({
  rolescape,
  page,
}) => {
  const dialog = page.getByRole('dialog')
  await rolescape.goTo('#/users/111122223333/alice?tab=credentials')
  await page.getByRole('button', { name: 'Create access key' }).click()
  await expect(dialog).toContainText('pretend secret')
  const id = /AKIA[A-Z2-7]{16}/.exec(await dialog.innerText())?.[0] ?? ''
  expect(id).not.toBe('')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/EXAMPLE[A-Za-z0-9/+]{33}/)).toHaveCount(0)
  const row = page.getByRole('row', { name: new RegExp(id) })
  await expect(row).toContainText('Active')
  await row.getByRole('button', { name: `Deactivate access key ${id}` }).click()
  await expect(row).toContainText('Inactive')
  await row.getByRole('button', { name: `Delete access key ${id}` }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: new RegExp(`^Undo: Delete access key ${id}`) }).click()
  await expect(row).toContainText('Inactive')
})

test('a new version of a policy decides at once, and the one before is put back', async ({
  rolescape,
  page,
}) => {
  const dialog = page.getByRole('dialog')
  const send = rolescape.row('sqs:SendMessage')
  await expect(send).toContainText('Allowed')
  await rolescape.goTo('#/policies/111122223333/DeveloperAccess?tab=versions')
  const before = await page.getByRole('row', { name: /Yes, default/ }).innerText()
  const old = /v\d+/.exec(before)?.[0] ?? ''

  await page.getByRole('button', { name: 'Create version' }).click()
  await dialog
    .getByRole('textbox', { name: 'Document' })
    .fill('{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sqs:*","Resource":"*"}]}')
  await dialog.getByRole('button', { name: 'Create version' }).click()
  await expect(dialog).toBeHidden()
  await expect(send).toContainText('Denied')
  await expect(page.getByText(/lines added, \d+ lines removed/)).toBeVisible()

  await page.getByRole('button', { name: `Set ${old} as default` }).click()
  await expect(send).toContainText('Allowed')
  await page.getByRole('button', { name: /^Undo: Make/ }).click()
  await expect(send).toContainText('Denied')
})
