import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

test('a user, a group and a policy made here decide together', async ({ rolescape, page }) => {
  await rolescape.goTo('#/policies')
  await page.getByRole('button', { name: 'Create policy' }).first().click()
  const policyDialog = page.getByRole('dialog')
  await policyDialog.getByRole('textbox', { name: /Policy name/ }).fill('ReadManuals')
  await policyDialog.getByRole('button', { name: /Create policy/ }).click()
  await expect(rolescape.policyText()).toBeVisible()
  await rolescape.typePolicy(
    '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::manuals/*"}]}',
  )
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText(/As stored/)).toBeVisible()

  await rolescape.goTo('#/groups')
  await page
    .getByRole('button', { name: /Create/ })
    .first()
    .click()
  const groupDialog = page.getByRole('dialog')
  await groupDialog.getByRole('textbox', { name: /name/i }).first().fill('Readers')
  await groupDialog.getByRole('button', { name: /Create/ }).click()
  await expect(page.getByRole('heading', { name: 'Readers', level: 1 })).toBeVisible()
  await page.getByRole('tab', { name: /Permissions/ }).click()
  await page
    .getByRole('button', { name: /Attach/ })
    .first()
    .click()
  const attach = page.getByRole('dialog')
  await attach.getByRole('searchbox').first().fill('ReadManuals')
  await attach.getByRole('checkbox', { name: /ReadManuals/ }).check()
  await attach.getByRole('button', { name: /Attach/ }).click()
  await expect(page.getByRole('link', { name: 'ReadManuals' })).toBeVisible()

  await rolescape.goTo('#/users')
  await page.getByRole('button', { name: 'Create user' }).first().click()
  const userDialog = page.getByRole('dialog')
  await userDialog.getByRole('textbox', { name: /User name/ }).fill('frida')
  await userDialog.getByRole('button', { name: 'Create user' }).click()
  await expect(page.getByRole('heading', { name: 'frida', level: 1 })).toBeVisible()
  await page.getByRole('tab', { name: /Groups/ }).click()
  await page.getByRole('button', { name: /Add/ }).first().click()
  const join = page.getByRole('dialog')
  await join.getByRole('checkbox', { name: /Readers/ }).check()
  await join.getByRole('button', { name: /Add/ }).click()

  await rolescape.choose(/Act as someone else/)
  const actAs = page.getByRole('dialog')
  await actAs.getByRole('radio', { name: /^frida/ }).check()
  await actAs.getByRole('button', { name: /Act as/ }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as frida/)

  await rolescape.board.getByRole('button', { name: 'Pin a request' }).click()
  await rolescape.board.getByRole('combobox', { name: /Action/ }).fill('s3:GetObject')
  await rolescape.board.getByRole('combobox', { name: /Resource/ }).fill('arn:aws:s3:::manuals/one.pdf')
  await rolescape.board.getByRole('button', { name: /^Pin/ }).last().click()
  await expect(rolescape.row('manuals/one.pdf')).toContainText('Allowed')
})
