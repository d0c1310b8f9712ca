import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

const readManuals =
  '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::manuals/*"}]}'

test('a user, a group and a policy made here decide together', async ({ rolescape, page }) => {
  const dialog = page.getByRole('dialog')
  const create = (noun: string) => page.getByRole('button', { name: `Create ${noun}`, exact: true }).first()

  await test.step('create a policy', async () => {
    await rolescape.goTo('#/policies')
    await create('policy').click()
    await dialog.getByRole('textbox', { name: 'Policy name' }).fill('ReadManuals')
    await dialog.getByRole('button', { name: 'Create policy', exact: true }).click()
    await expect(rolescape.policyText()).toBeVisible()
    await rolescape.typePolicy(readManuals)
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByText('As stored. This document decides.')).toBeVisible()
  })

  await test.step('create a group and attach the policy', async () => {
    await rolescape.goTo('#/groups')
    await create('user group').or(create('group')).first().click()
    await dialog.getByRole('textbox', { name: 'Group name' }).fill('Readers')
    await dialog.getByRole('button', { name: 'Create group' }).click()
    await expect(page.getByRole('heading', { name: 'Readers', level: 1 })).toBeVisible()
    await page.getByRole('tab', { name: 'Permissions' }).click()
    await page.getByRole('button', { name: 'Attach policies' }).first().click()
    await dialog.getByRole('searchbox').fill('ReadManuals')
    await dialog.getByRole('checkbox', { name: 'Select ReadManuals' }).check()
    await dialog.getByRole('button', { name: /^Attach/ }).click()
    await expect(page.getByRole('link', { name: 'ReadManuals' })).toBeVisible()
  })

  await test.step('create a user and add it to the group', async () => {
    await rolescape.goTo('#/users')
    await create('user').click()
    await dialog.getByRole('textbox', { name: 'User name' }).fill('frida')
    await dialog.getByRole('button', { name: 'Create user' }).click()
    await expect(page.getByRole('heading', { name: 'frida', level: 1 })).toBeVisible()
    await page.getByRole('tab', { name: /^Groups/ }).click()
    await page.getByRole('button', { name: 'Add to groups' }).first().click()
    await dialog.getByRole('checkbox', { name: 'Select Readers' }).check()
    await dialog.getByRole('button', { name: /^Add/ }).click()
    await expect(page.getByRole('link', { name: 'Readers' })).toBeVisible()
  })

  await test.step('act as the user and ask', async () => {
    await page.getByRole('button', { name: 'Act as this user' }).click()
    await expect(rolescape.identity).toHaveAccessibleName(/^You act as frida/)
    await rolescape.board.getByRole('button', { name: 'Pin a request' }).click()
    await rolescape.board.getByRole('combobox', { name: 'Action' }).fill('s3:GetObject')
    await rolescape.board.getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::manuals/one.pdf')
    await rolescape.board.getByRole('button', { name: 'Pin', exact: true }).click()
    await expect(rolescape.row('manuals/one.pdf')).toContainText('Allowed')
  })
})
