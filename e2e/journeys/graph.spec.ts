import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

test('the graph shows who can assume what, says halves as halves, and the table holds the same', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/graph')
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await page.getByRole('button', { name: 'Table' }).click()
  const row = (from: string, to: string) =>
    page.getByRole('row').filter({ hasText: from }).filter({ hasText: to }).first()
  await expect(row('alice', 'DeployRole')).toContainText(/Allowed/)
  await expect(row('bob', 'BreakGlassRole')).toContainText(/Conditional/)
  await expect(row('bob', 'BreakGlassRole')).toContainText(/MultiFactorAuthPresent/)
  await expect(row('erin', 'DeployRole')).toContainText(/Permission only/)
  await expect(row('Parcelo development', 'OldReportsRole')).toContainText(/Trust only/)
})

test('a line leaves the graph when a draft of the trust policy takes the trust away', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/edit/trust%2Farn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FDeployRole')
  await expect(rolescape.policyText()).toBeVisible()
  await rolescape.typePolicy(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  )
  await rolescape.goTo('#/graph?view=table')
  const fromAlice = page.getByRole('row').filter({ hasText: 'alice' }).filter({ hasText: 'DeployRole' })
  await expect(
    page.getByRole('row').filter({ hasText: 'ec2.amazonaws.com' }).filter({ hasText: 'DeployRole' }),
  ).toContainText(/Allowed/)
  await expect(fromAlice).not.toContainText('Allowed')
})
