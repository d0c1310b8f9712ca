import { expect } from '@playwright/test'

import { named } from '../fixtures/named.ts'
import { seriousFindingsInBothModes, test } from '../pages/test.ts'

test('what open roles say alike of everybody in the account is one box, which opens in place, and the table has each line', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/import')
  const file = { name: 'open.json', mimeType: 'application/json', buffer: Buffer.from(openAccount()) }
  await page.getByLabel('Choose the export file').setInputFiles([file])
  await page.getByRole('button', { name: 'Replace the workspace' }).click()
  await expect(page.getByRole('link', { name: 'open-0', exact: true })).toBeVisible()
  await rolescape.goTo('#/graph')
  const hub = page.getByRole('button', { name: /Everyone in 111122223333/ })
  await expect(hub).toContainText('36 users and roles · 216 lines')
  await expect(hub).toContainText('1 admin')
  await expect(page.getByRole('region', { name: 'Trust graph' })).toHaveAccessibleDescription(
    /1 administrator among them/,
  )
  await expect(hub).toHaveAttribute('aria-expanded', 'false')
  const lines = page.locator('.react-flow__edge')
  await expect(lines).toHaveCount(12)
  expect(await seriousFindingsInBothModes(page)).toEqual([])

  await hub.focus()
  await page.keyboard.press('Enter')
  const admin = page.getByRole('button', { name: /^admin · User person-29/ })
  await expect(admin).toBeVisible()
  await expect(lines).toHaveCount(6 + 216)
  await expect(page.locator('.react-flow__node button:focus')).toHaveCount(1) // the hub made way for what was in it
  await admin.focus()
  await page.keyboard.press('Enter') // another picture is laid out
  await expect(page).toHaveURL(/focus=/)
  await expect(page.getByRole('heading', { name: 'person-29' })).toBeVisible()
  await expect(admin).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page).not.toHaveURL(/focus=/)
  await expect(admin).toBeFocused()
  const again = page.getByRole('button', { name: 'Fold Everyone in 111122223333 again' })
  await again.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByText(/^The frame of Everyone in 111122223333 has no lines/)).toBeVisible()
  await page.goBack() // another picture, in which it is still open
  await expect(page.getByRole('button', { name: 'Fold Some in account 111122223333 again' })).toBeFocused()
  await page.goForward()
  await expect(again).toBeFocused()
  await again.click()
  await expect(lines).toHaveCount(12)
  await page.getByRole('button', { name: 'Table' }).click()
  await expect(page.getByRole('heading', { name: 'Who reaches whom (222)' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Find edges' }).fill('administrator')
  await expect(page.getByText('6 matches').first()).toBeVisible()
})

/** Roles that trust anyone, among users with no permission of their own, but for one who may do everything. */
function openAccount(): string {
  return JSON.stringify({
    UserDetailList: Array.from({ length: 30 }, (_, at) =>
      Object.assign(named('user', `person-${at}`, at), at === 29 ? mayDoEverything : {}),
    ),
    GroupDetailList: [],
    RoleDetailList: Array.from({ length: 6 }, (_, at) =>
      Object.assign(named('role', `open-${at}`, 100 + at), {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }],
        },
      }),
    ),
    Policies: [],
  })
}

const mayDoEverything = {
  UserPolicyList: [
    {
      PolicyName: 'plain',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      },
    },
  ],
}
