import { expect } from '@playwright/test'

import { seriousFindings, test } from '../pages/test.ts'

const thumbprint = '0123456789abcdef0123456789abcdef01234567'
const metadata = `<EntityDescriptor entityID="https://login.example.org">${' '.repeat(1000)}</EntityDescriptor>`

test('identity providers are made and changed with their client ids, thumbprints and metadata', async ({
  rolescape,
  page,
}) => {
  const dialog = page.getByRole('dialog')
  const field = (name: string) => dialog.getByRole('textbox', { name })
  await rolescape.goTo('#/providers?create=oidc')
  await field('Provider URL').fill('https://login.example.org')
  await field('Thumbprints').fill('abc')
  await dialog.getByRole('button', { name: 'Add provider' }).click()
  await expect(dialog.getByText(/40 hexadecimal digits/).first()).toBeVisible()
  await field('Thumbprints').fill(Array.from({ length: 6 }, () => thumbprint).join(', '))
  await dialog.getByRole('button', { name: 'Add provider' }).click()
  await expect(dialog.getByText(/thumbprints of an OpenID Connect provider/)).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await field('Thumbprints').fill(thumbprint)
  await dialog.getByRole('button', { name: 'Add provider' }).click()
  await expect(page.getByText(thumbprint)).toBeVisible()

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await field('Audiences').fill('sts.amazonaws.com, billing')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('sts.amazonaws.com, billing')).toBeVisible()

  await rolescape.goTo('#/providers?create=saml')
  await field('Provider name').fill('Office')
  await field('Metadata document').fill('<short/>')
  await dialog.getByRole('button', { name: 'Add provider' }).click()
  await expect(dialog.getByText(/1,?000/).first()).toBeVisible()
  await field('Metadata document').fill(metadata)
  await dialog.getByRole('button', { name: 'Add provider' }).click()
  await page.getByRole('tab', { name: 'Metadata' }).click()
  await expect(page.getByText('entityID="https://login.example.org"')).toBeVisible()
})

test('an instance profile takes one role, and an account its alias and password policy', async ({
  rolescape,
  page,
}) => {
  const dialog = page.getByRole('dialog')
  await rolescape.goTo('#/resources?create=instance-profile')
  await dialog.getByRole('textbox', { name: 'Instance profile name' }).fill('Web')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'Add role' }).click()
  await dialog.getByRole('checkbox', { name: 'Select DeployRole' }).check()
  await dialog.getByRole('checkbox', { name: 'Select OldReportsRole' }).check()
  await dialog.getByRole('button', { name: /^Add role/ }).click()
  await expect(dialog.getByText(/at most 1|one role|1 role/i)).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'Select OldReportsRole' }).uncheck()
  await dialog.getByRole('button', { name: 'Add role', exact: true }).click()
  await expect(page.getByRole('link', { name: 'DeployRole' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove role' }).click()
  await expect(page.getByText('No role is in this instance profile')).toBeVisible()

  await rolescape.goTo('#/accounts/111122223333')
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByRole('button', { name: /^(Create|Edit) alias$/ }).click()
  await dialog.getByRole('textbox', { name: 'Alias' }).fill('parcelo-trial')
  await dialog.getByRole('button', { name: 'Save alias' }).click()
  await expect(page.getByText('parcelo-trial').first()).toBeVisible()
  await page.getByRole('button', { name: 'Edit password policy' }).click()
  await dialog.getByRole('spinbutton', { name: 'Shortest length' }).fill('5')
  await dialog.getByRole('button', { name: 'Save password policy' }).click()
  await expect(dialog.getByText(/6/).last()).toBeVisible()
  await dialog.getByRole('spinbutton', { name: 'Shortest length' }).fill('16')
  await dialog.getByRole('button', { name: 'Save password policy' }).click()
  await expect(page.getByText('16 characters')).toBeVisible()
})
