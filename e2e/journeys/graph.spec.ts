import { expect, type Page } from '@playwright/test'

import { named } from '../fixtures/named.ts'
import { marksReadOut, seriousFindings, seriousFindingsInBothModes, test } from '../pages/test.ts'

test('the graph shows who can assume what, says halves as halves, and the table holds the same', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/graph')
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  // an identity provider's name of 35 letters among them
  await expect(page.getByText('token.actions.githubusercontent.com')).toBeVisible()
  await expect.poll(async () => namesCut(page)).toEqual([])
  await page.getByRole('button', { name: 'Table' }).click()
  const row = (from: string, to: string) =>
    page.getByRole('row').filter({ hasText: from }).filter({ hasText: to }).first()
  await expect(row('alice', 'DeployRole')).toContainText(/Allowed/)
  await expect(row('bob', 'BreakGlassRole')).toContainText(/Conditional/)
  await expect(row('bob', 'BreakGlassRole')).toContainText(/MultiFactorAuthPresent/)
  await expect(row('erin', 'DeployRole')).toContainText(/Permission only/)
  await expect(row('Parcelo development', 'OldReportsRole')).toContainText(/Trust only/)
})

/** The names of boxes of which a part can't be seen. */
async function namesCut(page: Page): Promise<readonly string[]> {
  return page.locator('.trust-node-name').evaluateAll((lines) =>
    lines.flatMap((line) => {
      const isCut = [line, ...line.querySelectorAll(':not(.for-screen-readers)')].some(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          clientWidth > 0 && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 2),
      )
      return isCut ? [line.textContent] : []
    }),
  )
}

test('a line leaves the graph when a draft of the trust policy takes the trust away', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/edit/trust%2Farn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FDeployRole')
  await expect(rolescape.policyText()).toBeVisible()
  await rolescape.typePolicy(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  )
  await rolescape.goTo('#/graph?view=table')
  const fromAlice = page.getByRole('row').filter({ hasText: 'alice' }).filter({ hasText: 'DeployRole' })
  await expect(
    page.getByRole('row').filter({ hasText: 'ec2.amazonaws.com' }).filter({ hasText: 'DeployRole' }),
  ).toContainText(/Allowed/)
  await expect(fromAlice).not.toContainText('Allowed')
})

/** Press keys so quickly that no frame is painted between them. */
async function pressAtOnce(page: Page, keys: readonly string[]): Promise<void> {
  await page.evaluate(async (pressed) => {
    await pressed.reduce<Promise<unknown>>(
      (before, key) =>
        before.then(() =>
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
        ),
      Promise.resolve(),
    )
  }, keys)
}

