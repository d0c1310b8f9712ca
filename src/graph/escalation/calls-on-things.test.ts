import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { adminTrusting, allow, deny, waysOf } from '#testing/escalation/ways-of.ts'
import { account, role, root, statement } from '#testing/small-trust.ts'

const at = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${account}:${rest}`

const within = (...regions: readonly string[]) => ({
  Condition: { StringEquals: { 'aws:RequestedRegion': regions } },
})

describe('a call on something that is there', () => {
  const fn = {
    roles: [adminTrusting({ Service: 'lambda.amazonaws.com' })],
    resources: [
      { type: 'lambda-function', name: 'f', arn: at('lambda', 'function:f'), executionRole: role('Admin') },
    ],
  }

  it('is made in the region that it is in', () => {
    const found = (condition: JsonObject) =>
      waysOf({ may: [allow('lambda:UpdateFunctionCode', condition)], more: fn })['lambda-update-code']
    expect(found(within('us-east-1'))).toBeUndefined()
    expect(found(within('eu-west-1'))).toBe('allowed')
    const both = [
      ...fn.resources,
      { ...fn.resources[0], arn: `arn:aws:lambda:us-east-1:${account}:function:f` },
    ]
    const may = [allow('lambda:UpdateFunctionCode', within('us-east-1'))]
    expect(waysOf({ may, more: { ...fn, resources: both } })['lambda-update-code']).toBe('allowed')
  })

  it('is on such objects of a bucket as are allowed', () => {
    const more = { resources: [{ type: 's3-bucket', name: 'things' }] }
    const found = (Resource: string, ...others: readonly JsonObject[]) =>
      waysOf({ may: [allow('s3:PutObject', { Resource }), ...others], more })['s3-swap-code']
    expect(found('arn:aws:s3:::things/code/*')).toBe('allowed')
    expect(found('arn:aws:s3:::th*/code/*.zip')).toBe('allowed')
    expect(found('arn:aws:s3:::others/code/*')).toBeUndefined()
    expect(found('arn:aws:s3:::things')).toBeUndefined()
    const denied = deny('s3:*', { Resource: 'arn:aws:s3:::things/code/*' })
    expect(found('arn:aws:s3:::things/code/*', denied)).toBeUndefined()
  })

  it('grants no use of a key where only a service may ask for that', () => {
    const policy = statement({ Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' })
    const key = {
      type: 'kms-key',
      name: 'k',
      arn: at('kms', 'key/11111111-1111-1111-1111-111111111111'),
      policy,
    }
    const found = (more: JsonObject) =>
      waysOf({ may: [allow('kms:CreateGrant', more)], more: { resources: [key] } })['kms-create-grant']
    expect(found({})).toBe('allowed')
    expect(found({ Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } })).toBeUndefined()
  })
})
