import { expect } from '@playwright/test'

import { tabToName } from '../pages/press-until.ts'
import { seriousFindingsInBothModes, test } from '../pages/test.ts'

test('a decision is explained in four layers, by the keyboard alone, down to what would turn it round', async ({
  rolescape,
  page,
}) => {
  await rolescape
    .row('secretsmanager:GetSecretValue')
    .getByRole('button', { expanded: false })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  const why = page.getByRole('region', { name: /^Why: secretsmanager:GetSecretValue/ })
  await expect(why).toMatchAriaSnapshot(`
    - paragraph:
      - text: "Allowed : User"
      - code: alice
    - list "Gates, in the order in which AWS asks them":
      - listitem:
        - button "Explicit deny Passes"
      - listitem:
        - button "RCPs No data"
      - listitem:
        - button "SCPs No data"
      - listitem:
        - button "VPC endpoint Not applicable"
      - listitem:
        - button "Resource policy Not applicable"
      - listitem:
        - button "Identity policies Grants" [pressed]
    - group "Identity-based policies":
      - toolbar "Statements shown":
        - button "Decisive (1)" [pressed]
        - button "All (8)"
      - table "Statements":
        - rowgroup:
          - row "Statement Action Resource Condition"
        - rowgroup:
          - row /Allow .* ReadCarrierLoginWithMfa.* decided/:
            - rowheader
            - cell "matches secretsmanager:GetSecretValue"
            - cell /matches arn:aws:secretsmanager/
            - cell "matches"
          - row:
            - cell:
              - group:
                - list:
                  - listitem:
                    - text: "Holds:"
                    - code: Bool
                    - code: aws:MultiFactorAuthPresent
                    - term: "Request:"
                    - definition:
                      - code: "true"
                    - term: "Policy:"
                    - definition:
                      - code: "true"
                      - text: matches
  `)

  await tabToName(page, /^SCPs/)
  await page.keyboard.press('Enter')
  await expect(why.getByRole('group', { name: 'Service control policies' })).toContainText(
    'This workspace holds no organization',
  )
  await tabToName(page, /^Identity policies/)
  await page.keyboard.press('Enter')
  await tabToName(page, /^Decisive/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(why.getByRole('row', { name: /does not match/ })).toHaveCount(7)
  await tabToName(page, /› ReadReleases/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/edit\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  const put = rolescape.row('s3:PutObject').first() // proposals name the request too
  const row = put.getByRole('button', { name: /s3:PutObject/ }).first()
  await row.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('region', { name: /^Why: s3:PutObject/ })).toBeVisible()
  await expect(row).not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(row).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Close the explanation' })).toBeFocused()
  await tabToName(page, /^What would allow it\?/)
  await page.keyboard.press('Enter')
  const proposals = page.getByRole('list', { name: 'What would allow it' })
  await expect(proposals).toContainText('Let statement “ReadReleases”')
  await expect(proposals).toContainText('Makes a test fail: “Releases go out through DeployRole alone”')
  await expect(page.getByText('the role DeployRole may, and can be assumed')).toBeVisible()
  await tabToName(page, /^Pin as test/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Pin as test' })).toBeDisabled()
  await tabToName(page, /^Try as a draft/)
  await page.keyboard.press('Enter')
  await expect(put).toContainText('Allowed')
  await expect(page.getByRole('link', { name: 'Apply or discard it' })).toHaveAttribute('href', /#\/edit\//)
  await expect(page.getByRole('list', { name: 'What makes it so' })).toContainText(
    'without it the request would be denied implicitly',
  )
  expect(await seriousFindingsInBothModes(page)).toEqual([])
})

test('a proposed new policy of a user is tried as a draft on the board, dropped, tried again and applied', async ({
  rolescape,
  page,
}) => {
  await rolescape.goTo('#/users?create=')
  const creation = page.getByRole('dialog')
  await creation.getByRole('textbox', { name: 'User name' }).fill('frida')
  await creation.getByRole('button', { name: 'Create user' }).click()
  await expect(creation).toBeHidden()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Go to, do, or ask' }).fill('act as frida')
  await page.getByRole('option', { name: /^Act as frida/ }).click()
  const row = rolescape.board.locator('.board-row').filter({ hasText: 'sqs:SendMessage' })
  await expect(row).toContainText('Denied')

  const tryIt = async () => {
    await rolescape.board.getByRole('button', { name: 'What would allow it?' }).click()
    await rolescape.board
      .getByRole('listitem')
      .filter({ hasText: 'Add a new policy “allow-sqs-sendmessage”' })
      .getByRole('button', { name: 'Try as a draft' })
      .click()
    await expect(row).toContainText('gained')
    await page.getByRole('link', { name: 'Apply or discard it' }).click()
    await expect(page.getByText(/^Draft of a new policy, not applied yet/)).toBeVisible()
  }
  await row.getByRole('button').first().click()
  await tryIt()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('heading', { name: 'frida', level: 1 })).toBeVisible()
  await expect(row).toContainText('Denied')

  await row.getByRole('button').first().click()
  await tryIt()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('As stored. This document decides.')).toBeVisible()
  await expect(row).toContainText('Allowed by')
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect(row).toContainText('Denied')
})
