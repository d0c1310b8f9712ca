import { describe, expect, it } from 'vitest'

import { compiledLayers, noLayers, type Layers, type Statement } from '#testing/layers.ts'

import type { AuthorizationRequest } from '../request/request.ts'
import { explain } from './explain.ts'
import type { NearMiss } from './trace.ts'

const A = '111111111111'
const alice = `arn:aws:iam::${A}:user/alice`
const read: AuthorizationRequest = {
  principal: alice,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: A,
}
const allow: Statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }
const deny: Statement = { ...allow, Effect: 'Deny' }
const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }

function missesOf(layers: Partial<Layers>): readonly NearMiss[] {
  return explain(read, compiledLayers({ ...noLayers, ...layers }, read)).nearMisses
}

function told(layers: Partial<Layers>): readonly string[] {
  return missesOf(layers).map(
    ({ statement, clause, matters }) =>
      `${statement.layer} ${statement.statement} ${clause}${matters ? '' : ' idle'}`,
  )
}

describe('the near misses of a decision', () => {
  it('R4.3 says which comparison of a condition was missing', () => {
    expect(missesOf({ identity: [{ ...allow, ...withMfa }] })).toMatchObject([
      {
        clause: 'condition',
        element: 'Condition',
        operands: [{ operator: 'Bool', key: 'aws:MultiFactorAuthPresent', actual: null }],
        matters: true,
      },
    ])
  })

  it.each<[string, Partial<Layers>, readonly string[]]>([
    [
      'conditions are closer than resources, those closer than actions',
      {
        identity: [
          { ...allow, Action: 's3:PutObject' },
          { ...allow, Resource: 'arn:aws:s3:::c/*' },
          { ...allow, ...withMfa },
        ],
      },
      ['identity 2 condition', 'identity 1 resource', 'identity 0 action'],
    ],
    ['two failed clauses are no near miss', { identity: [{ ...allow, Action: 's3:Put*', ...withMfa }] }, []],
    ['neither are actions of another service', { identity: [{ ...allow, Action: 'ec2:*' }] }, []],
    [
      'an Allow where nothing is missing comes last',
      {
        identity: [{ ...allow, Action: 's3:PutObject' }],
        permissionsBoundary: [allow, { ...allow, ...withMfa }],
      },
      ['identity 0 action', 'permissionsBoundary 1 condition idle'],
    ],
    [
      'a resource-based policy could allow instead of the caller’s own',
      { resource: [{ ...allow, Principal: { AWS: `arn:aws:iam::${A}:user/bob` } }] },
      ['resource 0 principal'],
    ],
    [
      'for an allowed request a Deny that nearly applied counts, an Allow does not',
      { identity: [allow, { ...allow, ...withMfa }, { ...deny, ...withMfa }] },
      ['identity 2 condition', 'identity 1 condition idle'],
    ],
    [
      'a Deny is idle while something else stops the request',
      { identity: [{ ...deny, ...withMfa }] },
      ['identity 0 condition idle'],
    ],
  ])('%s', (_title, layers, expected) => {
    expect(told(layers)).toEqual(expected)
  })

  it('tells no more than ten', () => {
    expect(missesOf({ identity: Array.from({ length: 30 }, () => ({ ...allow, ...withMfa })) })).toHaveLength(
      10,
    )
  })
})