test('by keys alone: walk from alice to the audit role, read why each hop is so, move a box, and go to the table', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/graph')
  const canvas = page.getByRole('region', { name: 'Trust graph' })
  await canvas.getByRole('button', { name: /alice/ }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(canvas.getByText('Line from alice to DeployRole: AssumeRole, allowed.')).toBeAttached()
  await page.keyboard.press('ArrowDown')
  await expect(canvas.getByText('Line from alice to ProductionAuditor: AssumeRole, allowed.')).toBeAttached()
  await page.keyboard.press('w')
  await expect(page.getByRole('heading', { name: 'alice → ProductionAuditor' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Statements that decide' })).toBeVisible()
  expect(await marksReadOut(page)).toEqual([])
  await pressAtOnce(page, ['ArrowUp', 'ArrowRight']) // the second: no line, so it stays, and says so
  await expect(canvas.getByText(/^No line of DeployRole leads to the right\./)).toBeVisible()
  await expect(canvas.getByRole('button', { name: / DeployRole$/ })).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('N') // as with Caps Lock
  await expect(canvas.getByText(/ is the last box\.$/)).toBeVisible()
  await page.keyboard.press('W') // was jumped to, over no line
  await expect(canvas.getByText(/^No line was walked to /)).toBeVisible()
  await canvas.getByRole('button', { name: /ProductionAuditor/ }).focus()
  const auditor = page.locator('.react-flow__node', { hasText: 'ProductionAuditor' })
  const line = (name: string) => canvas.getByRole('img', { name, exact: true })
  await expect(line('Line from bob to BreakGlassRole: AssumeRole, conditional on MFA')).toBeAttached()
  await expect(line('Line from erin to DeployRole: AssumeRole, permission only, no access')).toBeAttached()
  const others = page.locator('.react-flow__node').filter({ hasNotText: 'ProductionAuditor' })
  const places = () => others.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('style')))
  const before = await places()
  const stood = await auditor.getAttribute('style')
  await page.keyboard.down('Shift')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.up('Shift')
  await expect(auditor.getByText('put here by hand')).toBeAttached()
  expect(await auditor.getAttribute('style')).not.toBe(stood)
  expect(await places()).toEqual(before)
  expect(await seriousFindingsInBothModes(page)).toEqual([])
  await page
    .getByRole('banner')
    .getByRole('button', { name: 'Undo: Move ProductionAuditor in the graph' })
    .click()
  await expect(auditor).toHaveAttribute('style', stood ?? '')

  await canvas.getByRole('button', { name: /alice/ }).focus()
  await page.keyboard.press('t')
  await expect(page.getByRole('table', { name: 'Edges of the trust graph' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'The lines as a table' })).toBeFocused()
  const row = page.getByRole('radio', { name: /^alice .* to DeployRole / })
  await row.press('Space')
  await expect(page.getByRole('heading', { name: 'alice → DeployRole' })).toBeVisible()
  await expect(row).toBeFocused()
  await page.getByRole('button', { name: 'Close the reason' }).press('Enter')
  await expect(row).toBeFocused()
})

test('an edit moves no other box, its lines are named and marked, and a comparison shows what is new and what is gone', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/graph')
  const boxes = page.locator('.react-flow__node')
  await expect(boxes.first()).toBeVisible()
  const places = () =>
    boxes.evaluateAll((all) =>
      all.map((box) => `${box.getAttribute('data-id')} ${box.style.transform}`).toSorted(),
    )
  const before = await places()
  await rolescape.goTo('#/edit/trust%2Farn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2FDeployRole')
  await expect(rolescape.policyText()).toBeVisible()
  await rolescape.typePolicy(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  )
  await page.getByRole('button', { name: 'Apply' }).click()
  await rolescape.goTo('#/graph')
  await expect(page.getByText('+ ec2.amazonaws.com → DeployRole: allowed')).toBeVisible()
  await expect(page.getByText('alice → DeployRole: allowed before, now permission only')).toBeVisible()
  await expect(page.locator('.trust-edge[data-mark="added"]')).toHaveCount(1)
  expect(await places()).toEqual(before)

  await page.getByRole('button', { name: 'Compare with' }).click()
  await page.getByRole('option', { name: 'Where the history begins' }).click()
  await expect(page.getByText('Since then: 1 line added, 2 lines gone, 1 line changed.')).toBeVisible()
  await page.getByRole('button', { name: 'Legend' }).click()
  await expect(page.getByText('Gone: was there before')).toBeVisible()
  await page.getByRole('button', { name: 'Legend' }).click()
  await expect(page.locator('.trust-canvas .trust-edge[data-state="gone"]')).toHaveCount(2)
  await expect(boxes.filter({ hasText: 'ProductionAuditor' })).toBeInViewport({ ratio: 0.99 }) // what doesn't differ
  await page.getByRole('button', { name: 'Show it alone' }).click()
  await expect(boxes).toHaveCount(5)
  await page.getByRole('button', { name: 'Table' }).click()
  const row = page.getByRole('row').filter({ hasText: 'dave' })
  await expect(row).toContainText('gone')
  expect(await seriousFindingsInBothModes(page)).toEqual([])
})

