import { expect } from '@playwright/test'

import type { Console } from '../pages/console.ts'
import { openedOnce, seriousFindingsInBothModes, test } from '../pages/test.ts'

const noQueues =
  '{"Version":"2012-10-17","Statement":[{"Sid":"NoQueues","Effect":"Deny","Action":"sqs:*","Resource":"*"}]}'

test('an organization made here denies by its policies, and an account is moved out of their reach', async ({
  rolescape,
  page,
}) => {
  const dialog = page.getByRole('dialog')
  const send = rolescape.row('sqs:SendMessage')
  await expect(send).toContainText('Allowed')

  await test.step('create the organization and a unit', async () => {
    await rolescape.goTo('#/organization')
    await page.getByRole('button', { name: 'Create organization' }).click()
    await dialog.getByRole('button', { name: 'Create organization' }).click()
    await expect(page.getByRole('heading', { name: 'OUs & accounts', level: 1 })).toBeVisible()
    await page.getByRole('button', { name: 'Create OU', exact: true }).click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Workloads')
    await dialog.getByRole('button', { name: 'Create OU' }).click()
    await expect(page.getByRole('link', { name: 'Workloads' })).toBeVisible()
    await expect(send).toContainText('Allowed')
  })

  await test.step('write an SCP and attach it to the unit', async () => {
    await rolescape.goTo('#/scps?create=policy')
    await dialog.getByRole('textbox', { name: 'Policy name' }).fill('NoQueues')
    await dialog.getByRole('button', { name: 'Create SCP' }).click()
    await page.getByRole('link', { name: 'Edit policy', exact: true }).click()
    await expect(rolescape.policyText()).toBeVisible()
    await rolescape.typePolicy(noQueues)
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText('As stored. This document decides.')).toBeVisible()
    await rolescape.goTo('#/organization')
    await page.getByRole('link', { name: 'Workloads' }).click()
    await page.getByRole('button', { name: 'Attach SCP' }).click()
    await dialog.getByRole('button', { name: /Service control policies/ }).click()
    await page.getByRole('option', { name: 'NoQueues' }).click()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(send).toContainText('Allowed')
  })

  await test.step('move the account there: the dialog says what it changes, and the board flips', async () => {
    await rolescape.goTo('#/accounts/111122223333?tab=organization')
    await page.getByRole('button', { name: 'Move account' }).click()
    await dialog.getByRole('button', { name: /Where to/ }).click()
    await page.getByRole('option', { name: 'Root › Workloads' }).click()
    await expect(dialog).toContainText('NoQueues (at Workloads)')
    await expect(dialog).toContainText('sqs:SendMessage')
    await expect(dialog).toContainText('Allowed → Denied (explicitly)')
    await dialog.getByRole('button', { name: 'Move account' }).click()
    await expect(dialog).toBeHidden()
    await expect(send).toContainText('Denied (explicitly)')
    await expect(send).toContainText('lost')
    await expect(page.getByText('Inherited from Workloads').first()).toBeVisible()
  })

  await test.step('undo gives it back', async () => {
    await page.getByRole('button', { name: /^Undo: Move account/ }).click()
    await expect(send).toContainText('Allowed')
  })
})

const screens = [
  '#/organization',
  '#/scps',
  '#/rcps',
  '#/scps/p-FullAWSAccess',
  '#/scps/p-FullAWSAccess?tab=targets',
  '#/accounts/111122223333?tab=organization',
  '#/accounts/111122223333?tab=settings',
  '#/policies/aws',
  '#/policies/aws/ReadOnlyAccess',
  '#/policies/111122223333/DeveloperAccess?tab=versions',
  '#/users/111122223333/alice?tab=credentials',
  '#/resources/arn%3Aaws%3As3%3A%3A%3Aparcelo-artifacts?tab=settings',
]

test.describe('the screens of an organization', () => {
  const inOrganization = openedOnce({ reducedMotion: 'reduce' }, createOrganization)
  for (const address of screens) {
    test(`axe finds nothing serious at ${address}, light and dark`, async () => {
      const rolescape = inOrganization()
      await rolescape.goTo(address)
      await expect(rolescape.page.getByRole('heading', { level: 1 }).first()).toBeVisible()
      expect(await seriousFindingsInBothModes(rolescape.page)).toEqual([])
    })
  }
})

async function createOrganization(rolescape: Console): Promise<void> {
  const { page } = rolescape
  await rolescape.goTo('#/organization?create=organization')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Create organization' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Dismiss' }).click()
}
