import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

test('a link restores screen, open row and who acts, in a browser that never saw it', async ({
  rolescape,
  page,
  browser,
}) => {
  await rolescape.switchRole('DeployRole')
  await rolescape.goTo('#/roles/111122223333/DeployRole?tab=trust')
  await rolescape.row('sqs:SendMessage').getByRole('button', { expanded: false }).first().click()
  await expect(page).toHaveURL(/row=/)
  await expect(page).toHaveURL(/as=user-mfa\*111122223333\*alice\*\*switch\*111122223333\*DeployRole\*alice/)
  const link = page.url()

  const other = await browser.newPage()
  await other.goto(link)
  await expect(other.getByRole('button', { name: /^You act as alice ▸ DeployRole/ })).toBeVisible()
  await expect(other.getByRole('tab', { name: /Trust/, selected: true })).toBeVisible()
  await other.close()
})

test('who acts is restored from a link that is followed within the page', async ({ rolescape }) => {
  await rolescape.goTo('#/users?as=user-mfa*111122223333*bob')
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as bob/)
})

test('back and forward change the page, not who acts', async ({ rolescape, page }) => {
  await rolescape.goTo('#/users')
  await rolescape.goTo('#/roles')
  await rolescape.switchRole('DeployRole')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: /Users/ })).toBeVisible()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice ▸ DeployRole/)
  await page.goForward()
  await expect(page.getByRole('heading', { level: 1, name: /Roles/ })).toBeVisible()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice ▸ DeployRole/)
})

for (const [what, link, said] of [
  [
    'a role that the policies refuse',
    '#/?as=user*111122223333*alice**switch*111122223333*BreakGlassRole*alice',
    /BreakGlassRole.*not allowed here and now \(AccessDenied\).*You act as alice/,
  ],
  [
    'somebody who is gone',
    '#/?as=user*111122223333*zoe',
    /“zoe”, which is not in this workspace. Nobody was switched/,
  ],
  ['nonsense', '#/?as=%3Cscript%3E', /cannot be read. Nobody was switched/],
  ['a row that is not there', '#/?row=pin%2Fnone', /row of the decision board that is not in this workspace/],
] as const) {
  test(`a link to ${what} says so and leaves the rest as it was`, async ({ rolescape, page }) => {
    await rolescape.goTo(link)
    await expect(page.getByText(said)).toBeVisible()
    await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice/)
  })
}

test('a link whose question was tampered with says what it lost', async ({ rolescape, page }) => {
  await rolescape.goTo(
    '#/explain-error?p=arn:aws:iam::111122223333:user/alice&a=s3:GetObject&r=*&c=%7Bbad&why=never',
  )
  await expect(
    page.getByText('Part of the link could not be read and was left out: context and reason.'),
  ).toBeVisible()
})
