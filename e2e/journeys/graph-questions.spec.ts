import { readFile } from 'node:fs/promises'

import { expect } from '@playwright/test'

import { coveredOnTheWayTo, tabTo } from '../pages/press-until.ts'
import { seriousFindings, seriousFindingsInBothModes, test } from '../pages/test.ts'

test('by the keyboard alone: how alice reaches the auditor, why each step holds, and the picture of it, which opens as the account again', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/graph')
  const press = (key: string) => page.keyboard.press(key)
  await tabTo(page.getByRole('button', { name: 'Ask', exact: true }))
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Ask in one line' })).toBeFocused()
  await page.keyboard.type('how does alice get to ProductionAuditor')
  await press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'alice gets to ProductionAuditor' })).toBeAttached()
  await expect(page).toHaveURL(/ask=paths&from=.*alice&to=.*ProductionAuditor/)

  await tabTo(page.getByRole('button', { name: /^As a list \(1\)/ }))
  await press('Enter')
  const hop = page.getByRole('table', { name: 'Answer' }).getByRole('button', { name: /^Why alice/ })
  await expect(hop).toHaveAccessibleName(/alice → ProductionAuditor: AssumeRole, allowed/)
  await tabTo(hop)
  await press('Enter')
  const reason = page.getByRole('heading', { name: 'alice → ProductionAuditor' })
  await expect(reason).toBeFocused()
  await tabTo(page.getByRole('button', { name: 'Close the reason' }))
  await press('Enter')
  await expect(hop).toBeFocused()
  await press('Enter')
  await expect(reason).toBeFocused()
  await expect(reason).toBeInViewport()
  await expect(page.getByRole('link', { name: /SwitchToProductionAuditor/ })).toBeVisible()
  expect(await coveredOnTheWayTo(page.getByRole('link', { name: 'Open the explanation' }))).toEqual([])
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'Can alice sts:AssumeRole?' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('link', { name: /SwitchToProductionAuditor/ })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])

  await tabTo(page.getByRole('button', { name: 'Export', exact: true }), 'Shift+Tab')
  await press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await tabTo(page.getByRole('radio', { name: 'SVG picture' }))
  await press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'PNG picture' })).toBeChecked()
  expect(await seriousFindings(page)).toEqual([])
  const downloading = page.waitForEvent('download')
  await press('Enter')
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.png$/)
  const picture = await readFile(await download.path())

  await rolescape.goTo('#/import')
  const png = { name: 'alice.png', mimeType: 'image/png', buffer: picture }
  await page.getByLabel('Choose the export file').setInputFiles([png])
  await expect(page.getByRole('table', { name: 'Files' })).toContainText('Picture of a graph')
  await page.getByRole('button', { name: 'Replace the workspace' }).click()
  await expect(page.getByRole('link', { name: 'ProductionAuditor' })).toBeVisible()
})

test('what would cut a way can be tried as a draft, and who may change a role is asked in a line', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/graph?tool=ask')
  const ask = async (line: string) => {
    await page.getByRole('textbox', { name: 'Ask in one line' }).fill(line)
    await page.keyboard.press('Enter')
  }
  await ask('who can change ProductionAuditor')
  await expect(
    page.getByText(
      'No user or role can change the policies, trust policy or permissions boundary of ProductionAuditor (444455556666).',
    ),
  ).toBeVisible()
  await ask('what would cut alice from ProductionAuditor')
  await expect(page.getByRole('textbox', { name: 'Ask in one line' })).toBeFocused() // stays, to be changed
  const cuts = page.getByRole('region', { name: 'What would cut it' })
  await cuts.getByRole('button', { name: 'What else the drafts would change' }).first().click()
  await expect(cuts.getByText(/alice loses sts:AssumeRole/)).toBeVisible()
  await cuts.getByRole('button', { name: 'Try as a draft' }).first().click()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: 'No way leads from alice (111122223333) to ProductionAuditor (444455556666).' }),
  ).toBeAttached()
  await expect(page.getByText('it is no part of the answer')).toHaveCount(0) // what comes nearest is drawn
  const near = page.getByRole('region', { name: 'What comes nearest' })
  await expect(near.getByRole('heading', { level: 2 })).toBeVisible() // right below the page's own
  await expect(
    near.getByRole('button', { name: /^Why Parcelo development → ProductionAuditor: .*trust only/ }),
  ).toBeVisible()
  await expect(
    near.getByText(/alice is of that account, and has no line to ProductionAuditor of its own/),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Drafts that are drawn' }).getByRole('link')).toHaveAttribute(
    'href',
    /#\/edit\//,
  )
  await expect(page.getByText('− alice → ProductionAuditor: was allowed')).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
})

