import { describe, expect, it } from 'vitest'

import type { PolicyGrammar } from './grammar.ts'
import { parsePolicyDocument } from './parse.ts'

/** The problems of a document as `kind pointer`. */
function problemsOf(document: unknown, grammar: PolicyGrammar = 'identity'): readonly string[] {
  const parsed = parsePolicyDocument(document, grammar)
  return parsed.ok ? [] : parsed.problem.map(({ kind, pointer }) => `${kind} ${pointer}`)
}

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '111111111111' } }

function statement(changes: Record<string, unknown>, base: Record<string, unknown> = allow): unknown {
  return { Version: '2012-10-17', Statement: { ...base, ...changes } }
}

function without(element: string, base: Record<string, unknown> = allow): unknown {
  return { Statement: Object.fromEntries(Object.entries(base).filter(([name]) => name !== element)) }
}

describe('an identity policy', () => {
  it.each([
    ['R2.2 a lone statement', { Statement: allow }],
    ['R2.2 a list of none', { Version: '2012-10-17', Statement: [] }],
    ['R2.1 the older version', { Version: '2008-10-17', Id: 'any text', Statement: [allow] }],
    ['R2.3 lists of one', statement({ Action: ['s3:GetObject'], Resource: ['*'] })],
    [
      'R2.3 booleans and numbers in conditions',
      statement({
        Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 's3:max-keys': [10] } },
      }),
    ],
    ['R2.4 an empty Sid', statement({ Sid: '' })],
    ['R2.6 every action, in both spellings', statement({ Action: ['*', '*:*', 'S3:*'] })],
    ['R2.11 a pattern whose `*` spans several parts', statement({ Resource: 'arn:aws:sqs:*:q' })],
    ['R2.19 any partition', statement({ Resource: 'arn:*:s3:::b/*' })],
    [
      'R5.6 a blank in a default value',
      statement({ Resource: "arn:aws:s3:::b/${aws:PrincipalTag/t, 'a, b'}" }),
    ],
    ['a blank in an object key', statement({ Resource: 'arn:aws:s3:::b/My Documents/*' })],
    [
      'R4.4 every shape of an operator',
      statement({
        Condition: {
          'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': [] },
          Null: { 'aws:TagKeys': 'true' },
        },
      }),
    ],
    ['an empty condition', statement({ Condition: {} })],
  ])('accepts %s', (_title, document) => {
    expect(problemsOf(document)).toEqual([])
  })

  it.each([
    ['R2.2 a document that is no object', [], ['wrong-type ']],
    ['R2.2 no statement', {}, ['missing-statement ']],
    ['R2.2 a statement that is text', { Statement: [allow, 'x'] }, ['wrong-type /Statement/1']],
    ['R2.1 an unknown version', { Version: '2020-01-01', Statement: allow }, ['unknown-version /Version']],
    ['R2.4 an unknown element', { Statment: [], Statement: allow }, ['unknown-element /Statment']],
    [
      'R2.4 an unknown element of a statement',
      statement({ 'Reso/urce': '*' }),
      ['unknown-element /Statement/Reso~1urce'],
    ],
    ['R2.2 no effect', without('Effect'), ['missing-effect /Statement']],
    ['R2.2 an effect in lower case', statement({ Effect: 'allow' }), ['bad-effect /Statement/Effect']],
    ['R2.2 no action', without('Action'), ['missing-action /Statement']],
    [
      'R2.2 Action and NotAction',
      statement({ NotAction: 's3:*' }),
      ['action-and-not-action /Statement/NotAction'],
    ],
    ['R2.2 no resource', without('Resource'), ['missing-resource /Statement']],
    [
      'R2.2 Resource and NotResource',
      statement({ NotResource: '*' }),
      ['resource-and-not-resource /Statement/NotResource'],
    ],
    ['R2.2 a principal', statement({ Principal: '*' }), ['element-not-allowed /Statement/Principal']],
    ['R2.4 a Sid with a blank', statement({ Sid: 'my sid' }), ['bad-sid /Statement/Sid']],
    [
      'R2.4 a Sid used twice',
      {
        Statement: [
          { ...allow, Sid: 'A' },
          { ...allow, Sid: 'A' },
        ],
      },
      ['duplicate-sid /Statement/1/Sid'],
    ],
    [
      'R2.6 an action without a service',
      statement({ Action: ['s3:*', 'GetObject'] }),
      ['missing-service /Statement/Action/1'],
    ],
    [
      'R2.6 an action without an operation',
      statement({ Action: 's3:' }),
      ['missing-operation /Statement/Action'],
    ],
    [
      'R2.6 a wildcard in the service',
      statement({ Action: 's*:Get' }),
      ['wildcard-in-service /Statement/Action'],
    ],
    ['R2.6 a number for an action', statement({ Action: 5 }), ['wrong-type /Statement/Action']],
    ['R2.6 an empty list of actions', statement({ Action: [] }), ['empty-list /Statement/Action']],
    [
      'R2.9 a resource that is no ARN',
      statement({ Resource: ' arn:aws:s3:::b' }),
      ['bad-arn /Statement/Resource'],
    ],
    [
      'R2.9 an ARN with fewer parts',
      statement({ Resource: ['*', 'arn:aws:s3:b'] }),
      ['bad-arn /Statement/Resource/1'],
    ],
    [
      'R2.12 a wildcard for the service of an ARN',
      statement({ Resource: 'arn:aws:s*:::b' }),
      ['wildcard-in-service /Statement/Resource'],
    ],
    [
      'R4.5 an unknown operator',
      statement({ Condition: { StringEqual: { 'aws:x': 'y' } } }),
      ['unknown-operator /Statement/Condition/StringEqual'],
    ],
    [
      'R4.4 NullIfExists',
      statement({ Condition: { NullIfExists: { 'aws:x': 'true' } } }),
      ['unknown-operator /Statement/Condition/NullIfExists'],
    ],
    [
      'R4.2 a key without a prefix',
      statement({ Condition: { Bool: { x: 'true' } } }),
      ['condition-key-without-prefix /Statement/Condition/Bool/x'],
    ],
    [
      'R2.3 an object for a condition value',
      statement({ Condition: { Bool: { 'aws:x': {} } } }),
      ['wrong-type /Statement/Condition/Bool/aws:x'],
    ],
  ])('is refused for %s', (_title, document, problems) => {
    expect(problemsOf(document)).toEqual(problems)
  })

  it('R2.2 lists all its problems at once', () => {
    const document = {
      Version: 'x',
      Statement: [
        { Action: 'Get', Resource: 'b' },
        { ...allow, Effect: 'deny' },
      ],
    }
    expect(problemsOf(document)).toEqual([
      'unknown-version /Version',
      'missing-effect /Statement/0',
      'missing-service /Statement/0/Action',
      'bad-arn /Statement/0/Resource',
      'bad-effect /Statement/1/Effect',
    ])
  })

  it('takes `__proto__` for a key like any other', () => {
    const document: unknown = JSON.parse(
      '{"__proto__": 1, "Statement": {"__proto__": {"Effect": "Allow"}, "Condition": {"__proto__": {}}}}',
    )
    expect(problemsOf(document)).toEqual([
      'unknown-element /__proto__',
      'unknown-element /Statement/__proto__',
      'missing-effect /Statement',
      'missing-action /Statement',
      'missing-resource /Statement',
      'unknown-operator /Statement/Condition/__proto__',
    ])
  })

  it('survives a document nested without end', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    expect(problemsOf({ Statement: deep })).toEqual(['wrong-type /Statement/0'])
    expect(problemsOf(statement({ Resource: deep, Condition: deep })).length).toBeGreaterThan(0)
  })
})

