import { expect } from '@playwright/test'

import { seriousFindingsInBothModes, test } from '../pages/test.ts'

test('the summary filters, columns compare, and keys of the board and a row are refused, unknown and tried', async ({
  rolescape,
  page,
}) => {
  const { board } = rolescape
  await test.step('after a switch a part of the summary shows the rows that it counts', async () => {
    await rolescape.switchRole('DeployRole')
    await board.getByRole('button', { name: /^\+\d+ gained$/ }).click()
    await expect(rolescape.row('sqs:SendMessage')).toHaveCount(0)
    await expect(rolescape.row('s3:PutObject')).toContainText('gained')
    await board.getByRole('button', { name: /^Show all/ }).click()
    await expect(rolescape.row('sqs:SendMessage')).toContainText('lost')
  })

  await test.step('who acted before stands beside it', async () => {
    await board.getByRole('button', { name: 'Compare' }).click()
    await page.getByRole('menuitem', { name: /As alice, who acted before/ }).click()
    await expect(rolescape.row('sqs:SendMessage')).toContainText(/as alice ✓ Allowed/)
    await rolescape.choose(/Exit role/)
  })

  await test.step('somebody who has no credentials answers nothing, and the column says why', async () => {
    await rolescape.goTo('#/users?create=')
    const creation = page.getByRole('dialog')
    await creation.getByRole('textbox', { name: 'User name' }).fill('frida')
    await creation.getByRole('checkbox', { name: 'Give a console password' }).uncheck()
    await creation.getByRole('button', { name: 'Create user' }).click()
    await expect(creation).toBeHidden()
    await board.getByRole('button', { name: 'Compare (1)' }).click()
    await page.getByRole('menuitem', { name: /As somebody else/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Compare the board' })
    await dialog.getByRole('combobox').fill('arn:aws:iam::111122223333:user/frida')
    await dialog
      .getByRole('option', { name: /user\/frida/ })
      .first()
      .click()
    await dialog.getByRole('button', { name: 'Add the column' }).click()
    await expect(rolescape.row('sqs:SendMessage')).toContainText(/as frida\s+Cannot sign in/)
    await expect(board).toContainText(/as frida: they have neither a password nor an active access key/)
  })

  await test.step('the address alone brings the columns back, and a broken link says what of it is lost', async () => {
    await rolescape.goTo('#/roles')
    await expect(page).toHaveURL(/beside=user-mfa\*111122223333\*alice&beside=arn/)
    await page.reload()
    await expect(rolescape.row('sqs:SendMessage')).toContainText(/as alice ✓ Allowed.*as frida/)
    await rolescape.goTo(
      '#/?beside=version*gone&beside=nonsense&beside=arn:aws:iam::111122223333:user/nobody',
    )
    await expect(page.getByText(/a version that is not kept in this browser/)).toContainText(
      /“nonsense”, which cannot be read\. And beside arn:aws:iam::111122223333:user\/nobody, which is no user/,
    )
    await expect(board.getByRole('button', { name: 'Compare', exact: true })).toBeVisible()
  })

  await test.step('a value of the wrong type is refused in its field', async () => {
    await board.getByRole('button', { name: 'Context keys' }).click()
    const keys = board.getByRole('region', { name: 'Context keys of the board' })
    await keys.getByRole('button', { name: /Source IP/ }).click()
    await page.getByRole('option', { name: 'Is …' }).click()
    await keys.getByRole('textbox', { name: 'Source IP: value' }).fill('at home')
    await page.keyboard.press('Enter')
    await expect(keys).toContainText('Write one IP address, such as 203.0.113.7')
    await keys.getByRole('textbox', { name: 'Source IP: value' }).fill('203.0.113.7')
    await page.keyboard.press('Enter')
    await expect(board.getByRole('button', { name: 'Context keys (1)' })).toBeVisible()
    await keys.getByRole('button', { name: 'Other key' }).click()
    await keys.getByRole('textbox', { name: 'Condition key new key' }).fill('s3:TlsVersion')
    await keys.getByRole('textbox', { name: 'Value of s3:TlsVersion' }).fill('the newest')
    await page.keyboard.press('Enter')
    await expect(keys).toContainText('Write a number')
    await keys.getByRole('button', { name: 'Remove s3:TlsVersion' }).click()
    expect(await seriousFindingsInBothModes(page)).toEqual([])
    await board.getByRole('button', { name: 'Context keys (1)' }).click()
  })

  await test.step('a row says for which values it flips', async () => {
    await rolescape.row('lambda:UpdateFunctionCode').getByRole('button').first().click()
    await expect(board.getByRole('region', { name: 'For which values it flips' })).toBeVisible()
    expect(await seriousFindingsInBothModes(page)).toEqual([])
  })
})

test('a board is filled from a list, reordered by drag and keys, kept, and handed on by a link', async ({
  rolescape,
  page,
  context,
}) => {
  const { board } = rolescape
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await board.getByRole('button', { name: 'Board: Main board' }).click()
  await page.getByRole('menuitem', { name: /Fill from/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Fill a board' })
  await expect(dialog).toContainText(/\d+ actions?, each on a resource/)
  await dialog.getByRole('button', { name: 'A pasted list' }).click()
  await dialog.getByLabel('Actions', { exact: true }).fill('s3:Get*')
  await expect(dialog).toContainText('Line 1 is not a request')
  await dialog
    .getByLabel('Actions', { exact: true })
    .fill('iam:ListUsers\niam:ListRoles\nsts:GetCallerIdentity')
  await dialog.getByLabel(/On a new board/).fill('Lists')
  await dialog.getByRole('button', { name: 'Pin 3 requests' }).click()

  const rows = board.getByRole('listitem')
  await expect(board.getByRole('button', { name: 'Board: Lists' })).toBeVisible()
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(0)).toContainText('iam:ListUsers')

  await test.step('by drag, by keys and by buttons', async () => {
    await rows.nth(0).locator('.board-handle').dragTo(rows.nth(2))
    await expect(rows.nth(2)).toContainText('iam:ListUsers')
    await rows.nth(2).getByRole('button').first().focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect(rows.nth(1)).toContainText('iam:ListUsers')
    await rows
      .nth(1)
      .getByRole('button', { name: /^Move up/ })
      .click()
    await expect(rows.nth(0)).toContainText('iam:ListUsers')
  })

  await test.step('the address alone brings it back, and a link brings it to others', async () => {
    await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await expect(rows).toHaveCount(3)
    await board.getByRole('button', { name: 'Board: Lists' }).click()
    await page.getByRole('menuitem', { name: 'Share…' }).click()
    const sharing = page.getByRole('dialog', { name: /Share/ })
    await sharing.getByRole('button', { name: 'Copy link' }).click()
    await expect(page.getByText('Copied', { exact: true }).filter({ visible: true })).toBeVisible()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.goto('./?fresh')
    await expect(rolescape.identity).toBeVisible()
    await rolescape.goTo(link.slice(link.indexOf('#')))
    const offer = page.getByRole('dialog', { name: 'Add the board “Lists”?' })
    await offer.getByRole('button', { name: 'Add the board' }).click()
    await expect(rows).toHaveCount(3)
  })
})
