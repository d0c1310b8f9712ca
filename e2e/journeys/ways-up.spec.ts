import { expect } from '@playwright/test'

import { seriousFindings, test } from '../pages/test.ts'

test('the ways up, each with its steps, the statement behind them and what they yield', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/ways-up')
  const row = page.getByRole('row').filter({ hasText: 'DeployRole' }).first()
  await expect(row).toContainText('Allowed')
  await page.getByRole('button', { name: /function's code.*: steps for DeployRole$/ }).click()
  const steps = page.getByRole('region', { name: /^DeployRole: / })
  await expect(steps.getByRole('listitem').first()).toContainText('lambda:UpdateFunctionCode')
  await expect(steps).toContainText('To close it')
  const gained = steps.getByRole('link', { name: /^what .+ may do that DeployRole may not$/ })
  await expect(gained).toHaveAttribute('href', /#\/compare\?before=.*DeployRole&after=/)
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: /techniques that are not looked for$/ }).click()
  await expect(page.getByRole('table', { name: 'Not looked for' })).toContainText('IAM Identity Center')

  await rolescape.goTo('#/ways-up?state=conditional')
  await expect(page.getByText('None of this kind.')).toBeVisible()

  await rolescape.goTo('#/roles/111122223333/DeployRole')
  await expect(page.getByRole('heading', { level: 1, name: 'DeployRole' })).toBeVisible()
  await page.getByRole('link', { name: 'Ways up', exact: true }).and(page.locator('[href*="of="]')).click()
  await expect(page.getByText('1 user or role has 2 ways up: 1 unknown.')).toBeVisible()
  const swapping = page.getByRole('row').filter({ hasText: 'Overwrite a template' })
  await expect(swapping).toContainText('Unknown')
  await expect(swapping).toContainText('Nobody here can tell, and must be so: a role runs a template')
  await page.getByRole('button', { name: /function's code.*: steps for DeployRole$/ }).click()
  await steps.getByRole('link', { name: /^Allow UpdatePrintLabel of/ }).click()
  await expect(page).toHaveURL(/#\/edit\//)
})
