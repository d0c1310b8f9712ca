import { describe, expect, it } from 'vitest'

import type { PolicyGrammar } from './grammar.ts'
import { parsePolicyDocument } from './parse.ts'

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const onResource = { ...allow, Principal: '*' }
const trust = { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }
const control = { ...onResource, Effect: 'Deny' }

function problems(statement: unknown, grammar: PolicyGrammar): readonly string[] {
  const parsed = parsePolicyDocument({ Version: '2012-10-17', Statement: statement }, grammar)
  return parsed.ok
    ? []
    : parsed.problem.map(({ kind, pointer }) => `${kind} ${pointer.slice('/Statement'.length)}`)
}

describe('a statement is refused for', () => {
  it.each<[string, PolicyGrammar, unknown, string]>([
    [
      'R2.2 Principal and NotPrincipal',
      'resource',
      { ...control, NotPrincipal: '*' },
      'principal-and-not-principal /NotPrincipal',
    ],
    [
      'R3.9 NotPrincipal with Allow',
      'resource',
      { ...allow, NotPrincipal: '*' },
      'not-principal-with-allow /NotPrincipal',
    ],
    [
      'R3.9 NotPrincipal at an endpoint',
      'vpc-endpoint',
      { ...control, NotPrincipal: '*' },
      'element-not-allowed /NotPrincipal',
    ],
    ['R3.1 principals of no type', 'resource', { ...allow, Principal: {} }, 'empty-list /Principal'],
    [
      'R3.1 a principal that is a text',
      'resource',
      { ...allow, Principal: '111111111111' },
      'bad-principal /Principal',
    ],
    [
      'R3.8 a canonical user in a trust policy',
      'trust',
      { ...trust, Principal: { CanonicalUser: 'a'.repeat(64) } },
      'principal-type-not-allowed /Principal/CanonicalUser',
    ],
    [
      'R3.8 a canonical user of odd length',
      'resource',
      { ...allow, Principal: { CanonicalUser: 'ab' } },
      'bad-principal /Principal/CanonicalUser',
    ],
    [
      'R3.8 a provider of no form',
      'trust',
      { ...trust, Principal: { Federated: 'provider' } },
      'bad-principal /Principal/Federated',
    ],
    [
      'R3.7 every service',
      'resource',
      { ...allow, Principal: { Service: '*' } },
      'wildcard-in-principal /Principal/Service',
    ],
    [
      'R3.3 part of a name',
      'resource',
      { ...allow, Principal: { AWS: 'arn:aws:iam::111111111111:user/a*' } },
      'wildcard-in-principal /Principal/AWS',
    ],
    [
      'R3.3 a session without name',
      'resource',
      { ...allow, Principal: { AWS: 'arn:aws:sts::111111111111:assumed-role/R' } },
      'bad-principal /Principal/AWS',
    ],
    [
      'R3.3 a user in a region',
      'resource',
      { ...allow, Principal: { AWS: 'arn:aws:iam:us-east-1:111111111111:user/a' } },
      'bad-principal /Principal/AWS',
    ],
    [
      'R3.3 a user of no account',
      'resource',
      { ...allow, Principal: { AWS: 'arn:aws:iam::1:user/a' } },
      'bad-principal /Principal/AWS',
    ],
    [
      'R3.3 a user without name',
      'resource',
      { ...allow, Principal: { AWS: 'arn:aws:iam::111111111111:user/' } },
      'bad-principal /Principal/AWS',
    ],
    [
      'R3.6 a group',
      'resource',
      { ...allow, Principal: { AWS: 'arn:aws:iam::111111111111:group/g' } },
      'group-as-principal /Principal/AWS',
    ],
    [
      'R2.2 NotAction in a trust policy',
      'trust',
      { Effect: 'Allow', Principal: '*', NotAction: 'sts:TagSession' },
      'not-sts-action /NotAction',
    ],
    [
      'R2.2 NotResource in a trust policy',
      'trust',
      { ...trust, NotResource: '*' },
      'element-not-allowed /NotResource',
    ],
    [
      'R8.7 NotAction in a resource control policy',
      'rcp',
      { Effect: 'Deny', Principal: '*', NotAction: 's3:*', Resource: '*' },
      'element-not-allowed /NotAction',
    ],
    ['R8.7 an Allow in a resource control policy', 'rcp', onResource, 'rcp-allow /Effect'],
    [
      'R8.7 all but full access in a resource control policy',
      'rcp',
      { ...onResource, Action: '*', Condition: {} },
      'rcp-allow /Effect',
    ],
    [
      'R8.7 every action in a resource control policy',
      'rcp',
      { ...control, Action: ['*'] },
      'rcp-every-action /Action',
    ],
    [
      'R8.7 a principal in a resource control policy',
      'rcp',
      { ...control, Principal: { AWS: ['*', '111111111111'] } },
      'rcp-principal /Principal',
    ],
    ['R8.7 a list for principals', 'rcp', { ...control, Principal: ['*'] }, 'rcp-principal /Principal'],
    ['R2.6 a service of other characters', 'identity', { ...allow, Action: 's_3:Get' }, 'bad-action /Action'],
    ['R2.6 a blank in an action', 'identity', { ...allow, Action: 's3:Get Object' }, 'bad-action /Action'],
    [
      'R2.6 a second colon in an action',
      'identity',
      { ...allow, Action: 's3:Get:Object' },
      'bad-action /Action',
    ],
    ['R2.9 an ARN without partition', 'identity', { ...allow, Resource: 'arn::s3:::b' }, 'bad-arn /Resource'],
    [
      'R2.9 an ARN of five parts that no star ends',
      'identity',
      { ...allow, Resource: 'arn:aws:s3::b' },
      'bad-arn /Resource',
    ],
    [
      'R2.9 a blank before the sixth part',
      'identity',
      { ...allow, Resource: 'arn:aws:s3: ::b' },
      'bad-arn /Resource',
    ],
    [
      'R2.12 a wildcard for the service',
      'identity',
      { ...allow, Resource: 'arn:aws:s?:::b' },
      'wildcard-in-service /Resource',
    ],
    [
      'R4.13 an unknown set operator',
      'identity',
      { ...allow, Condition: { 'ForSome:StringEquals': { 'a:b': 'c' } } },
      'unknown-operator /Condition/ForSome:StringEquals',
    ],
    [
      'R4.13 a set operator of no name',
      'identity',
      { ...allow, Condition: { ':StringEquals': { 'a:b': 'c' } } },
      'unknown-operator /Condition/:StringEquals',
    ],
    [
      'R4.4 NullIfExists',
      'identity',
      { ...allow, Condition: { NullIfExists: { 'a:b': 'true' } } },
      'unknown-operator /Condition/NullIfExists',
    ],
    [
      'R4.2 a key without prefix',
      'identity',
      { ...allow, Condition: { Bool: { SecureTransport: 'true' } } },
      'condition-key-without-prefix /Condition/Bool/SecureTransport',
    ],
  ])('%s (%s)', (_title, grammar, statement, problem) => {
    expect(problems(statement, grammar)).toContain(problem)
  })

  it('R8.7 none of these where it is full access', () => {
    for (const Principal of ['*', { AWS: '*' }, { AWS: ['*'] }]) {
      expect(problems({ Effect: 'Allow', Principal, Action: ['*'], Resource: '*' }, 'rcp')).toEqual([])
    }
  })
})
