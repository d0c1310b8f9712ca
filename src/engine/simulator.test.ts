import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { decide } from '#testing/decide.ts'
import { cases } from '#testing/random/cases.ts'

import type { PolicyDocuments } from './compile/policy-documents.ts'
import type { DecisionKind } from './evaluate/decision.ts'
import type { AuthorizationRequest } from './request/request.ts'

/**
 * The part of a question that SimulatePrincipalPolicy is asked: the principal's own policies and boundary, in one
 * account, and a resource-based policy for users alone. Session, endpoint and resource control policies have no place.
 */
function asSimulated(
  request: AuthorizationRequest,
  { identity = [], permissionsBoundary, resource, serviceControl }: PolicyDocuments,
): DecisionKind {
  const { resourceAccount: _other, ...rest } = request
  const isUser = typeof request.principal === 'string' && request.principal.includes(':user/')
  return decide(rest, {
    identity,
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
    ...(serviceControl === undefined ? {} : { serviceControl }),
    ...(isUser && resource !== undefined ? { resource } : {}),
  })
}

const A = '111111111111'
const alice = `arn:aws:iam::${A}:user/alice`
const read: AuthorizationRequest = {
  principal: alice,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  resourceAccount: A,
}
const named = (name: string, ...statements: readonly object[]) => ({
  name,
  document: { Version: '2012-10-17', Statement: statements },
})
const reads = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const identity = [named('p', reads)]
const nothing = named('none', { ...reads, Action: 's3:ListBucket' })

describe('beside the policy simulator', () => {
  it('R10.13 a user’s request inside one account, with no layer that it lacks, is decided alike', () => {
    fc.assert(
      fc.property(cases, ({ request, documents }) => {
        const inside: AuthorizationRequest = { ...request, principal: alice, resourceAccount: A }
        const { session: _s, vpcEndpoint: _v, resourceControl: _r, ...known } = documents
        fc.pre(request.resource.startsWith('arn:aws:s3:::'))
        expect(decide(inside, known)).toBe(asSimulated(inside, known))
      }),
      { numRuns: 300 },
    )
  })

  it.each<[string, AuthorizationRequest, PolicyDocuments]>([
    ['another account must agree as well', { ...read, resourceAccount: '222222222222' }, { identity }],
    ['a session policy limits the session', read, { identity, session: [nothing] }],
    [
      'an endpoint policy is on the way',
      read,
      { identity, vpcEndpoint: [named('e', { ...reads, Principal: '*', Action: 's3:ListBucket' })] },
    ],
    [
      'a resource control policy denies',
      read,
      {
        identity,
        resourceControl: [
          { target: 'r-root', policies: [named('rcp', { ...reads, Principal: '*', Effect: 'Deny' })] },
        ],
      },
    ],
    [
      'a resource-based policy denies a role’s session',
      { ...read, principal: `arn:aws:sts::${A}:assumed-role/app/s` },
      { identity, resource: named('bucket', { ...reads, Principal: '*', Effect: 'Deny' }) },
    ],
  ])('R10.13 is refused where it says allowed: %s', (_title, request, documents) => {
    expect(asSimulated(request, documents)).toBe('allowed')
    expect(decide(request, documents)).not.toBe('allowed')
  })
})
