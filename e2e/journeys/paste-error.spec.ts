import { expect } from '@playwright/test'

import { openedOnce, seriousFindingsInBothModes, test } from '../pages/test.ts'

const denied =
  'An error occurred (AccessDenied) when calling the DeleteObject operation: User: arn:aws:sts::111122223333:assumed-role/DeployRole/alice is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::parcelo-artifacts/releases/tracker-1.42.0.zip" with an explicit deny in a resource-based policy'

test('a pasted message is asked again, compared with what AWS said, and all gates that stop it are named', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/explain-error')
  await page.getByRole('textbox', { name: 'Message or event' }).fill(denied)
  await page.getByRole('button', { name: 'Explain it' }).click()

  const chips = page.getByRole('list', { name: 'What was understood' })
  await expect(chips.getByRole('button')).toHaveText([
    /Principal.*assumed-role\/DeployRole\/alice/,
    /Action.*s3:DeleteObject/,
    /Resource.*parcelo-artifacts/,
    /Context.*no keys/,
  ])
  await expect(page.getByText('The resource-based policy explicitly denies it.')).toBeVisible()
  await expect(page.getByText('They agree')).toBeVisible()
  await expect(page.getByText(/2 gates stop it.*Identity-based policies/)).toBeVisible()
  const fixes = page.getByRole('list', { name: 'What would allow it' }).getByRole('listitem')
  await expect(fixes.first()).toContainText('Over all users and roles: DeployRole gains s3:DeleteObject')
  expect(await fixes.count()).toBeLessThanOrEqual(3)

  // the address alone holds the question
  await page.reload()
  await expect(page.getByText('They agree')).toBeVisible()
})

test('what a message lacks is asked for, and correcting a chip asks again', async ({ rolescape, page }) => {
  await rolescape.goTo('#/explain-error')
  await page.getByRole('textbox', { name: 'Message or event' }).fill('Access Denied')
  await page.getByRole('button', { name: 'Explain it' }).click()
  await expect(page.getByRole('button', { name: /^(?:Principal|Action|Resource) missing/ })).toHaveCount(3)
  await expect(page.getByRole('status').filter({ hasText: 'the principal is needed' })).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Message or event' })
    .fill('An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied')
  await page.getByRole('button', { name: 'Explain it' }).click()
  await expect(
    page.getByText('The API calls it ListObjectsV2; IAM calls the permission s3:ListBucket.'),
  ).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'the principal is needed' })).toBeVisible()
  await page.getByRole('combobox', { name: 'Principal' }).fill('arn:aws:iam::111122223333:user/alice')
  await expect(page.getByRole('status').filter({ hasText: 'the resource is needed' })).toBeVisible()
  await page.getByRole('button', { name: /^Resource missing/ }).click()
  await page.getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::parcelo-artifacts')
  await expect(page.getByText(/^(?:They agree|They differ)$/)).toBeVisible()
})

test('a principal of another account is mapped to the entity of the same name', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/explain-error')
  await page
    .getByRole('textbox', { name: 'Message or event' })
    .fill(denied.replaceAll('111122223333', '123456789012'))
  await page.getByRole('button', { name: 'Explain it' }).click()
  await page.getByRole('button', { name: /Who stands for it here/ }).click()
  await page.getByRole('option', { name: /^DeployRole/ }).click()
  await expect(page.getByText(/Account 1111-2222-3333 stands for account 1234-5678-9012/)).toBeVisible()
  await expect(page.getByText('They agree')).toBeVisible()
})

test('a CloudTrail event brings its context, and what is no refusal is told', async ({ rolescape, page }) => {
  await rolescape.goTo('#/explain-error')
  const box = page.getByRole('textbox', { name: 'Message or event' })
  const event = {
    userIdentity: {
      type: 'IAMUser',
      arn: 'arn:aws:iam::111122223333:user/staff/alice',
      accountId: '111122223333',
    },
    eventTime: '2026-03-01T09:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'HeadObject',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '203.0.113.7',
    errorCode: 'AccessDenied',
    requestParameters: { bucketName: 'parcelo-artifacts', key: 'releases/tracker-1.42.0.zip' },
  }
  await box.fill(JSON.stringify({ Records: [event] }))
  await page.getByRole('button', { name: 'Explain it' }).click()
  await expect(
    page.getByRole('list', { name: 'What was understood' }).getByRole('button', { name: /^Context/ }),
  ).toHaveText(/aws:SourceIp/)
  await expect(page.getByText('They differ')).toBeVisible()
  await expect(page.getByText('AWS gives no reason.').first()).toBeVisible()

  await box.fill(
    'An error occurred (ThrottlingException) when calling the ListRoles operation: Rate exceeded',
  )
  await page.getByRole('button', { name: 'Explain it' }).click()
  await expect(page.getByText('This is the error ThrottlingException')).toBeVisible()
})

test.describe('an explained error', () => {
  const opened = openedOnce({})
  test('axe finds nothing serious on an explained error, and nothing is wider than a phone', async () => {
    const { page } = opened()
    await page.goto('./#/explain-error')
    await page.getByRole('button', { name: 'Try an example' }).click()
    await expect(page.getByText('They agree')).toBeVisible()
    expect(await seriousFindingsInBothModes(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.getByText('They agree')).toBeVisible()
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(390)
  })
})
