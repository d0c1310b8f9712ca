import { readFile } from 'node:fs/promises'

import { expect } from '@playwright/test'

import { test } from '../pages/test.ts'

test('a workspace file holds the workspace', async ({ rolescape, page }) => {
  await rolescape.goTo('#/export')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download workspace.rolescape.json' }).click(),
  ])
  const saved: unknown = JSON.parse(await readFile(await file.path(), 'utf8'))
  expect(saved).toMatchObject({ rolescape: 1, name: expect.stringContaining('Parcelo') })
})

const formats = [
  ['Account authorization details', 3, /authorization-details\.json$/],
  ['CloudFormation', 3, /./],
  ['Terraform', 3, /\.tf$/],
  ['AWS CLI script', 3, /\.sh$/],
  ['Markdown report', 1, /\.md$/],
] as const

for (const [format, files, name] of formats) {
  test(`${format} is written a file an account, with what it cannot hold`, async ({ rolescape, page }) => {
    await rolescape.goTo('#/export')
    await page.getByRole('radio', { name: new RegExp(`^${format}`) }).check()
    const downloads = page.getByRole('button', { name: /^Download / })
    await expect(downloads.filter({ hasText: 'Download' }).first()).toBeVisible()
    await expect.poll(() => downloads.count()).toBeGreaterThanOrEqual(files)
    await expect(page.getByRole('heading', { level: 2, name }).first()).toBeVisible()
    const all = page.getByRole('button', { name: /^Download all/ })
    if (files === 1) return expect(all).toHaveCount(0)
    const [archive] = await Promise.all([page.waitForEvent('download'), all.click()])
    expect((await readFile(await archive.path())).subarray(0, 2).toString()).toBe('PK')
  })
}
