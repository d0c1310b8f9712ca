import { expect } from '@playwright/test'

import { seriousFindings, test } from '../pages/test.ts'

const release = 'arn:aws:s3:::parcelo-artifacts/releases/tracker-1.42.0.zip'

test('who can read a release: asked in the form, explained, and restored by the address', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/who-can')
  await page.getByLabel('Action', { exact: true }).fill('s3:GetObject')
  await page.getByLabel('Resource', { exact: true }).fill(release)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  const alice = page.getByRole('row').filter({ hasText: 'alice' })
  await expect(alice).toContainText('Allowed')
  await expect(page.getByText(/^Of \d+ asked: /)).toBeVisible()
  await alice.getByRole('button', { name: 'Why alice' }).click()
  await expect(page.getByRole('region', { name: 'Why: alice' })).toContainText('DeveloperAccess')
  expect(await seriousFindings(page)).toEqual([])

  await page.reload()
  await expect(page.getByRole('row').filter({ hasText: 'alice' })).toContainText('Allowed')
  await expect(page.getByRole('region', { name: 'Why: alice' })).toContainText('DeveloperAccess')
})

test('who can take on a role: what hangs on MFA says so, and a known key settles it', async ({
  rolescape,
  page,
}) => {
  const role = encodeURIComponent('arn:aws:iam::111122223333:role/BreakGlassRole')
  await rolescape.goTo(`#/who-can?action=sts:AssumeRole&resource=${role}`)
  const bob = page.getByRole('row').filter({ hasText: 'bob' })
  await expect(bob).toContainText('Depends')
  await expect(bob).toContainText('aws:MultiFactorAuthPresent is true')
  await rolescape.goTo(
    `#/who-can?action=sts:AssumeRole&resource=${role}&context=${encodeURIComponent('aws:MultiFactorAuthPresent=false')}`,
  )
  await expect(page.getByText(/^Of \d+ asked: /)).toBeVisible()
  await expect(bob).toHaveCount(0)
})

test('a question that can’t be asked says so in its field', async ({ rolescape, page }) => {
  await rolescape.goTo('#/who-can?action=s3:Get*&resource=*')
  await expect(page.getByText('Write one service:Operation, without wildcards')).toBeVisible()
  const context = encodeURIComponent('aws:SourceIp=home')
  await rolescape.goTo(`#/who-can?action=s3:GetObject&resource=*&context=${context}`)
  await expect(page.getByText('Write one IP address, such as 203.0.113.7').first()).toBeVisible()
})

test('the access matrix takes over the pinned requests, is walked by keys, and explains a cell', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/matrix?kind=user')
  const grid = page.getByRole('grid', { name: /^Access matrix/ })
  await expect(grid.getByRole('gridcell').first()).toBeVisible()
  await grid.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  const chosen = page.getByRole('status').filter({ hasText: 'arn:aws:iam::' })
  await expect(chosen).toContainText(/ (Allowed|Denied|Depends|Unknown)\./)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: /^Why: / })).toContainText('Explicit deny')
  expect(await seriousFindings(page)).toEqual([])
})

test('what alice can do stands by service and access level, down to the reason', async ({
  rolescape,
  page,
}) => {
  const alice = encodeURIComponent('arn:aws:iam::111122223333:user/staff/alice')
  await rolescape.goTo(`#/access?of=${alice}`)
  await expect(page.getByText(/^alice can do [\d,]+ of [\d,]+ actions/)).toBeVisible()
  await page.getByRole('button', { name: /^s3 Read: / }).click()
  await page.getByRole('button', { name: 'Why s3:GetObject', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Why: alice: s3:GetObject' })).toContainText(
    'DeveloperAccess',
  )
  await page.reload()
  const byResource = page.getByRole('table', { name: 's3:GetObject, by resource' })
  await expect(byResource.getByRole('row').filter({ hasText: 'parcelo-artifacts' }).first()).toContainText(
    'Allowed',
  )
  await byResource.getByRole('row').filter({ hasText: 'Denied' }).first().getByRole('button').click()
  await expect(page.getByRole('region', { name: 'Why: alice: s3:GetObject' })).toContainText('Denied')
  expect(await seriousFindings(page)).toEqual([])
})

test('two principals differ by what either may, with a verdict on new access', async ({
  rolescape,
  page,
}) => {
  const alice = encodeURIComponent('arn:aws:iam::111122223333:user/staff/alice')
  const deploy = encodeURIComponent('arn:aws:iam::111122223333:role/DeployRole')
  await rolescape.goTo(`#/compare?before=${alice}&after=${deploy}`)
  await expect(page.getByText(/^From alice to DeployRole: /)).toBeVisible()
  await expect(page.getByText(/^FAIL: new access to /)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 's3:PutObject' }).first()).toContainText('Gained')
  expect(await seriousFindings(page)).toEqual([])
  await rolescape.goTo(`#/compare?before=${alice}&after=${alice}`)
  await expect(page.getByText(/^PASS: no new access was found/)).toBeVisible()
})

