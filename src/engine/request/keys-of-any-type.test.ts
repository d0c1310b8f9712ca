import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import { authorize } from '../evaluate/authorize.ts'
import type { RequestContext } from './request.ts'

type Block = Readonly<Record<string, Readonly<Record<string, string>>>>

function holds(Condition: Block, context: RequestContext): boolean {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition }
  const compiled = compilePolicies({ identity: [{ name: 'p', document: { Statement: statement } }] })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  const request = {
    principal: 'arn:aws:iam::111111111111:user/u',
    action: 's3:ListAllMyBuckets',
    resource: '*',
    context,
  }
  return authorize(request, compiled.value).decision === 'allowed'
}

const age = { 'aws:MultiFactorAuthAge': 300 }
const time = { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }
const mfa = { 'aws:MultiFactorAuthPresent': true }

describe('a condition key', () => {
  it.each<[string, Block, RequestContext, boolean]>([
    ['a number as text', { StringEquals: { 'aws:MultiFactorAuthAge': '300' } }, age, true],
    ['so that its spelling counts', { StringEquals: { 'aws:MultiFactorAuthAge': '300.0' } }, age, false],
    ['a date as text', { StringLike: { 'aws:CurrentTime': '2026-*' } }, time, true],
    ['a date as a number', { NumericGreaterThan: { 'aws:CurrentTime': '0' } }, time, false],
    ['a Boolean as text', { StringEquals: { 'aws:MultiFactorAuthPresent': 'true' } }, mfa, true],
    ['a name as an address', { IpAddress: { 'aws:username': '0.0.0.0/0' } }, {}, false],
    ['a name as an ARN', { ArnLike: { 'aws:username': 'arn:aws:iam::*:user/u' } }, {}, false],
  ])(
    'R4.17 is compared as its operator has it, whatever its type: %s',
    (_title, condition, context, expected) => {
      expect(holds(condition, context)).toBe(expected)
    },
  )

  it.each(['aws:CalledViaAWSMCP', 'identitystore:UserId', 'aws:KeyOfTomorrow'])(
    'R6.17 needs to be on no list to be compared: %s',
    (key) => {
      expect(holds({ StringEquals: { [key]: 'x' } }, { [key]: 'x' })).toBe(true)
      expect(holds({ StringEquals: { [key]: 'x' } }, {})).toBe(false)
    },
  )
})
