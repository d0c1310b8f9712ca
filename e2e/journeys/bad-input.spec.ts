import { writeFile } from 'node:fs/promises'

import { expect } from '@playwright/test'

import type { Console } from '../pages/console.ts'
import { marksReadOut, test } from '../pages/test.ts'

async function give(rolescape: Console, name: string, buffer: Buffer): Promise<void> {
  await rolescape.goTo('#/import')
  await rolescape.page
    .getByLabel('Choose the export file')
    .setInputFiles({ name, mimeType: 'application/json', buffer })
}

async function isAlive(rolescape: Console): Promise<void> {
  await rolescape.goTo('#/users')
  await expect(rolescape.page.getByRole('link', { name: 'alice' })).toBeVisible()
  await expect(rolescape.row('sqs:SendMessage')).toContainText('Allowed')
}

const user = (i: number) =>
  `{"Path":"/","UserName":"u${i}","UserId":"AIDA${String(i).padStart(17, '0')}","Arn":"arn:aws:iam::123412341234:user/u${i}","CreateDate":"2026-02-01T09:00:00Z","GroupList":[],"AttachedManagedPolicies":[],"Tags":[{"Key":"note","Value":"${'x'.repeat(200)}"}],"Filler":"${'y'.repeat(25_000)}"}`

for (const [what, text, word] of [
  ['a file that is not JSON', 'UserDetailList: []', /not JSON/],
  ['JSON of another shape', '{"Buckets": []}', /could be read as an account export/],
  ['a bare list', '[1, 2, 3]', /could be read as an account export/],
  ['an empty file', '', /could be read as an account export/],
] as const) {
  test(`${what} is refused with a sentence, and nothing is lost`, async ({ rolescape, page }) => {
    await give(rolescape, 'export.json', Buffer.from(text))
    await expect(page.getByText(word).first()).toBeVisible()
    await isAlive(rolescape)
  })
}

test('of a file that was cut short the whole entries are read, and where it was cut is said', async ({
  rolescape,
  page,
}) => {
  await give(rolescape, 'cut.json', Buffer.from(`{"UserDetailList":[${user(1)},${user(2).slice(0, 90)}`))
  await expect(page.getByText('The files are not whole')).toBeVisible()
  const finding = page.getByRole('table', { name: 'Findings' }).getByRole('row', { name: /cut short/ })
  await expect(finding).toContainText('/UserDetailList/1')
  await expect(page.getByRole('button', { name: 'Replace the workspace' })).toBeVisible()
})

test('a file of 50 MB leaves the page alive', async ({ rolescape, page }, testInfo) => {
  const users = Array.from({ length: 2000 }, (_, i) => user(i)).join(',')
  const file = testInfo.outputPath('huge.json')
  await writeFile(file, `{"UserDetailList":[${users}]}`)
  await rolescape.goTo('#/import')
  await page.getByLabel('Choose the export file').setInputFiles(file)
  await expect(page.getByRole('button', { name: 'Replace the workspace' })).toBeVisible({ timeout: 30_000 })
  await isAlive(rolescape)
})

test('a name with markup and a name that is taken are refused at the field', async ({ rolescape, page }) => {
  await rolescape.goTo('#/users')
  await page.getByRole('button', { name: 'Create user', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  const name = dialog.getByRole('textbox', { name: /User name/ })
  await name.fill('<img src=x onerror=alert(1)>')
  await dialog.getByRole('button', { name: 'Create user' }).click()
  await expect(dialog).toContainText(/letters|characters/)
  await name.fill('ALICE')
  await dialog.getByRole('button', { name: 'Create user' }).click()
  await expect(dialog).toContainText(/already|exists|taken/i)
})

test('a policy with unknown elements and an ARN with spaces can be typed, is marked, and is not applied', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/policies/111122223333/DeveloperAccess')
  await page.getByRole('link', { name: /Edit/ }).first().click()
  await rolescape.typePolicy(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3::: my bucket","Colour":"red"}]}',
  )
  await expect(page.getByText(/This text is not a policy/)).toBeVisible()
  expect(await marksReadOut(page)).toEqual([])
  await expect(page.getByRole('button', { name: 'Apply' })).toBeDisabled()
  await page.getByRole('button', { name: 'Discard' }).click()
  await isAlive(rolescape)
})
