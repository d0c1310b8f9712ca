import { expect, type Page } from '@playwright/test'

import { seriousFindingsInBothModes, test } from '../pages/test.ts'

async function openPalette(page: Page) {
  await page.keyboard.press('ControlOrMeta+k')
  const input = page.getByRole('combobox', { name: 'Go to, do, or ask' })
  await expect(input).toBeFocused()
  return input
}

test('the palette goes to screens and entities by the keyboard alone, and gives the focus back', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/users')
  await openPalette(page)
  await page.keyboard.type('trust gr')
  await expect(page.getByRole('option', { name: /Trust graph/, selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/graph/)
  await expect(page.getByRole('heading', { level: 1, name: 'Trust graph' })).toBeFocused()
  await openPalette(page)
  await page.keyboard.type('ProductionAuditor')
  const role = page.getByRole('option', { name: /^ProductionAuditor/ })
  await expect(role.first()).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/roles\/444455556666\/ProductionAuditor/)

  const button = page.getByRole('button', { name: /open the command palette/ })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Go to, do, or ask' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
})

test('the palette does things: creates, switches role, exits, undoes', async ({ rolescape, page }) => {
  await rolescape.createGroup('Palette')
  await openPalette(page)
  await page.keyboard.type('undo')
  await page.getByRole('option', { name: /^Undo/ }).click()
  await expect(page.getByRole('link', { name: 'Palette', exact: true })).toHaveCount(0)

  await rolescape.switchRole('DeployRole')
  await openPalette(page)
  await page.keyboard.type('exit')
  await page.keyboard.press('Enter')
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice/)

  await openPalette(page)
  await page.keyboard.type('create role')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Role name' })).toBeVisible()

  await rolescape.goTo('#/')
  await openPalette(page)
  await page.keyboard.type('add a test')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Add a test' })).toBeVisible()
})

test('the palette answers questions in the line, and says what is missing', async ({ rolescape, page }) => {
  await rolescape.goTo('#/')
  const input = await openPalette(page)
  await page.keyboard.type('can DeployRole s3:PutObject')
  await expect(page.getByRole('option', { name: /Type a resource/ })).toBeVisible()
  await page.keyboard.type(' artifacts/releases/x.zip')
  await expect(page.getByRole('option')).toHaveText([/Allowed/])
  await input.fill('can alice s3:DeleteObject artifacts/releases/*')
  await expect(page.getByRole('option')).toHaveText([/Denied \(explicitly\)/])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Can alice s3:DeleteObject?' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Why: alice' })).toContainText('Denied (explicitly)')

  await test.step('what I may do is explained of the very session that acts', async () => {
    await rolescape.switchRole('DeployRole')
    const typed = await openPalette(page)
    await typed.fill('can I lambda:UpdateFunctionCode *')
    const line = page.getByRole('option').first()
    await expect(line).toContainText(/Allowed|Denied/)
    const said = await line.locator('.palette-answer').textContent()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^Can DeployRole lambda/ })).toBeVisible()
    await expect(page.locator('.trace-sentence')).toContainText((said ?? '').slice(0, 12))
    expect(await seriousFindingsInBothModes(page)).toEqual([])
    await page.reload()
    await expect(page.getByRole('heading', { name: /^Can DeployRole lambda/ })).toBeVisible()
    await rolescape.choose(/Exit role/)
    await expect(page.getByRole('heading', { name: /^Can alice lambda/ })).toBeVisible()
    await rolescape.goTo('#/why?a=s3:GetObject&r=*&p=nobody')
    await expect(page.getByText(/asks about nobody, which is no user/)).toBeVisible()
  })

  const palette = await openPalette(page)
  // a star is told for what it became, and what holds on a part of it before that
  await palette.fill('can DeployRole s3:PutObject artifacts/*')
  await expect(page.getByRole('option')).toHaveText([
    /on a part of it: arn:aws:s3:::parcelo-artifacts\/releases\/\*.*Allowed/,
    /an example of arn:aws:s3:::parcelo-artifacts\/\*.*Denied/,
  ])
  await palette.fill('can root s3:DeleteObject artifacts/x')
  await expect(page.getByRole('option')).toHaveText([/^Can root of Parcelo development/, /^Can root of/])
  await palette.fill('can alice secretsmanager:GetSecretValue carrier-login')
  await expect(page.getByRole('option')).toHaveText([/Depends.*MultiFactorAuthPresent/])
  await palette.fill('can bob assume BreakGlassRole')
  await expect(page.getByRole('option')).toHaveText([/Can bob sts:AssumeRole.*BreakGlassRole/])
  await palette.fill('can I s3:FlyObject arn:aws:s3:::parcelo-artifacts/x')
  await expect(page.getByRole('option')).toHaveText([/AWS documents no action s3:FlyObject/])
  await palette.fill('act as bob')
  await page.getByRole('option', { name: 'Act as bob' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as bob/)
  await rolescape.goTo('#/') // a role that bob may switch to is proposed, and no other
  await expect(page.getByRole('heading', { name: 'Switch to BreakGlassRole' })).toBeVisible()

  await (await openPalette(page)).fill('who can assume audit')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/who-can\?.*action=sts%3AAssumeRole.*ProductionAuditor/)
  await expect(page.getByRole('heading', { level: 1, name: 'Who can' })).toBeFocused()

  await test.step('ways are answered by the graph, from every page, and the answer is read on from', async () => {
    const answer = page.getByRole('status').filter({ hasText: 'alice gets to ProductionAuditor in' })
    await (await openPalette(page)).fill('how does alice get to audit')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/graph\?.*ask=paths.*alice.*to=.*ProductionAuditor/)
    await expect(answer).toBeFocused()
    await page.getByRole('button', { name: 'Show everything' }).click()
    await (await openPalette(page)).fill('alice -> ProductionAuditor') // the same once more
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Show everything' })).toBeVisible()
    await expect(answer).toBeFocused()
    await (await openPalette(page)).fill('who can assume ProductionAuditor')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/graph\?.*ask=who-reaches/)
    await expect(page.getByRole('status').filter({ hasText: 'to ProductionAuditor, in' })).toBeFocused()
  })
})

