import { describe, expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'
import { smallCompany, the } from '#testing/accounts.ts'
import { dev, workspaceOf } from '#testing/accounts.ts'

import { whatCan, whatCanOn } from './what-can.ts'

const actions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 'sqs:SendMessage', 'ec2:RunInstances']

function found(principal: string): readonly string[] {
  return [...whatCan(smallCompany(), { principal, actions })].flatMap((one) =>
    one === null ? [] : [`${one.action} ${one.access.state}`],
  )
}

describe('what a principal can do', () => {
  it('is what its own policies allow within its boundary', () => {
    expect(found(the.alice)).toEqual(['s3:GetObject allowed', 'sqs:SendMessage allowed'])
  })

  it('is what a role’s policies allow', () => {
    expect(found(the.deploy)).toEqual(['s3:PutObject allowed'])
  })

  it('is nothing of somebody without policies, but for what a resource grants', () => {
    expect(found(the.bob)).toEqual([])
  })

  it('is told of one action on each resource, the denied ones too', () => {
    const answers = whatCanOn(smallCompany(), the.alice, 's3:GetObject')
    expect(answers.map(({ resource, access }) => [resource, access.state])).toContainEqual([
      'arn:aws:s3:::reports/example',
      'allowed',
    ])
    const denied = whatCanOn(smallCompany(), the.alice, 's3:PutObject')
    expect(new Set(denied.map(({ access }) => access.state))).toEqual(new Set(['denied']))
    expect(whatCanOn(smallCompany(), 'arn:aws:iam::111111111111:user/nobody', 's3:GetObject')).toEqual([])
  })

  it('is told of one action with the most certain answer first', () => {
    const allow = { Effect: 'Allow', Action: 's3:GetObject' }
    const [bucket, object] = ['arn:aws:s3:::b', 'arn:aws:s3:::b/k']
    const document = {
      Version: '2012-10-17',
      Statement: [
        { ...allow, Effect: 'Deny', Resource: bucket },
        { ...allow, Resource: bucket },
        { ...allow, Resource: object },
      ],
    }
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'order',
      accounts: [{ accountId: dev, users: [{ name: 'zoe', inlinePolicies: [{ name: 'p', document }] }] }],
    })
    const answers = whatCanOn(workspace, arn(`arn:aws:iam::${dev}:user/zoe`), 's3:GetObject')
    expect(answers.map(({ resource }) => resource).indexOf(bucket)).toBeGreaterThan(0)
    expect(answers[0]).toMatchObject({ resource: object, access: { state: 'allowed' } })
  })

  it('is nothing of somebody who isn’t there', () => {
    expect(found('arn:aws:iam::111111111111:user/nobody')).toEqual([])
  })
})