test('a line stays in its field and in the address, says what it doesn’t mean, and offers what it may', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo(
    `#/graph?tool=ask&focus=${encodeURIComponent('arn:aws:iam::111122223333:user/staff/alice')}`,
  )
  await expect(page.getByRole('heading', { name: 'alice', exact: true })).toBeVisible()
  const line = page.getByRole('textbox', { name: 'Ask in one line' })
  const ask = async (text: string) => {
    await line.fill(text)
    await page.keyboard.press('Enter')
  }
  await ask('cycles')
  await expect(page.getByText('No roles can become one another.')).toBeVisible()
  const notDrawn = page.getByRole('status').filter({ hasText: 'it is no part of the answer' })
  await expect(notDrawn).toBeVisible()
  await expect(line).toHaveValue('cycles')
  await expect(page).not.toHaveURL(/focus=/) // a question is about all, not about what was looked at before
  await ask('outsiders')
  await expect(page.getByText(/^Outsiders get to roles/).first()).toBeVisible()
  await expect(notDrawn).toHaveCount(0)
  await rolescape.goTo(`#/graph?focus=${encodeURIComponent('arn:aws:iam::111122223333:role/DeployRole')}`)
  await expect(page.getByRole('heading', { name: 'DeployRole', exact: true })).toBeVisible()
  await expect(page.getByText(/^Outsiders get to roles/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(line).toBeFocused()
  await ask('what can alce reach')
  await expect(line).toHaveAccessibleDescription(/Nothing here is called “alce”/)
  await page
    .getByRole('list', { name: 'Other readings' })
    .getByRole('button', { name: /^alice/ })
    .click()
  await expect(line).toHaveValue('what can alice reach')
  await expect(
    page.getByText('Besides, alice, or whom it can become, has 1 known way up and 1 unknown:'),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'DeployRole: 1 known way up and 1 unknown' })).toHaveAttribute(
    'href',
    /#\/ways-up\?of=.*DeployRole/,
  )
  await ask('what can lotwise reach') // an account is shown by that name, and a role's begins so
  await expect(page.getByRole('status').filter({ hasText: 'was taken for Lotwise (vendor)' })).toBeAttached()
  await page
    .getByRole('list', { name: 'Other readings' })
    .getByRole('button', { name: /^LotwiseMonitoring \(444455556666\)/ })
    .click()
  await expect(page.getByText(/LotwiseMonitoring \(444455556666\) reaches no role and no/)).toBeVisible()
  await ask('how does alice get to PrintLabelRole') // nobody lets her in, and yet it is hers to take
  await expect(
    page.getByText(/^But alice, or whom it can become, has \d+ known ways? up that ends? there:/),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: /^DeployRole: \d+ known ways? up/ })).toBeVisible()
  await ask('how does dave get to ProductionAuditor') // his group allows it, his boundary doesn't
  await expect(
    page.getByText(
      /the permissions boundary of dave.*, managed policy ContractorBoundary, does not allow the call/,
    ),
  ).toBeVisible()
  await ask('what can Developers reach') // groups don't act: their members do
  await expect(page.getByRole('status').filter({ hasText: /^Developers .* is a group, and/ })).toBeAttached()
  await page.getByRole('button', { name: 'What can dave reach?' }).click()
  await expect(line).toHaveValue('what can dave reach')
  await ask('who can reach PrintLabelRole where account != 111122223333')
  await expect(
    page.getByRole('status').filter({ hasText: '1 of 2 pass the filter; 1 is left out.' }),
  ).toBeAttached()
  await expect(page.getByText(/^2 others could get to PrintLabelRole by a way up/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'GitHubDeployRole' })).toHaveAttribute(
    'href',
    /#\/ways-up\?of=.*GitHubDeployRole/,
  )
  expect(await seriousFindings(page)).toEqual([])
  await ask('how does role get to role')
  await expect(
    page
      .getByRole('list', { name: 'Other readings' })
      .getByRole('button', { name: /^DeployRole .* → PrintLabelRole / }),
  ).toBeVisible()
  await expect(page.getByText('72 other readings are possible', { exact: false })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await ask('tell me everything')
  await expect(line).toHaveAccessibleDescription(
    /This is no question that the graph knows.*shown as if nothing was asked/,
  )
  expect(await seriousFindings(page)).toEqual([])
  await page.reload()
  await expect(line).toHaveValue('tell me everything')
  await page
    .getByRole('list', { name: 'Examples' })
    .getByRole('button', { name: /^who can reach/ })
    .click()
  await expect(page.getByRole('status').filter({ hasText: /\d+ gets? to .*, in 10 ways/ })).toBeAttached()
  await page.goBack()
  await expect(line).toHaveValue('tell me everything')
})