test('two versions and two accounts differ by who gained and lost what, with the statements behind it', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/roles/111122223333/DeployRole')
  await page.getByRole('button', { name: 'Detach DeployRelease' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Detach', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await rolescape.goTo('#/compare?what=versions')
  await expect(page.getByText(/^From Where the history begins to Now: 5 actions lost\./)).toBeVisible()
  await expect(page.getByText(/^PASS: no new access was found/)).toBeVisible()
  const lost = page
    .getByRole('table', { name: '− Lost' })
    .getByRole('row')
    .filter({ hasText: 's3:PutObject' })
  await expect(lost).toContainText('DeployRole')
  await expect(lost).toContainText('Before: Allow of managed policy DeployRelease')
  await lost.getByRole('button', { name: /^Why s3:PutObject/ }).click()
  await page.reload()
  await expect(page.getByRole('region', { name: 'Why: Before: DeployRole' })).toContainText('Allowed')
  await expect(page.getByRole('region', { name: 'Why: After: DeployRole' })).toContainText('Denied')
  await page.getByRole('button', { name: 's3 Write: −1' }).click()
  await expect(page.getByRole('table', { name: '− Lost: s3 · Write' }).getByRole('row')).toHaveCount(2)
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Accounts', exact: true }).click()
  await page.getByRole('button', { name: /^Before/ }).click()
  await page.getByRole('option', { name: /Parcelo development/ }).click()
  await page.getByRole('button', { name: /^After/ }).click()
  await page.getByRole('option', { name: /Parcelo production/ }).click()
  await expect(
    page.getByText(/^From Parcelo development .* to Parcelo production .*: \d+ actions gained/),
  ).toBeVisible()
  await expect(page.getByText(/^FAIL: new access to .* \(only after\)/)).toBeVisible()
})

test('who can change a role, asked from its page, and how alice gets to it and to what it may do', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/roles/111122223333/DeployRole')
  await page.getByRole('link', { name: 'Who can change this?' }).click()
  await expect(page.getByText(/^\d+ may change it/)).toBeVisible()
  await page.getByRole('button', { name: /^Why / }).first().click()
  const calls = page.getByRole('region', { name: /^What .* may change$/ })
  await expect(calls.getByRole('row').filter({ hasText: 'iam:UpdateAssumeRolePolicy' })).toContainText(
    'Trust',
  )
  expect(await seriousFindings(page)).toEqual([])

  await rolescape.goTo('#/who-can-change')
  await page.getByRole('combobox', { name: 'What is changed' }).fill('DeployRole') // by its name as well
  await page.keyboard.press('Enter') // closes what is offered
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^\d+ may change it/)).toBeVisible()

  const alice = encodeURIComponent('arn:aws:iam::111122223333:user/staff/alice')
  await rolescape.goTo(`#/ways?from=${alice}&action=s3:PutObject&to=${encodeURIComponent(release)}`)
  const way = page.getByRole('region', { name: 'alice → DeployRole' })
  await expect(way).toContainText('because statement SwitchToDeployRole')
  await expect(way.getByRole('link', { name: /^SwitchToDeployRole of / })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
})
