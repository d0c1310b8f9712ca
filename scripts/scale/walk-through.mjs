import { boardSwitches } from './board-switches.mjs'
import { questions } from './questions.mjs'

/** Walk through the console with a big account, measuring each step. `only` names sections, by commas; all where empty. */
export async function walkThrough({ page, step, sinceClick }, { account, huge, only }) {
  const walk = {
    page,
    step,
    sinceClick,
    huge,
    goTo: (hash) => page.evaluate((to) => location.assign(to), hash),
    saved: () => see(page.getByRole('banner').getByText('Saved', { exact: true })),
  }
  await bringIn(walk, account)
  for (const [name, section] of Object.entries(sections)) {
    // oxlint-disable-next-line no-await-in-loop -- the sections walk through one page: side by side each would measure the others
    if (only === '' || only.split(',').includes(name)) await section(walk)
  }
}

function see(locator, timeout = 120_000) {
  return locator.first().waitFor({ timeout })
}

async function importFile(page, file, waitMs) {
  await page.getByLabel('Choose the export file').setInputFiles(file)
  await see(page.getByRole('button', { name: 'Replace the workspace' }), waitMs)
}

async function list({ page, step, goTo }, hash, title, wanted) {
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

async function bringIn({ page, step, goTo, saved }, account) {
  await page.goto('./')
  await see(page.getByRole('banner').getByRole('button', { name: /^You act as/ }))
  await goTo('#/import')
  await step('import: read the file', () => importFile(page, account))
  await step('import: take it and show the roles', async () => {
    await page.getByRole('button', { name: 'Replace the workspace' }).click()
    await see(page.getByRole('heading', { level: 1, name: /^Roles/ }))
    await see(page.locator('tbody tr'))
  })
  await step('import: until saved', saved)
}

async function lists(walk) {
  await list(walk, '#/users', 'Users', 'robot')
  await list(walk, '#/roles', 'Roles', 'billing')
  await list(walk, '#/policies', 'Policies', 'freight')
}

async function board({ page, step, saved }) {
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

async function edit({ page, step, sinceClick, goTo, saved }) {
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
      '{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Resource":"*","Action":"s3:Get"}]}',
    )
    await page.keyboard.press('ControlOrMeta+End')
    // back to the end of the action, before `"}]}`
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
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

async function reload({ page, step }) {
  await step('reload', async () => {
    await page.goto('./#/roles')
    await page.reload()
    await see(page.getByRole('heading', { level: 1, name: /^Roles/ }))
    await see(page.locator('tbody tr'))
    await see(page.getByRole('banner').getByRole('button', { name: /^You act as/ }))
  })
}

async function switchRole({ page, step }) {
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

async function graph({ page, step, goTo }) {
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

async function hugeFile({ page, step, huge }) {
  if (huge === null) return

  await page.goto('./#/import')
  await page.reload()
  await see(page.getByLabel('Choose the export file'))
  await step('huge file: read', () => importFile(page, huge, 240_000))
  await page.reload()
  await see(page.getByLabel('Choose the export file'))
  await step('huge file: cancel after a second', async () => {
    await page.getByLabel('Choose the export file').setInputFiles(huge)
    await page.waitForTimeout(1000)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await see(page.getByLabel('Choose the export file'))
  })
}

const sections = {
  list: lists,
  board: board,
  edit: edit,
  reload: reload,
  switch: switchRole,
  switches: boardSwitches,
  graph: graph,
  questions: questions,
  huge: hugeFile,
}
