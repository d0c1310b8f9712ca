import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../../compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '../../compile/policy-documents.ts'
import { explain } from '../../explain/explain.ts'
import { readRequest } from '../../request/read-request.ts'
import type { AuthorizationRequest } from '../../request/request.ts'
import { authorize } from '../authorize.ts'

const A = '111111111111'
const B = '222222222222'
const C = '333333333333'
const alice = `arn:aws:iam::${A}:user/alice`
const carol = `arn:aws:iam::${C}:user/carol`

type Json = Readonly<Record<string, unknown>>

function policy(statement: Json): NamedDocument {
  const whole = { Effect: 'Allow', Action: 's3:*', Resource: '*', ...statement }
  return { name: 'p', document: { Version: '2012-10-17', Statement: whole } }
}

/** Asks for an object in a bucket of account A. */
function asking(principal: string, s3: Json, action = 's3:GetObject'): AuthorizationRequest {
  const resource = { resource: 'arn:aws:s3:::b/k', resourceAccount: A, resourceSettings: { s3 } }
  return { principal, action, ...resource }
}

const grants = (grantee: string, permission = 'READ') => ({ objectAcl: [{ grantee, permission }] })
const identity = [policy({})]
const closed = policy({ Effect: 'Deny', Principal: '*' })
const ofB = { objectOwner: B, ownershipControls: 'ObjectWriter' }

describe('the ACL of an object in the bucket of account A', () => {
  it.each<[string, AuthorizationRequest, PolicyDocuments, string]>([
    ['lets another account in', asking(carol, grants(C)), { identity }, 'allowed'],
    ['which still decides by its own policies', asking(carol, grants(C)), {}, 'implicitDeny'],
    ['does not outweigh a Deny', asking(carol, grants(C)), { identity, resource: closed }, 'explicitDeny'],
    ['lets nobody else in', asking(carol, grants(B)), { identity }, 'implicitDeny'],
    ['grants what it says', asking(carol, grants(C), 's3:GetObjectAcl'), { identity }, 'implicitDeny'],
    [
      'grants all by FULL_CONTROL',
      asking(carol, grants(C, 'FULL_CONTROL'), 's3:PutObjectAcl'),
      { identity },
      'allowed',
    ],
    [
      'bears on no deletion',
      asking(carol, grants(C, 'FULL_CONTROL'), 's3:DeleteObject'),
      { identity },
      'implicitDeny',
    ],
    ['lets everybody in', asking('*', grants('AllUsers')), {}, 'allowed'],
    ['asks for a signature', asking('*', grants('AuthenticatedUsers')), {}, 'implicitDeny'],
    ['takes any account’s', asking(carol, grants('AuthenticatedUsers')), { identity }, 'allowed'],
    [
      'is off under BucketOwnerEnforced',
      asking('*', { ...grants('AllUsers'), ownershipControls: 'BucketOwnerEnforced' }),
      {},
      'implicitDeny',
    ],
    [
      'is not public under IgnorePublicAcls',
      asking('*', { ...grants('AllUsers'), ignorePublicAcls: true }),
      {},
      'implicitDeny',
    ],
    [
      'still lets accounts in under IgnorePublicAcls',
      asking(carol, { ...grants(C), ignorePublicAcls: true }),
      { identity },
      'allowed',
    ],
    [
      'lets the bucket owner at an object of another account',
      asking(alice, { ...ofB, ...grants(A) }),
      { identity },
      'allowed',
    ],
    ['whose policies decide', asking(alice, { ...ofB, ...grants(A) }), {}, 'implicitDeny'],
    [
      'keeps it, where it grants nothing',
      asking(alice, { ...ofB, objectAcl: [] }),
      { identity },
      'implicitDeny',
    ],
  ])('R10.6 %s', (_title, request, documents, expected) => {
    const compiled = compilePolicies(documents)
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
    expect(authorize(request, compiled.value).decision).toBe(expected)
    expect(explain(request, compiled.value).decision).toBe(expected)
  })

  it('R10.6 is named where it lets the caller in', () => {
    const compiled = compilePolicies({})
    const trace = compiled.ok ? explain(asking('*', grants('AllUsers')), compiled.value) : null
    expect(trace?.sentence).toContain('the ACL of the object grants it to `AllUsers`')
  })

  it.each<[string, unknown, string]>([
    ['an object', {}, ''],
    ['a canonical user', [{ grantee: '75aa57f09aa0c8ca', permission: 'READ' }], '/0/grantee'],
    ['a permission of buckets', [{ grantee: A, permission: 'WRITE' }], '/0/permission'],
    ['a member too many', [{ grantee: A, permission: 'READ', type: 'Group' }], '/0/type'],
  ])('R10.6 is refused as %s', (_title, objectAcl, place) => {
    const pointer = `/resourceSettings/s3/objectAcl${place}`
    expect(readRequest(asking(alice, { objectAcl }))).toMatchObject({ ok: false, problem: { pointer } })
  })
})