describe('a trust policy', () => {
  it.each([
    ['R3.2 an account', { Principal: { AWS: ['111111111111', 'arn:aws:iam::111111111111:root'] } }],
    ['R3.10 a deleted principal', { Principal: { AWS: 'AROAEXAMPLEEXAMPLE123' } }],
    ['R3.3 a session', { Principal: { AWS: 'arn:aws:sts::111111111111:assumed-role/R/s' } }],
    ['R3.7 services', { Principal: { Service: ['ec2.amazonaws.com', 's3.ap-east-1.amazonaws.com'] } }],
    [
      'R3.8 providers',
      { Principal: { Federated: ['accounts.google.com', 'arn:aws:iam::111111111111:saml-provider/Idp'] } },
    ],
    ['R3.5 everybody', { Principal: '*' }],
    ['R9.11 session tags', { Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:*'] }],
  ])('accepts %s', (_title, changes) => {
    expect(problemsOf(statement(changes, trust), 'trust')).toEqual([])
  })

  it.each([
    ['R2.2 no principal', without('Principal', trust), ['missing-principal /Statement']],
    ['R2.2 a resource', statement({ Resource: '*' }, trust), ['element-not-allowed /Statement/Resource']],
    [
      'R2.2 an action of another service',
      statement({ Action: '*' }, trust),
      ['not-sts-action /Statement/Action'],
    ],
    [
      'R3.9 NotPrincipal',
      without('Principal', { ...trust, NotPrincipal: '*' }),
      ['element-not-allowed /Statement/NotPrincipal', 'not-principal-with-allow /Statement/NotPrincipal'],
    ],
    [
      'R3.3 a wildcard in a name',
      statement({ Principal: { AWS: 'arn:aws:iam::111111111111:user/al*' } }, trust),
      ['wildcard-in-principal /Statement/Principal/AWS'],
    ],
    [
      'R3.6 a group',
      statement({ Principal: { AWS: 'arn:aws:iam::111111111111:group/g' } }, trust),
      ['group-as-principal /Statement/Principal/AWS'],
    ],
    [
      'R3.7 every service',
      statement({ Principal: { Service: '*' } }, trust),
      ['wildcard-in-principal /Statement/Principal/Service'],
    ],
    [
      'R3.1 an unknown type',
      statement({ Principal: { Aws: '*' } }, trust),
      ['unknown-principal-type /Statement/Principal/Aws'],
    ],
    ['R3.1 a name alone', statement({ Principal: 'alice' }, trust), ['bad-principal /Statement/Principal']],
    [
      'R3.1 a number',
      statement({ Principal: { AWS: 111111111111 } }, trust),
      ['wrong-type /Statement/Principal/AWS'],
    ],
  ])('is refused for %s', (_title, document, problems) => {
    expect(problemsOf(document, 'trust')).toEqual(problems)
  })
})

describe('the other kinds of policy', () => {
  const everybody = { ...allow, Principal: '*' }
  const rcp = { ...everybody, Effect: 'Deny', Action: 's3:*' }

  it.each<[string, PolicyGrammar, unknown, readonly string[]]>([
    ['R2.2 a resource-based policy', 'resource', statement({ Sid: 'any text' }, everybody), []],
    [
      'R3.9 NotPrincipal with Deny',
      'resource',
      statement({ Effect: 'Deny', NotPrincipal: { AWS: '111111111111' } }),
      [],
    ],
    [
      'R3.9 NotPrincipal with Allow',
      'resource',
      statement({ NotPrincipal: '*' }),
      ['not-principal-with-allow /Statement/NotPrincipal'],
    ],
    [
      'R8.3 a service control policy',
      'scp',
      statement({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      [],
    ],
    [
      'R8.3 a principal in a service control policy',
      'scp',
      statement({ Principal: '*' }),
      ['element-not-allowed /Statement/Principal'],
    ],
    ['R8.7 a resource control policy', 'rcp', statement({}, rcp), []],
    ['R8.7 RCPFullAWSAccess', 'rcp', statement({ Action: '*' }, everybody), []],
    ['R8.7 another Allow', 'rcp', statement({}, everybody), ['rcp-allow /Statement/Effect']],
    ['R8.7 a bare star', 'rcp', statement({ Action: '*' }, rcp), ['rcp-every-action /Statement/Action']],
    [
      'R8.7 a principal by name',
      'rcp',
      statement({ Principal: { AWS: '111111111111' } }, rcp),
      ['rcp-principal /Statement/Principal'],
    ],
    ['R8.7 no version', 'rcp', { Statement: rcp }, ['rcp-version ']],
    ['R8.7 the older version', 'rcp', { Version: '2008-10-17', Statement: rcp }, ['rcp-version /Version']],
    ['R8.10 an endpoint policy', 'vpc-endpoint', statement({}, everybody), []],
    [
      'R8.10 NotPrincipal in an endpoint policy',
      'vpc-endpoint',
      statement({ Effect: 'Deny', NotPrincipal: '*' }),
      ['element-not-allowed /Statement/NotPrincipal'],
    ],
  ])('%s', (_title, grammar, document, problems) => {
    expect(problemsOf(document, grammar)).toEqual(problems)
  })
})
