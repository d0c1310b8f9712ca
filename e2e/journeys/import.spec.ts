import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from '@playwright/test'

import { coveredOnTheWayTo } from '../pages/press-until.ts'
import { seriousFindings, test } from '../pages/test.ts'

const smallAccount = join(import.meta.dirname, '..', 'fixtures', 'small-account.json')

test('an account export is read, its troubles are listed, and it replaces the workspace until undone', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/import')
  await page.getByLabel('Choose the export file').setInputFiles(smallAccount)
  await expect(page.getByText('123412341234').first()).toBeVisible()
  const findings = page.getByRole('table', { name: 'Findings' })
  await expect(findings).toContainText('SurprisingField')
  await expect(findings).toContainText('broken')
  await expect(findings).toContainText('Ghosts')
  await expect(page.getByText('The workspace is then called Account 123412341234.')).toBeVisible()

  await page.getByRole('button', { name: 'Replace the workspace' }).click()
  await expect(page.getByRole('link', { name: 'Publisher' })).toBeVisible()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as nora/)
  await rolescape.goTo('#/users')
  await expect(page.getByRole('link', { name: 'nora' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'alice' })).toHaveCount(0)

  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByRole('link', { name: 'alice' })).toBeVisible()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice/)
})

test('an imported account opens beside the workspace that was open, with its own graph', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/import')
  await page.getByRole('radio', { name: 'Keep it as it is' }).check()
  await page.getByLabel('Choose the export file').setInputFiles(smallAccount)
  await expect(page.getByRole('heading', { level: 1, name: 'Import an account' })).toBeFocused()
  await page.getByRole('button', { name: 'Open as a new workspace' }).dblclick()
  await expect(page.getByRole('link', { name: 'Publisher' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: /^Roles/ })).toBeFocused()
  await rolescape.goTo('#/workspaces')
  await expect(page.getByRole('row').filter({ hasText: 'Account 123412341234' })).toHaveCount(1)
  await expect(page.getByRole('row').filter({ hasText: 'Parcelo' })).toBeVisible()
  await rolescape.goTo('#/graph')
  await page.getByRole('button', { name: 'Table' }).click()
  const row = page.getByRole('row').filter({ hasText: 'nora' }).filter({ hasText: 'Publisher' })
  await expect(row).toContainText(/may assume|allowed/i)
})

const collected = {
  name: 'organization.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      rolescapeCollect: 1,
      account: '123412341234',
      answers: [
        {
          command: ['s3api', 'get-bucket-policy', '--bucket', 'ledger-files'],
          answer: { Policy: '{"Version":"2012-10-17","Statement":[]}' },
        },
        { command: ['sqs', 'list-queues', '--region', 'eu-west-1'], error: 'AccessDeniedException' },
      ],
    }),
  ),
}
const stray = { name: 'stray.json', mimeType: 'application/json', buffer: Buffer.from('[1, 2]') }

test('several files become one change to the open workspace, each told by what it holds', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/import')
  await page.getByRole('radio', { name: 'Add to it' }).check()
  const small = { name: 'small.json', mimeType: 'application/json', buffer: await readFile(smallAccount) }
  await page.getByLabel('Choose the export file').setInputFiles([small, collected, stray])
  const files = page.getByRole('table', { name: 'Files' })
  await expect(files.getByRole('row', { name: /small\.json/ })).toContainText('authorization details')
  await expect(files.getByRole('row', { name: /organization\.json/ })).toContainText('collect script')
  await expect(files.getByRole('row', { name: /stray\.json/ })).toContainText('Nothing that can be read')
  await expect(page.getByText(/added, 0 updated, 0 removed/)).toBeVisible()
  const changes = page.getByRole('table', { name: 'What would change' })
  await expect(changes.getByRole('row', { name: /ledger-files/ })).toContainText('New')
  await expect(page.getByRole('listitem').filter({ hasText: 'KMS keys' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'S3 buckets' })).toHaveCount(0)
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Add to the workspace' }).click()
  await rolescape.goTo('#/resources')
  await expect(page.getByRole('link', { name: 'ledger-files' })).toBeVisible()
  await rolescape.goTo('#/accounts/123412341234')
  await expect(page.getByText('queues in eu-west-1')).toBeVisible()
  await rolescape.goTo('#/users')
  await expect(page.getByRole('link', { name: 'nora' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'alice' })).toBeVisible()
})

test('a redacted import keeps no real name, and its mapping can be downloaded', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/import')
  await page.getByRole('checkbox', { name: /made-up account ids/ }).check()
  await page.getByLabel('Choose the export file').setInputFiles(smallAccount)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the mapping' }).click()
  const mapping = await readFile(await (await downloading).path(), 'utf8')
  expect(mapping).toContain('"real": "123412341234"')
  expect(mapping).toContain('"real": "nora"')
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Replace the workspace' }).click()
  await rolescape.goTo('#/users')
  await expect(page.getByRole('link', { name: /^user-\d+$/ }).first()).toBeVisible()
  await expect(page.getByText('nora')).toHaveCount(0)
  await expect(page.getByText('123412341234')).toHaveCount(0)
})

test('the collect script can be read before it is downloaded', async ({ rolescape, page }) => {
  await rolescape.goTo('#/import')
  await page.getByRole('button', { name: 'Read the script' }).click()
  await expect(page.getByText('#!/usr/bin/env bash')).toBeVisible()
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the script' }).click()
  expect((await downloading).suggestedFilename()).toBe('rolescape-collect.sh')
  expect(await seriousFindings(page)).toEqual([])
})

test('a single policy is pasted, told what it is or where it is none, and becomes what one chooses', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/import')
  const box = page.getByRole('textbox', { name: 'Policy', exact: true })
  // the board is open over the lower end of the page
  await page.getByRole('radio', { name: 'Keep it as it is' }).focus()
  expect(await coveredOnTheWayTo(box)).toEqual([])
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2)
  await box.fill(text.replace('"Effect"', '"Efect"'))
  await expect(page.getByText(/Line 5, column 7/)).toBeVisible()
  await box.fill(encodeURIComponent(text))
  await expect(page.getByText(/Recognised as an identity-based policy/)).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('radio', { name: /An inline policy/ }).check()
  await page.getByRole('button', { name: 'Put inline policy' }).click()
  await expect(page.getByText('Choose where it goes.')).toBeVisible()
  await page.getByRole('radio', { name: /A new customer managed policy/ }).check()
  await page.getByRole('textbox', { name: 'Policy name' }).fill('Pasted')
  await page.getByRole('button', { name: 'Create policy' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pasted, v1' })).toBeVisible()
})
