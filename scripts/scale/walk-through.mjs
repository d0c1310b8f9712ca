/** Walk through the console with a big account, measuring each step. */
export async function walkThrough({ page, step, sinceClick }, { account, huge, only }) {
  const goTo = (hash) => page.evaluate((to) => location.assign(to), hash)
  const see = (locator, timeout = 120_000) => locator.first().waitFor({ timeout })
  const saved = () => see(page.getByRole('banner').getByText('Saved', { exact: true }))
  const named = (name) => only === '' || only.split(',').some((part) => name.includes(part))

  async function importFile(file, waitMs) {
    await page.getByLabel('Choose the export file').setInputFiles(file)
    await see(page.getByRole('button', { name: 'Replace the workspace' }), waitMs)
  }
  async function list(hash, title, wanted) {
    await goTo('#/')
    await see(page.getByRole('heading', { level: 1 }))
    await step(`list: ${title}`, async () => {
      await goTo(hash)
      await see(page.getByRole('heading', { level: 1, name: new RegExp(`^${title}`) }))
      await see(page.locator('tbody tr'))
    })
    await step(`list: ${title}: filter by typing`, async () => {
      await page.getByLabel(`Find in ${title}`).click()
      await page.keyboard.type(wanted, { delay: 120 })
    })
    await step(`list: ${title}: next page, sort`, async () => {
      await page.getByLabel(`Find in ${title}`).fill('')
      await page.getByRole('button', { name: /Next page/i }).click()
      await page.locator('th').nth(1).click()
    })
  }

  await page.goto('./')
  await see(page.getByRole('banner').getByRole('button', { name: /^You act as/ }))
  await goTo('#/import')
  await step('import: read the file', () => importFile(account))
  await step('import: take it and show the roles', async () => {
    await page.getByRole('button', { name: 'Replace the workspace' }).click()
    await see(page.getByRole('heading', { level: 1, name: /^Roles/ }))
    await see(page.locator('tbody tr'))
  })
  await step('import: until saved', saved)

  if (named('list')) {
    await list('#/users', 'Users', 'robot')
    await list('#/roles', 'Roles', 'billing')
    await list('#/policies', 'Policies', 'freight')
  }
  if (named('board')) {
    await step('board: pin a suggestion', async () => {
      const suggestion = page.getByRole('list', { name: /Suggestions/ }).getByRole('button')
      await see(suggestion)
      await suggestion.first().click()
      await see(page.getByRole('list', { name: 'Pinned requests' }))
      await saved()
    })
    await step('board: open the form, type an action', async () => {
      await page.getByRole('button', { name: /^Pin/ }).last().click()
      await page.getByRole('form', { name: 'Pin a request' }).getByRole('combobox').first().click()
      await page.keyboard.type('s3:Get', { delay: 120 })
      await page.keyboard.press('Escape')
    })
  }
  if (named('edit')) {
    const first = page.locator('tbody tr a')
    await goTo('#/policies?type=customer')
    await see(first)
    await first.first().click()
    await page.getByRole('link', { name: /Edit/ }).first().click()
    await see(page.locator('.monaco-editor .view-lines'))
    await step('edit: type into a policy', async () => {
      await page.locator('.monaco-editor .view-lines').click()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.press('Delete')
      await page.keyboard.insertText(
        '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"s3:Get","Resource":"*"}]}',
      )
      await page.keyboard.press('ControlOrMeta+Home')
      for (let i = 0; i < 76; i++) await page.keyboard.press('ArrowRight')
      await page.keyboard.type('Object', { delay: 120 })
    })
    await saved()
    await step('edit: apply, saved and decided', async () => {
      await page.getByRole('button', { name: 'Apply' }).click()
      await saved()
      await page.waitForTimeout(500)
    })
    console.log(`    since the click: ${(await sinceClick()).join(' | ')}`)
    await step('edit: undo', async () => {
      await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).click()
      await saved()
      await page.waitForTimeout(500)
    })
    console.log(`    since the click: ${(await sinceClick()).join(' | ')}`)
  }
  if (named('reload'))
    await step('reload', async () => {
      await page.goto('./#/roles')
      await page.reload()
      await see(page.getByRole('heading', { level: 1, name: /^Roles/ }))
      await see(page.locator('tbody tr'))
      await see(page.getByRole('banner').getByRole('button', { name: /^You act as/ }))
    })
  if (named('switch')) {
    await step('switch role: open the dialog', async () => {
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^You act as/ })
        .click()
      await page.getByRole('menuitem', { name: /Switch role/ }).click()
      await see(page.getByRole('dialog').getByRole('radio'))
    })
    await step('switch role: find by typing', async () => {
      await page.getByRole('searchbox', { name: 'Find a role' }).click()
      await page.keyboard.type('billing', { delay: 120 })
    })
    await step('switch role: try one', async () => {
      await page.getByRole('dialog').getByRole('radio').first().check()
      await page.getByRole('dialog').getByRole('button', { name: 'Switch role' }).click()
      await page.waitForTimeout(500)
    })
    await page.keyboard.press('Escape')
  }
  if (named('graph')) {
    const ask = page.getByRole('button', { name: 'Ask about every pair' })
    const drawn = page.locator('.react-flow__node, .trust-graph tbody tr')
    await step('graph: until something is drawn or said', async () => {
      await goTo('#/graph')
      await see(drawn.or(ask))
    })
    await step('graph: the page meanwhile: list and filter', async () => {
      if (await ask.isVisible()) await ask.click()
      await goTo('#/roles')
      await see(page.locator('tbody tr'))
      await page.getByLabel('Find in Roles').click()
      await page.keyboard.type('billing', { delay: 120 })
    })
  }
  if (huge !== null && named('huge')) {
    await page.goto('./#/import')
    await page.reload()
    await see(page.getByLabel('Choose the export file'))
    await step('huge file: read', () => importFile(huge, 240_000))
    await page.reload()
    await see(page.getByLabel('Choose the export file'))
    await step('huge file: cancel after a second', async () => {
      await page.getByLabel('Choose the export file').setInputFiles(huge)
      await page.waitForTimeout(1000)
      await page.getByRole('button', { name: 'Cancel' }).click()
      await see(page.getByLabel('Choose the export file'))
    })
  }
}
