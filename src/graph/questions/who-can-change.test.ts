import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import { allowing, dev, entityAt, smallCompany, the, trusting, workspaceOf } from '#testing/accounts.ts'

import { changingCalls } from './changing-actions.ts'
import { askWhoCanChange, type Changer } from './who-can-change.ts'

const alone = { giveWay: () => Promise.resolve(), now: () => 0 }

async function changersOf(workspace: Parameters<typeof askWhoCanChange>[0], target: string) {
  const found: Changer[] = []
  const report = (piece: { readonly found: readonly Changer[] }) => found.push(...piece.found)
  await askWhoCanChange(workspace, target, { ...alone, report })
  return found
    .filter(({ asker }) => asker.kind !== 'root')
    .map(({ asker, call, access }) => `${asker.name} ${call.action} ${access.state}`)
}

const role = `arn:aws:iam::${dev}:role/audit`

/** `admin` holds one statement, and the role `audit` a customer managed policy. */
function workspaceWith(statement: Record<string, JsonValue>) {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: dev,
        name: 'dev',
        users: [
          {
            name: 'admin',
            inlinePolicies: [{ name: 'p', document: { Version: '2012-10-17', Statement: [statement] } }],
          },
          { name: 'idle' },
        ],
        roles: [{ name: 'audit', attachedPolicies: [the.readReports], trustPolicy: trusting(the.alice) }],
        policies: [{ name: 'ReadReports', document: allowing('s3:GetObject') }],
      },
    ],
  })
}

describe('who can change something', () => {
  it('is who may make a call that changes it, and nobody else', async () => {
    const workspace = workspaceWith({ Effect: 'Allow', Action: 'iam:UpdateAssumeRolePolicy', Resource: role })
    expect(await changersOf(workspace, role)).toEqual(['admin iam:UpdateAssumeRolePolicy allowed'])
  })

  it('is under conditions who may attach some policies alone', async () => {
    const workspace = workspaceWith({
      Effect: 'Allow',
      Action: 'iam:AttachRolePolicy',
      Resource: '*',
      Condition: { ArnEquals: { 'iam:PolicyARN': the.readReports } },
    })
    expect(await changersOf(workspace, role)).toEqual(['admin iam:AttachRolePolicy conditional'])
  })

  it('is who may change a policy that it holds', async () => {
    const statement = { Effect: 'Allow', Action: 'iam:CreatePolicyVersion', Resource: the.readReports }
    expect(await changersOf(workspaceWith(statement), role)).toEqual([
      'admin iam:CreatePolicyVersion allowed',
    ])
  })

  it('is nobody of what isn’t there', async () => {
    const workspace = workspaceWith({ Effect: 'Allow', Action: '*', Resource: '*' })
    expect(await changersOf(workspace, 'arn:aws:iam::111111111111:role/none')).toEqual([])
  })
})

describe('the calls that change something', () => {
  it('reach a user through its groups, their policies and its boundary', () => {
    const workspace = smallCompany()
    const calls = changingCalls(workspace, entityAt(workspace, the.alice))
    const through = new Set(calls.map((call) => call.through))
    expect(through).toEqual(new Set([null, the.developers, the.readReports, the.limits]))
    expect(calls).toContainEqual({
      action: 'iam:PutGroupPolicy',
      resource: the.developers,
      effect: 'permissions',
      through: the.developers,
    })
  })

  it('are none for what AWS keeps', () => {
    const workspace = smallCompany()
    expect(changingCalls(workspace, entityAt(workspace, the.awsReadOnly))).toEqual([])
  })
})
