import { describe, expect, it } from 'vitest'

import { putInlinePolicy } from '#model/commands/put-inline-policy.ts'
import { entityOf } from '#model/workspace.ts'
import { after, smallCompany, the } from '#testing/accounts.ts'

import { keysOfCall, ownActions, ownResource } from './own-requests.ts'

const company = smallCompany()
const document = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Deny', Action: ['s3:Put*', 'kms:Decrypt'], Resource: 'arn:aws:s3:::reports/*' },
    { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
  ],
}
const workspace = after(company, putInlinePolicy(company, { holder: the.alice, name: 'P', document }))
const alice = entityOf(workspace, 'user', the.alice)
if (alice === undefined) throw new Error('no alice')

describe('what a principal’s own policies speak of', () => {
  it('are the patterns of all its statements, denying ones and those of its groups among them', () => {
    const { actions, excepted } = ownActions(workspace, alice)
    expect(actions).toEqual(expect.arrayContaining(['s3:Put*', 'kms:Decrypt']))
    expect(new Set(actions).size).toBe(actions.length)
    expect(excepted).toBe(true)
  })

  it('leaves open what the call must bring, not what the session carries', () => {
    const keys = ['s3:prefix', 'S3:Prefix', 'aws:MultiFactorAuthPresent', 'aws:SourceIp', 'aws:CurrentTime']
    expect(keysOfCall(keys.map((key) => ({ key })))).toEqual(['S3:Prefix', 'aws:SourceIp'])
  })

  it('is an example of what a pattern stands for, or any resource', () => {
    expect(ownResource(workspace, alice, 's3:PutObject')).toBe('arn:aws:s3:::reports/example')
    expect(ownResource(workspace, alice, 'sns:Publish')).toBe('*')
  })

  it('is none of a statement on an action whose name this one’s begins with, or that a pattern’s end leaves out', () => {
    const statement = [
      { Effect: 'Allow', Action: 'sqs:Send', Resource: 'arn:aws:sqs:eu-west-1:111122223333:short' },
      { Effect: 'Allow', Action: 'sqs:*Batch', Resource: 'arn:aws:sqs:eu-west-1:111122223333:batch' },
      { Effect: 'Allow', Action: 'sqs:s?ndmessage', Resource: 'arn:aws:sqs:eu-west-1:111122223333:own' },
    ]
    const named = after(
      company,
      putInlinePolicy(company, {
        holder: the.alice,
        name: 'P',
        document: { Version: '2012-10-17', Statement: statement },
      }),
    )
    const own = entityOf(named, 'user', the.alice) ?? alice
    expect(ownResource(named, own, 'sqs:SendMessage')).toBe('arn:aws:sqs:eu-west-1:111122223333:own')
  })
})