test('a page of a bucket leads to who can reach it, by level of access', async ({ rolescape, page }) => {
  await rolescape.goTo(`#/resources/${encodeURIComponent('arn:aws:s3:::parcelo-artifacts')}`)
  await page.getByRole('link', { name: 'Who can reach this?' }).click()
  const level = (name: string) => page.getByRole('definition').filter({ hasText: name })
  await expect(level('alice (via DeployRole)')).toBeVisible()
  await expect(level('root of Parcelo development')).toBeVisible()
  await expect(page.locator('.react-flow__node').filter({ hasText: 'parcelo-artifacts' })).toBeVisible()
  await expect(
    page.getByText(/^No other user or role is known that could get to parcelo-artifacts by a way up/),
  ).toBeVisible()

  await page.getByRole('button', { name: /^As a list \(10\)/ }).click()
  await page.getByRole('combobox', { name: 'Filter the answer' }).fill('State = Conditional')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^As a list \(1\)/ })).toBeVisible()
  await expect(page.locator('.react-flow__node').filter({ hasText: 'alice' })).toHaveCount(0)
  expect(await seriousFindingsInBothModes(page)).toEqual([])
})

const jun = 'arn:aws:iam::111122223333:user/jun'

test('where no way leads it is said as whom a way up makes one act who gets there, with a link to how', async ({
  rolescape,
  page,
}) => {
  const allowing = { Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: jun }
  const trusting = { Effect: 'Allow', Principal: { AWS: jun }, Action: 'sts:AssumeRole' }
  const account = {
    accountId: '111122223333',
    name: 'a',
    users: [
      {
        name: 'ann',
        inlinePolicies: [{ name: 'p', document: { Version: '2012-10-17', Statement: [allowing] } }],
      },
      { name: 'jun' },
    ],
    roles: [{ name: 'Vault', trustPolicy: { Version: '2012-10-17', Statement: [trusting] } }],
  }
  const buffer = Buffer.from(JSON.stringify({ rolescape: 1, name: 'Keys', accounts: [account] }))
  await rolescape.goTo('#/import')
  await page
    .getByLabel('Choose the export file')
    .setInputFiles({ name: 'keys.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: 'Replace the workspace' }).click()
  await expect(page).toHaveURL(/#\/roles/)
  await rolescape.goTo('#/graph?tool=ask&line=how+does+ann+get+to+Vault')
  await expect(
    page.getByText('But ann has 1 known way up that makes it act as somebody who gets there:'),
  ).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('link', { name: 'jun: how it gets there' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: 'The shortest way from jun to Vault has 1 step.' }),
  ).toBeAttached()
})

test.describe('at 390 pixels', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('all of an answer is in sight', async ({ rolescape, page }) => {
    await rolescape.goTo('#/graph?view=graph&tool=ask&line=what can alice reach')
    const canvas = page.getByRole('region', { name: 'Trust graph' })
    const boxes = canvas.locator('.react-flow__node')
    await expect(boxes).toHaveCount(9)
    const outside = async () => {
      const around = await canvas.boundingBox()
      const all = await Promise.all((await boxes.all()).map((box) => box.boundingBox()))
      return all.filter(
        (box) =>
          around === null ||
          box === null ||
          box.x < around.x ||
          box.x + box.width > around.x + around.width ||
          box.y < around.y ||
          box.y + box.height > around.y + around.height,
      )
    }
    await expect.poll(outside).toEqual([])
  })
})
