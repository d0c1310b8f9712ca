import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import { possibilityOf } from './possibility-of.ts'

const arn = 'arn:aws:iam::111111111111:user/ann'

function possibility(...statements: readonly unknown[]) {
  const document = { Version: '2012-10-17', Statement: statements }
  const compiled = compilePolicies({ identity: [{ name: 'p', document }] })
  if (!compiled.ok) throw new Error('refused')
  const request = { principal: arn, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: {} }
  return possibilityOf(request, compiled.value, (key) => key.startsWith('aws:multifactor'))
}

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const deny = { ...allow, Effect: 'Deny' }
const contradictory = {
  Bool: { 'aws:MultiFactorAuthPresent': 'true' },
  Null: { 'aws:MultiFactorAuthPresent': 'true' },
}

describe('conditions that contradict one another', () => {
  it('keep a Deny from ever applying, so that the request is always allowed', () => {
    expect(possibility(allow, { ...deny, Condition: contradictory }).kind).toBe('always')
  })

  it('keep an Allow from ever applying', () => {
    expect(possibility({ ...allow, Condition: contradictory }).kind).toBe('never')
  })

  it('leave other statements as they are', () => {
    const other = { ...allow, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
    expect(possibility(other, { ...deny, Condition: contradictory })).toMatchObject({
      kind: 'conditional',
      conditions: [{ key: 'aws:MultiFactorAuthPresent', must: 'hold' }],
    })
  })
})
