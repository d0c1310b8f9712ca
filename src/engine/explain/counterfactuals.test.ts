import { describe, expect, it } from 'vitest'

import { allowAll, compiledLayers, letIn, noLayers, type Layers } from '#testing/layers.ts'

import type { BlockingLayer } from '../evaluate/decision.ts'
import type { AuthorizationRequest } from '../request/request.ts'
import { explain } from './explain.ts'
import type { Trace } from './trace.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const roleR = `arn:aws:iam::${A}:role/R`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const keyArn = `arn:aws:kms:us-east-1:${A}:key/1`

const ec2 = { Effect: 'Allow', Action: 'ec2:*', Resource: '*' }
const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
const assume: AuthorizationRequest = { principal: alice, action: 'sts:AssumeRole', resource: roleR }
const read: AuthorizationRequest = {
  principal: alice,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: A,
}
const decrypt: AuthorizationRequest = { principal: alice, action: 'kms:Decrypt', resource: keyArn }

function traceOf(layers: Layers, request: AuthorizationRequest): Trace {
  return explain(request, compiledLayers(layers, request))
}

describe('the layers that are blamed', () => {
  it.each<[string, AuthorizationRequest, Partial<Layers>, readonly BlockingLayer[]]>([
    [
      'R9.1 not the caller’s own side where the trust policy names the caller but for its condition',
      assume,
      { resource: [letIn({ AWS: alice }, withMfa)] },
      ['resource'],
    ],
    [
      'R9.1 not the caller’s own side where the trust policy is silent: being named is enough',
      assume,
      { resource: [] },
      ['resource'],
    ],
    [
      'R9.1 both sides where the trust policy would let the account decide',
      assume,
      { resource: [letIn({ AWS: A }, withMfa)] },
      ['resource', 'identity'],
    ],
    [
      'R9.1 the caller’s own side where the account decides',
      assume,
      { resource: [letIn({ AWS: A })] },
      ['identity'],
    ],
    [
      'R9.2 the boundary as well, which being named does not reach past',
      assume,
      { resource: [letIn({ AWS: alice }, withMfa)], permissionsBoundary: [ec2] },
      ['resource', 'permissionsBoundary'],
    ],
    [
      'R9.3 both sides across accounts, whoever is named',
      { ...assume, resource: `arn:aws:iam::${B}:role/R` },
      { resource: [letIn({ AWS: alice }, withMfa)] },
      ['resource', 'identity'],
    ],
    ['R10.1 the key policy alone where it is silent', decrypt, { resource: [] }, ['resource']],
    [
      'R7.2 identity policies where the resource’s policy is silent and need not speak',
      read,
      { resource: [] },
      ['identity'],
    ],
    [
      'R7.6 the limits of a session whose role would be named but for a condition',
      { ...decrypt, principal: sessionS },
      { resource: [letIn({ AWS: roleR }, withMfa)], session: [ec2], permissionsBoundary: [ec2] },
      ['resource', 'permissionsBoundary', 'session'],
    ],
    [
      'R8.2 guardrails always',
      assume,
      { resource: [letIn({ AWS: alice }, withMfa)], serviceControl: [ec2] },
      ['serviceControl', 'resource'],
    ],
  ])('%s', (_title, request, layers, blamed) => {
    expect(traceOf({ ...noLayers, ...layers }, request).blockedBy).toEqual(blamed)
  })
})

describe('the Allows that are named', () => {
  it.each<[string, AuthorizationRequest, Partial<Layers>, readonly string[]]>([
    [
      'R7.2 not one that lets the account decide where identity policies suffice',
      read,
      { identity: [allowAll], resource: [letIn({ AWS: A })] },
      ['identity 0'],
    ],
    [
      'R10.1 one that lets the account decide where it must',
      decrypt,
      { identity: [allowAll], resource: [letIn({ AWS: A })] },
      ['resource 0', 'identity 0'],
    ],
    [
      'R7.6 not an identity policy that a boundary cuts off',
      read,
      { identity: [allowAll], permissionsBoundary: [ec2], resource: [letIn({ AWS: alice })] },
      ['resource 0'],
    ],
    [
      'R7.6 not the weaker of two names',
      read,
      { resource: [letIn({ AWS: A }), letIn({ AWS: alice })] },
      ['resource 1'],
    ],
    [
      'R7.6 both where either is enough',
      read,
      { identity: [allowAll], resource: [letIn({ AWS: alice })] },
      ['resource 0', 'identity 0'],
    ],
    [
      'R1.2 none for the root user, who needs none',
      { ...read, principal: `arn:aws:iam::${A}:root` },
      { resource: [letIn('*')] },
      [],
    ],
  ])('are %s', (_title, request, layers, named) => {
    const { decision, deciding } = traceOf({ ...noLayers, ...layers }, request)
    expect(decision).toBe('allowed')
    expect(deciding.map(({ layer, statement }) => `${layer} ${statement}`)).toEqual(named)
  })
})

describe('the sentence', () => {
  it.each<[string, AuthorizationRequest, Partial<Layers>, string]>([
    [
      'R9.1 speaks of the trust policy alone where it names the caller',
      assume,
      { resource: [letIn({ AWS: alice }, withMfa)] },
      `: nothing denies it explicitly, but no role trust policy allows it to this caller, so it is denied implicitly, though statement 1 of the role trust policy \`p\` would allow it if its condition on \`aws:MultiFactorAuthPresent\` were met.`,
    ],
    [
      'R9.1 promises no more of a near miss than is true',
      assume,
      { resource: [letIn({ AWS: A }, withMfa)] },
      `no role trust policy allows it to this caller and no identity-based policy allows it, so it is denied implicitly, though statement 1 of the role trust policy \`p\` would apply if its condition on \`aws:MultiFactorAuthPresent\` were met.`,
    ],
    [
      'R7.2 names both sides of a union',
      read,
      { resource: [letIn({ AWS: alice }, withMfa)] },
      'but neither an identity-based policy nor the resource-based policy allows it, so it is denied implicitly, though statement 1 of the resource-based policy `p` would allow it if its condition on `aws:MultiFactorAuthPresent` were met.',
    ],
    [
      'R7.6 gives the grant that counts, not one that a boundary cuts off',
      read,
      { identity: [allowAll], permissionsBoundary: [ec2], resource: [letIn({ AWS: alice })] },
      'because statement 1 of the resource-based policy `p` allows it to this caller directly, so no identity-based policy is needed.',
    ],
    [
      'R10.5 does not say that nothing denies it to the root user of a bucket',
      {
        principal: `arn:aws:iam::${A}:root`,
        action: 's3:DeleteBucketPolicy',
        resource: 'arn:aws:s3:::b',
        resourceAccount: A,
      },
      { resource: [{ ...letIn('*'), Effect: 'Deny' }] },
      'because the root user of the bucket owner can always read and change the bucket policy.',
    ],
  ])('%s', (_title, request, layers, words) => {
    expect(traceOf({ ...noLayers, ...layers }, request).sentence).toContain(words)
  })
})