test('Enter takes what was typed, also in an account that takes a while to search', async ({
  rolescape,
  page,
}) => {
  const UserDetailList = Array.from({ length: 300 }, (_, at) => ({
    Path: '/',
    UserName: `person-${at}`,
    UserId: `AIDA${1000000000000000 + at}`,
    Arn: `arn:aws:iam::111122223333:user/person-${at}`,
    CreateDate: '2026-01-01T00:00:00Z',
  }))
  const buffer = Buffer.from(JSON.stringify({ UserDetailList, RoleDetailList: [] }))
  await rolescape.goTo('#/import')
  await page
    .getByLabel('Choose the export file')
    .setInputFiles({ name: 'many.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: 'Replace the workspace' }).click()
  await expect(page).toHaveURL(/#\/roles/)
  const input = await openPalette(page)
  await input.fill('person-29')
  await expect(page.getByRole('option', { name: /^person-29 / })).toBeVisible()
  await input.evaluate((field: HTMLInputElement) => {
    const now = performance.now()
    let asked = 0
    performance.now = () => now + 10 * (asked += 1) // every step takes longer than it may
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
    value?.set?.call(field, 'person-298') // as typing does: React overlooks what is assigned
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  })
  await expect(page.getByRole('heading', { level: 1, name: 'person-298' })).toBeVisible()
})

test('a question mark lists the keys, unless somebody writes or has switched single keys off', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/')
  await page.getByRole('heading', { level: 1 }).first().click()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  // once it was fetched it would be there at once
  await rolescape.goTo('#/users')
  await page.getByRole('searchbox').first().press('?')
  await expect(page.getByRole('searchbox').first()).toHaveValue('?')
  await expect(dialog).toBeHidden()
  await rolescape.goTo('#/')
  await page.getByRole('heading', { level: 1 }).first().click()
  await page.keyboard.press('?')
  await expect(dialog).toBeVisible()
  expect(await seriousFindingsInBothModes(page)).toEqual([])
  await dialog.getByRole('checkbox', { name: /Single keys/ }).uncheck()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.keyboard.press('?')
  await expect(dialog).toBeHidden()
})

test.describe('at 390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('axe finds nothing serious on the palette, with commands and with an answer', async ({
    rolescape,
    page,
  }) => {
    await rolescape.goTo('#/')
    const input = await openPalette(page)
    expect(await seriousFindingsInBothModes(page)).toEqual([])
    await input.fill('can DeployRole s3:PutObject artifacts/releases/x.zip')
    await expect(page.getByRole('option')).toHaveText([/Allowed/])
    expect(await seriousFindingsInBothModes(page)).toEqual([])
    await input.fill('role')
    await expect(page.getByRole('option').first()).toBeVisible()
    expect(await seriousFindingsInBothModes(page)).toEqual([])
  })
})
