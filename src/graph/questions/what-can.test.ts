import { describe, expect, it } from 'vitest'

import { smallCompany, the } from '#testing/accounts.ts'

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

  it('is nothing of somebody who isn’t there', () => {
    expect(found('arn:aws:iam::111111111111:user/nobody')).toEqual([])
  })
})
