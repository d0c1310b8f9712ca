import { expect, type Locator, type Page } from '@playwright/test'

import { Console } from '../pages/console.ts'
import { test } from '../pages/test.ts'

/** Open "Act as someone else" and choose a way. */
async function actAs(rolescape: Console, page: Page, way: string): Promise<Locator> {
  await rolescape.choose(/Act as someone else/)
  const dialog = page.getByRole('dialog', { name: 'Act as someone else' })
  await choose(dialog, page, /^Who/, way)
  return dialog
}

/** Pick an entry of a drop-down list. */
async function choose(dialog: Locator, page: Page, field: RegExp, entry: string): Promise<void> {
  await dialog.getByRole('button', { name: field }).first().click()
  await page.getByRole('option', { name: entry }).first().click()
}

/** Open the role dialog and choose a role, to be asked for by AssumeRole. */
async function assumeRole(rolescape: Console, page: Page, role: string): Promise<Locator> {
  await rolescape.choose(/Switch role/)
  const dialog = page.getByRole('dialog', { name: /Switch role/ })
  await dialog.getByRole('radio', { name: new RegExp(`^${role} `) }).check()
  const way = dialog.getByRole('radio', { name: /^(AssumeRole|Role chaining):/ })
  if (await way.isVisible()) await way.check()
  return dialog
}

test('a switch to another account acts there', async ({ rolescape }) => {
  await rolescape.switchRole('ProductionAuditor')
  await expect(rolescape.identity).toHaveAccessibleName(/alice ▸ ProductionAuditor in .*production/i)
  await expect(rolescape.row('s3:GetObject').last()).toContainText('Allowed')
})

test('a third party is refused without the external id, told so, and let in with it', async ({
  rolescape,
  page,
}) => {
  const acting = await actAs(rolescape, page, "A program with a user's access key")
  await choose(acting, page, /Whose access key/, 'collector')
  await acting.getByRole('button', { name: 'Act with the access key' }).click()
  const dialog = await assumeRole(rolescape, page, 'LotwiseMonitoring')
  await dialog.getByRole('button', { name: 'Assume role' }).click()
  await expect(dialog).toContainText('AccessDenied')
  await expect(dialog.getByRole('region', { name: /Trust side/ })).toContainText('Says no')
  await expect(dialog).toContainText('asks for an external id that this call does not carry')
  await dialog.getByRole('textbox', { name: 'External id' }).fill('parcelo-4c2f81')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/collector .* ▸ LotwiseMonitoring/)
})

