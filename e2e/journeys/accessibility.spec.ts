import { expect } from '@playwright/test'

import { openedOnce, seriousFindingsInBothModes, test } from '../pages/test.ts'

const screens = [
  ['dashboard', '#/'],
  ['users', '#/users'],
  ['user', '#/users/111122223333/alice'],
  ['groups', '#/groups'],
  ['group', '#/groups/111122223333/Developers'],
  ['roles', '#/roles'],
  ['role', '#/roles/111122223333/DeployRole'],
  ['role, trust', '#/roles/111122223333/DeployRole?tab=trust'],
  ['policies', '#/policies'],
  ['policy', '#/policies/111122223333/DeveloperAccess'],
  ['providers', '#/providers'],
  ['accounts', '#/accounts'],
  ['account', '#/accounts/444455556666'],
  ['resources', '#/resources'],
  ['resource', '#/resources/arn%3Aaws%3As3%3A%3A%3Aparcelo-artifacts'],
  ['editor', '#/edit/trust%2Farn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FDeployRole'],
  ['graph', '#/graph'],
  ['import', '#/import'],
  ['export', '#/export'],
] as const

test.describe('the screens', () => {
  const opened = openedOnce({})
  for (const [name, address] of screens) {
    test(`axe finds nothing serious on the screen, light and dark: ${name}`, async () => {
      const rolescape = opened()
      const { page } = rolescape
      await rolescape.goTo(address)
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      if (name === 'editor') await expect(page.locator('.monaco-editor .view-lines')).toBeVisible()
      if (name === 'graph') await expect(page.locator('.react-flow__node').first()).toBeVisible()
      expect(await seriousFindingsInBothModes(page)).toEqual([])
    })
  }
})

test('axe finds nothing serious on the switch-role dialog, light and dark', async ({ rolescape, page }) => {
  await rolescape.choose(/Switch role/)
  await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible()
  expect(await seriousFindingsInBothModes(page)).toEqual([])
})
