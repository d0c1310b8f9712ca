import { expect } from '@playwright/test'

import { Console } from '../pages/console.ts'
import { test } from '../pages/test.ts'

test('a second tab says that it does not save, and can take over without losing what the first one saved', async ({
  rolescape,
  context,
}) => {
  await rolescape.goTo('#/groups')
  await rolescape.page
    .getByRole('button', { name: /^Create (user )?group$/ })
    .first()
    .click()
  await rolescape.page.getByRole('dialog').getByRole('textbox', { name: 'Group name' }).fill('FirstTab')
  await rolescape.page.getByRole('dialog').getByRole('button', { name: 'Create group' }).click()
  const saved = rolescape.page.getByRole('banner').getByText('Saved', { exact: true })
  await expect(saved).toBeVisible()

  const second = new Console(await context.newPage())
  await second.open('#/groups')
  await expect(second.page.getByRole('link', { name: 'FirstTab' })).toBeVisible()
  await second.page.getByRole('banner').getByText('Not saved here').click()
  await second.page.getByRole('button', { name: 'Take over' }).click()
  await expect(second.page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()
  await expect(second.page.getByRole('link', { name: 'FirstTab' })).toBeVisible()
  await expect(rolescape.page.getByRole('banner').getByText('Not saved here')).toBeVisible()
})