test('a job signs in with an OIDC token; another claim or an expired token is refused', async ({
  rolescape,
  page,
}) => {
  const dialog = await actAs(rolescape, page, 'A person or job with an OIDC token')
  const subject = dialog.getByRole('textbox', { name: 'Value' }).nth(1)
  await expect(subject).toHaveValue(/^repo:/)
  const asked = await subject.inputValue()
  await subject.fill('repo:parcelo/tracker:ref:refs/heads/dev')
  await dialog.getByRole('button', { name: 'Sign in to GitHubDeployRole' }).click()
  await expect(dialog).toContainText(
    'A condition on token.actions.githubusercontent.com:sub does not hold for its value repo:parcelo/tracker:ref:refs/heads/dev',
  )
  await subject.fill(asked)
  await choose(dialog, page, /State of the token/, 'Expired')
  await dialog.getByRole('button', { name: 'Sign in to GitHubDeployRole' }).click()
  await expect(dialog).toContainText('ExpiredTokenException')
  await choose(dialog, page, /State of the token/, 'Good')
  await dialog.getByRole('button', { name: 'Sign in to GitHubDeployRole' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/GitHubDeployRole/)
})

test('a person of the company signs in through SAML and chains for an hour at most', async ({
  rolescape,
  page,
}) => {
  const dialog = await actAs(rolescape, page, 'A person signed in through SAML')
  await dialog.getByRole('button', { name: 'Sign in to SupportStaff' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/SupportStaff/)

  const chain = await assumeRole(rolescape, page, 'ProductionAuditor')
  await chain.getByRole('button', { name: /Session name, external id/ }).click()
  await chain.getByRole('spinbutton', { name: 'Duration in seconds' }).fill('7200')
  await chain.getByRole('button', { name: 'Assume role' }).click()
  await expect(chain).toContainText('the one hour of role chaining')
  await expect(chain).toContainText('ValidationError')
  await chain.getByRole('spinbutton', { name: 'Duration in seconds' }).fill('3600')
  await chain.getByRole('button', { name: 'Try again' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/SupportStaff ▸ ProductionAuditor/)

  await rolescape.choose(/Exit role/)
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as SupportStaff in/)
})

test('a custom broker hands on a role, and may not federate without permission', async ({
  rolescape,
  page,
}) => {
  const dialog = await actAs(rolescape, page, 'A person signed in through a custom identity broker')
  await dialog.getByRole('radio', { name: /^GetFederationToken/ }).check()
  await dialog.getByRole('button', { name: 'Sign in through the broker' }).click()
  await expect(dialog).toContainText('AccessDenied')
  await dialog.getByRole('radio', { name: /^AssumeRole/ }).check()
  await dialog.getByRole('button', { name: 'Sign in through the broker' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as DeployRole in/)
  await rolescape.choose(/Session details/)
  await expect(page.getByRole('dialog', { name: 'Session details' })).toContainText(
    'the broker, with the access key of alice',
  )
})

for (const [way, button, role] of [
  ['The programs on an EC2 instance', /^Act as (?!someone)/, 'TrackerInstanceRole'],
  ['The code of a Lambda function', /^Act as print-label/, 'PrintLabelRole'],
] as const) {
  test(`acts without access keys: ${way}`, async ({ rolescape, page }) => {
    const dialog = await actAs(rolescape, page, way)
    await dialog.getByRole('button', { name: button }).click()
    await expect(rolescape.identity).toHaveAccessibleName(new RegExp(role))
    await rolescape.choose(/Session details/)
    const card = page.getByRole('dialog', { name: 'Session details' })
    await card.getByRole('button', { name: 'To the end of the session' }).click()
    await expect(rolescape.identity).toHaveAccessibleName(/expired/)
    await card.getByRole('button', { name: 'Go on with fresh credentials' }).click()
    await expect(card).toContainText(/6 h left|5 h 59 min left/)
    await card.getByRole('button', { name: 'Close' }).click()
    await expect(rolescape.identity).not.toHaveAccessibleName(/expired/)
  })
}

test('a session policy leaves of the role what it names, in a link too, and one that is no policy is refused', async ({
  rolescape,
  page,
  browser,
}) => {
  const dialog = await assumeRole(rolescape, page, 'DeployRole')
  await dialog.getByRole('button', { name: /Session policies, tags/ }).click()
  const policy = dialog.getByRole('textbox', { name: 'Session policy (JSON)' })
  await policy.fill('{')
  await expect(dialog).toContainText('The session policy is not JSON')
  await policy.fill('{"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}')
  await dialog.getByRole('button', { name: 'Assume role' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/alice ▸ DeployRole/)
  await expect(rolescape.row('s3:PutObject')).toContainText('Denied')

  await expect(page).toHaveURL(/as=.*DeployRole/)
  const other = await browser.newPage()
  await other.goto(page.url())
  const linked = new Console(other)
  await expect(linked.identity).toHaveAccessibleName(/alice ▸ DeployRole/)
  await expect(linked.row('s3:PutObject')).toContainText('Denied')
  await other.close()
})

test('session tags need a permission of their own, and the refusal says which', async ({
  rolescape,
  page,
}) => {
  const dialog = await assumeRole(rolescape, page, 'DeployRole')
  await dialog.getByRole('button', { name: /Session policies, tags/ }).click()
  await dialog.getByRole('button', { name: 'Add session tag' }).click()
  await dialog.getByRole('textbox', { name: 'Key' }).fill('project')
  await dialog.getByRole('textbox', { name: 'Value' }).fill('tracker')
  await dialog.getByRole('checkbox', { name: 'Transitive' }).check()
  await dialog.getByRole('button', { name: 'Assume role' }).click()
  const needs = dialog.getByRole('region', { name: 'Permissions that this call needs' })
  await expect(needs).toContainText('sts:AssumeRole: allowed')
  await expect(needs).toContainText('sts:TagSession: denied')
})

test('a transitive tag goes on along the chain, opens what asks for it, and can’t be passed again', async ({
  rolescape,
  page,
}) => {
  await openChainOfTags(rolescape, page)
  const first = await assumeRole(rolescape, page, 'First')
  await first.getByRole('button', { name: /Session policies, tags/ }).click()
  await passTag(first)
  await first.getByRole('checkbox', { name: 'Transitive' }).check()
  await first.getByRole('button', { name: 'Assume role' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/ann ▸ First/)

  const second = await assumeRole(rolescape, page, 'Second')
  await second.getByRole('button', { name: /Session policies, tags/ }).click()
  await passTag(second)
  await second.getByRole('button', { name: 'Assume role' }).click()
  await expect(second).toContainText('InvalidParameterValue')
  await second.getByRole('button', { name: 'Remove session tag team' }).click()
  await second.getByRole('button', { name: 'Try again' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/ann ▸ First ▸ Second/)
  await rolescape.choose(/Session details/)
  await expect(page.getByRole('dialog', { name: 'Session details' })).toContainText(/team.*blue/)
})

async function passTag(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Add session tag' }).click()
  await dialog.getByRole('textbox', { name: 'Key' }).fill('team')
  await dialog.getByRole('textbox', { name: 'Value' }).fill('blue')
}

/** A workspace of ann, who may tag her session of First, from where only a blue team gets to Second. */
async function openChainOfTags(rolescape: Console, page: Page): Promise<void> {
  const account = '123412341234'
  const Action = ['sts:AssumeRole', 'sts:TagSession']
  const may = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }
  const inlinePolicies = [{ name: 'assume', document: may }]
  const trusting = (condition: object) => ({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action, ...condition },
    ],
  })
  const onlyBlue = trusting({ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' } } })
  const workspace = {
    rolescape: 1,
    name: 'Chain of tags',
    accounts: [
      {
        accountId: account,
        name: 'one',
        users: [{ name: 'ann', inlinePolicies }],
        roles: [
          { name: 'First', trustPolicy: trusting({}), inlinePolicies },
          { name: 'Second', trustPolicy: onlyBlue, inlinePolicies },
        ],
      },
    ],
  }
  await rolescape.goTo('#/workspaces?create=')
  const dialog = page.getByRole('dialog', { name: 'Create workspace' })
  await dialog.getByRole('radio', { name: /A workspace file/ }).check()
  await dialog.getByLabel('Choose the workspace file').setInputFiles({
    name: 'tags.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(workspace)),
  })
  await dialog.getByRole('button', { name: 'Create workspace' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/ann/)
}

test('a session expires on a clock that can be moved, says so, and exit gives back what was before', async ({
  rolescape,
  page,
}) => {
  await rolescape.switchRole('DeployRole')
  await rolescape.choose(/Session details/)
  const card = page.getByRole('dialog', { name: 'Session details' })
  await card.getByRole('button', { name: '15 minutes on' }).click()
  await expect(card).toContainText('ahead of now')
  await card.getByRole('button', { name: 'To the end of the session' }).click()
  await expect(card).toContainText('This session has expired')
  await card.getByRole('button', { name: 'Close' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/expired/)
  await expect(page.getByRole('banner').getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(rolescape.identity).toHaveAccessibleName(/expired/)
  await rolescape.choose(/Session details/)
  await card.getByRole('button', { name: 'Exit, back to alice' }).click()
  await card.getByRole('button', { name: 'Back to now' }).click()
  await card.getByRole('button', { name: 'Close' }).click()
  await expect(rolescape.identity).toHaveAccessibleName(/^You act as alice in/)
  await expect(rolescape.row('sqs:SendMessage')).toContainText('Allowed')
})

test('the credentials and the call are there to be copied', async ({ rolescape, page }) => {
  const dialog = await assumeRole(rolescape, page, 'DeployRole')
  await dialog.getByRole('button', { name: /AWS CLI or SDK/ }).click()
  await expect(dialog).toContainText('aws sts assume-role')
  await dialog.getByRole('button', { name: 'SDK for JavaScript v3' }).click()
  await expect(dialog).toContainText('AssumeRoleCommand')
  await dialog.getByRole('button', { name: 'Assume role' }).click()
  await rolescape.choose(/Session details/)
  const card = page.getByRole('dialog', { name: 'Session details' })
  await card.getByRole('button', { name: /Temporary credentials/ }).click()
  await expect(card).toContainText('ASIAEXAMPLE')
})

for (const [way, button, name] of [
  ['A user with a session token (GetSessionToken)', 'Get a session token', /alice \(session token\)/],
  ['An AWS service itself', 'Act as the service', /sns\.amazonaws\.com/],
  ['A principal of an account outside', 'Act as this principal', /visitor/],
  ['Nobody: a request without credentials', 'Act without credentials', /anonymous/],
] as const) {
  test(`acts as: ${way}`, async ({ rolescape, page }) => {
    const dialog = await actAs(rolescape, page, way)
    await dialog.getByRole('button', { name: button }).click()
    await expect(rolescape.identity).toHaveAccessibleName(name)
    await expect(rolescape.row('s3:PutObject')).toContainText(/Denied|Allowed|Unknown/)
  })
}