test('whoever is chosen brings its access over the picture and into the table, with its reason, and Back shows the view before', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/graph')
  const boxes = page.locator('.react-flow__node')
  await expect(boxes.filter({ hasText: 'ProductionAuditor' })).toContainText('Role · Parcelo production')
  await page.getByRole('button', { name: 'Legend' }).click()
  await page.getByRole('checkbox', { name: /^Parcelo production/ }).uncheck()
  await expect(boxes.filter({ hasText: 'ProductionAuditor' })).toHaveCount(0)
  await page.getByRole('checkbox', { name: /^Parcelo production/ }).check()
  await page.getByRole('button', { name: 'Legend' }).click()
  await boxes.filter({ hasText: 'alice' }).click()
  await expect(page.getByRole('checkbox', { name: 'Access to resources (3)' })).toBeChecked()
  await boxes.filter({ hasText: 'parcelo-artifacts' }).click()
  await expect(page.getByRole('heading', { name: 'alice → parcelo-artifacts' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Statements that decide' })).toBeVisible()
  expect(await seriousFindingsInBothModes(page)).toEqual([])
  await page.getByRole('button', { name: 'Table' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'parcelo-artifacts' })).toContainText(
    /Access: Read, List \(conditional\)/,
  )
  await expect(page.getByRole('row').filter({ hasText: 'OldReportsRole' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Graph', exact: true }).click()
  await page.goBack()
  await expect(page.getByRole('button', { name: /Focus on.*Everything/ })).toBeVisible()
  await expect(boxes.filter({ hasText: 'parcelo-artifacts' })).toHaveCount(0)
})

test('a large account is painted as a map, marks what a draft changed, and has all its lines in the table', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/import')
  const file = { name: 'large.json', mimeType: 'application/json', buffer: Buffer.from(largeAccount()) }
  await page.getByLabel('Choose the export file').setInputFiles([file])
  await page.getByRole('button', { name: 'Replace the workspace' }).click()
  await expect(page.getByRole('link', { name: 'worker-0', exact: true })).toBeVisible()
  await rolescape.goTo('#/graph?fold=nothing')
  const canvas = page.getByRole('region', { name: 'Trust graph' })
  await expect(page.locator('canvas[data-painted]')).toBeVisible()
  await expect(canvas).toHaveAccessibleDescription(/320 roles/)
  await canvas.locator('.react-flow__node button').first().focus()
  await page.keyboard.press('End') // to a box that isn't mounted yet
  await expect(canvas.locator('.react-flow__node button:focus')).toHaveCount(1)
  await page.keyboard.press('n')
  await expect(canvas.getByText(/ is the last box\.$/)).toBeVisible()
  expect(await seriousFindingsInBothModes(page)).toEqual([])
  await page.getByRole('button', { name: 'Table' }).click()
  await expect(page.getByRole('heading', { name: 'Who reaches whom (320)' })).toBeVisible()
  await page.getByRole('button', { name: /^1 permission covers many roles at once/ }).click()
  await page.getByRole('button', { name: '320 roles without a line' }).click()
  const covered = page.getByRole('list', { name: 'Roles that * covers' })
  await expect(covered.getByRole('button', { name: 'worker-0', exact: true })).toBeVisible()
  await expect(covered.getByRole('button', { name: '270 more' })).toBeAttached()
  expect(await seriousFindings(page)).toEqual([])

  const arn = encodeURIComponent('trust/arn:aws:iam::111122223333:role/worker-0')
  await rolescape.goTo(`#/edit/${arn}`)
  await expect(rolescape.policyText()).toBeVisible()
  await rolescape.typePolicy(JSON.stringify(trusting('lambda.amazonaws.com')))
  const drafted = page.getByRole('region', { name: 'In the graph' })
  await expect(drafted).toContainText('+ lambda.amazonaws.com → worker-0: allowed')
  await drafted.getByRole('link', { name: 'Show in the graph' }).click()
  await expect(page.getByText('By the drafts: 1 line added, 1 line gone.')).toBeVisible()
  await page.getByRole('button', { name: 'Table' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'lambda.amazonaws.com' })).toContainText('new')

  // beside another document: nothing of a draft that never was a policy, and whose lines they are once several decide
  await rolescape.goTo(`#/edit/${arn.replace(/0$/, '1')}`)
  await expect(page.getByRole('link', { name: 'role worker-1' })).toBeVisible()
  await rolescape.typePolicy('{')
  await expect(page.getByText(/Decisions use the stored version/)).toBeVisible()
  await expect(drafted).toHaveCount(0)
  await rolescape.typePolicy(JSON.stringify(trusting('lambda.amazonaws.com')))
  await expect(page.getByRole('region', { name: 'In the graph, by all drafts' })).toContainText('worker-1')
})

/** More boxes than are drawn as elements of the page. */
function largeAccount(): string {
  const RoleDetailList = Array.from({ length: 320 }, (_, at) => ({
    Path: '/',
    RoleName: `worker-${at}`,
    RoleId: `AROA${String(at).padStart(16, '0')}`,
    Arn: `arn:aws:iam::111122223333:role/worker-${at}`,
    CreateDate: '2026-01-01T00:00:00Z',
    AssumeRolePolicyDocument: trusting('ec2.amazonaws.com'),
    InstanceProfileList: [],
    RolePolicyList: [],
    AttachedManagedPolicies: [],
    Tags: [],
  }))
  const statement = { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }
  const document = { Version: '2012-10-17', Statement: [statement] }
  const eager = Object.assign(named('user', 'eager', 0), {
    UserPolicyList: [{ PolicyName: 'AssumeAnything', PolicyDocument: document }],
  })
  return JSON.stringify({ UserDetailList: [eager], GroupDetailList: [], RoleDetailList, Policies: [] })
}

function trusting(service: string) {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }
  return { Version: '2012-10-17', Statement: [statement] }
}
