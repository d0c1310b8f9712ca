import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../compile/compile-policies.ts'
import type { RequestContext } from '../request/request.ts'
import { authorizeAll } from './authorize-all.ts'

const A = '111111111111'
const alice = `arn:aws:iam::${A}:user/alice`

type Json = Readonly<Record<string, unknown>>

function compile(statement: Json) {
  const document = { Version: '2012-10-17', Statement: statement }
  const compiled = compilePolicies({ identity: [{ name: 'p', document }] })
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return compiled.value
}

/** RunInstances on an instance and its image: only the instance has a type. */
function runInstances(statement: Json): string {
  const policies = compile(statement)
  const asked: readonly (readonly [string, RequestContext])[] = [
    [`arn:aws:ec2:us-east-1:${A}:instance/*`, { 'ec2:InstanceType': 't3.micro' }],
    ['arn:aws:ec2:us-east-1::image/ami-1', {}],
  ]
  const checks = asked.map(([resource, context]) => ({
    request: { principal: alice, action: 'ec2:RunInstances', resource, resourceAccount: A, context },
    policies,
  }))
  return authorizeAll(checks).decision
}

const micro = { 'ec2:InstanceType': 't3.micro' }

describe('a call that needs several resources', () => {
  it.each<[string, Json, string]>([
    ['V25 is not allowed by one of them', { Resource: 'arn:aws:ec2:*:*:instance/*' }, 'implicitDeny'],
    [
      'V26 fails where one has no such key',
      { Resource: '*', Condition: { StringEquals: micro } },
      'implicitDeny',
    ],
    [
      'V27 passes if the key may lack',
      { Resource: '*', Condition: { StringEqualsIfExists: micro } },
      'allowed',
    ],
  ])('R1.4 %s', (_title, statement, expected) => {
    expect(runInstances({ Effect: 'Allow', Action: 'ec2:*', ...statement })).toBe(expected)
  })

  it('R1.5 needs the permissions that it depends on', () => {
    const role = `arn:aws:iam::${A}:role/R`
    const run = {
      principal: alice,
      action: 'lambda:CreateFunction',
      resource: `arn:aws:lambda:us-east-1:${A}:function:f`,
    }
    const pass = { principal: alice, action: 'iam:PassRole', resource: role }
    const decide = (action: string) =>
      authorizeAll(
        [run, pass].map((request) => ({
          request,
          policies: compile({ Effect: 'Allow', Action: action, Resource: '*' }),
        })),
      ).decision
    expect(decide('lambda:*')).toBe('implicitDeny')
    expect(decide('*')).toBe('allowed')
  })

  it('R1.3 is denied by a Deny of one of them', () => {
    const denied = { Effect: 'Deny', Action: '*', Resource: 'arn:aws:ec2:*:*:image/*' }
    expect(runInstances(denied)).toBe('explicitDeny')
  })

  it('R1.2 is not allowed by asking nothing', () => {
    expect(authorizeAll([]).decision).toBe('implicitDeny')
  })
})
