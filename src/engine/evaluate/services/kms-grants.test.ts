import { describe, expect, it } from 'vitest'

import { compilePolicies } from '../../compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments } from '../../compile/policy-documents.ts'
import { explain } from '../../explain/explain.ts'
import { readRequest } from '../../request/read-request.ts'
import type { AuthorizationRequest, RequestContext } from '../../request/request.ts'
import { authorize } from '../authorize.ts'
import { possibilityOf } from '../possibility-of.ts'

const A = '111111111111'
const alice = `arn:aws:iam::${A}:user/alice`
const roleR = `arn:aws:iam::${A}:role/R`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const bob = 'arn:aws:iam::222222222222:user/bob'
const resource = `arn:aws:kms:us-east-1:${A}:key/1`

type Json = Readonly<Record<string, unknown>>

function policy(statement: Json): NamedDocument {
  return {
    name: 'p',
    document: { Version: '2012-10-17', Statement: { Action: 'kms:*', Resource: '*', ...statement } },
  }
}

function compile(documents: PolicyDocuments) {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return compiled.value
}

function asking(principal: string, operation: string, grant: Json, context: RequestContext = {}) {
  return {
    principal,
    action: `kms:${operation}`,
    resource,
    context,
    resourceSettings: {
      kms: { grants: [{ operations: ['Decrypt', 'CreateGrant', 'DescribeKey'], ...grant }] },
    },
  } satisfies AuthorizationRequest
}

const allows = [policy({ Effect: 'Allow' })]
const denies = [policy({ Effect: 'Deny' })]
const pair = { 'kms:EncryptionContext:App': 'a' }

describe('a grant on a KMS key', () => {
  it.each<[string, AuthorizationRequest, PolicyDocuments, string]>([
    [
      'V152 allows what it lists without any policy',
      asking(alice, 'Decrypt', { grantee: alice }),
      {},
      'allowed',
    ],
    ['V152 allows nothing else', asking(alice, 'Encrypt', { grantee: alice }), {}, 'implicitDeny'],
    ['is nobody else’s', asking(alice, 'Decrypt', { grantee: roleR }), {}, 'implicitDeny'],
    ['holds for any session of its role', asking(sessionS, 'Decrypt', { grantee: roleR }), {}, 'allowed'],
    ['holds for its very session', asking(sessionS, 'Decrypt', { grantee: sessionS }), {}, 'allowed'],
    [
      'to a session is no grant to its role',
      asking(roleR, 'Decrypt', { grantee: sessionS }),
      {},
      'implicitDeny',
    ],
    [
      'is overridden by a Deny of an identity policy',
      asking(alice, 'Decrypt', { grantee: alice }),
      { identity: denies },
      'explicitDeny',
    ],
    [
      'is overridden by a Deny of the key policy',
      asking(alice, 'Decrypt', { grantee: alice }),
      { resource: policy({ Effect: 'Deny', Principal: '*' }) },
      'explicitDeny',
    ],
    [
      'to a role is limited by a session policy that is silent',
      asking(sessionS, 'Decrypt', { grantee: roleR }),
      { session: [policy({ Effect: 'Allow', Action: 's3:*' })] },
      'implicitDeny',
    ],
    [
      'across accounts needs no identity policy beside it',
      asking(bob, 'Decrypt', { grantee: bob }),
      {},
      'allowed',
    ],
    [
      'across accounts is overridden by a Deny of the caller’s own',
      asking(bob, 'Decrypt', { grantee: bob }),
      { identity: denies },
      'explicitDeny',
    ],
    [
      'across accounts is limited by a boundary that is silent',
      asking(bob, 'Decrypt', { grantee: bob }),
      { permissionsBoundary: [policy({ Effect: 'Allow', Action: 's3:*' })] },
      'implicitDeny',
    ],
    [
      'hands on what it holds',
      asking(alice, 'CreateGrant', { grantee: alice }, { 'kms:GrantOperations': ['Decrypt'] }),
      {},
      'allowed',
    ],
    [
      'hands on no more than it holds',
      asking(alice, 'CreateGrant', { grantee: alice }, { 'kms:GrantOperations': ['Decrypt', 'Encrypt'] }),
      {},
      'implicitDeny',
    ],
    [
      'hands on nothing where nobody says what',
      asking(alice, 'CreateGrant', { grantee: alice }),
      {},
      'implicitDeny',
    ],
    [
      'is for its key alone',
      { ...asking(alice, 'Decrypt', { grantee: alice }), resource: '*', resourceAccount: A },
      {},
      'implicitDeny',
    ],
  ])('R10.2 %s', (_title, request, documents, expected) => {
    expect(authorize(request, compile(documents)).decision).toBe(expected)
    expect(explain(request, compile(documents)).decision).toBe(expected)
  })

  it.each<[string, string, RequestContext, string]>([
    ['encryptionContextSubset', 'Decrypt', pair, 'allowed'],
    ['encryptionContextSubset', 'Decrypt', { ...pair, 'kms:EncryptionContext:other': 'b' }, 'allowed'],
    ['encryptionContextSubset', 'Decrypt', { 'kms:EncryptionContext:app': 'A' }, 'implicitDeny'],
    ['encryptionContextSubset', 'Decrypt', {}, 'implicitDeny'],
    ['encryptionContextSubset', 'DescribeKey', {}, 'allowed'],
    ['encryptionContextEquals', 'Decrypt', pair, 'allowed'],
    ['encryptionContextEquals', 'Decrypt', { ...pair, 'kms:EncryptionContext:other': 'b' }, 'implicitDeny'],
    [
      'encryptionContextEquals',
      'Decrypt',
      { ...pair, 'kms:EncryptionContextKeys': ['app', 'other'] },
      'implicitDeny',
    ],
    ['encryptionContextEquals', 'Decrypt', { ...pair, 'kms:EncryptionContextKeys': ['App'] }, 'allowed'],
    [
      'encryptionContextEquals',
      'Decrypt',
      { ...pair, 'kms:ViaService': 's3.us-east-1.amazonaws.com' },
      'allowed',
    ],
  ])('R10.2 constrained by %s, for %s with %j: %s', (constraint, operation, context, expected) => {
    const grant = { grantee: alice, constraints: { [constraint]: { app: 'a' } } }
    expect(authorize(asking(alice, operation, grant, context), compile({})).decision).toBe(expected)
  })

  it.each(['encryptionContextSubset', 'encryptionContextEquals'])(
    'R10.2 constrained by %s asks for every pair',
    (constraint) => {
      const grant = { grantee: alice, constraints: { [constraint]: { app: 'a', team: 'b' } } }
      const decide = (context: RequestContext) =>
        authorize(asking(alice, 'Decrypt', grant, context), compile({})).decision
      expect(decide(pair)).toBe('implicitDeny')
      expect(decide({ ...pair, 'kms:EncryptionContext:team': 'b' })).toBe('allowed')
    },
  )

  it.each([
    ['role first', [roleR, sessionS]],
    ['session first', [sessionS, roleR]],
  ])('R10.2 to a session reaches past its session policy, whatever its role has: %s', (_title, grantees) => {
    const grants = grantees.map((grantee) => ({ grantee, operations: ['Decrypt'] }))
    const request = { ...asking(sessionS, 'Decrypt', {}), resourceSettings: { kms: { grants } } }
    const session = [policy({ Effect: 'Allow', Action: 's3:*' })]
    expect(authorize(request, compile({ session })).decision).toBe('allowed')
  })

  it('R10.2 is named as what grants', () => {
    const trace = explain(asking(alice, 'Decrypt', { grantee: alice }), compile({ identity: allows }))
    expect(trace.sentence).toContain(`a grant on the key to \`${alice}\` allows it`)
    expect(trace.gates.find(({ gate }) => gate === 'resource')).toMatchObject({
      outcome: 'grants',
      rules: ['R10.2', 'R7.6'],
      reason: `a grant on the key to \`${alice}\` allows it`,
    })
    expect(trace.deciding).toEqual([])
  })

  it('R10.2 allows on condition of the encryption context that it is constrained to', () => {
    const grant = { grantee: alice, constraints: { encryptionContextSubset: { app: 'a' } } }
    const possibility = possibilityOf(asking(alice, 'Decrypt', grant), compile({}), (key) =>
      key.startsWith('kms:'),
    )
    const app = { operator: 'StringEquals', key: 'kms:EncryptionContext:app', values: ['a'], must: 'hold' }
    expect(possibility).toMatchObject({ kind: 'conditional', conditions: [app], ways: [[app]] })
  })

  it.each<[string, string, RequestContext, string]>([
    ['encryptionContextSubset', 'Decrypt', pair, 'always'],
    ['encryptionContextSubset', 'DescribeKey', {}, 'always'],
    ['encryptionContextSubset', 'CreateGrant', {}, 'undetermined'],
    ['encryptionContextEquals', 'Decrypt', {}, 'undetermined'],
    ['encryptionContextEquals', 'Decrypt', pair, 'undetermined'],
    ['encryptionContextEquals', 'Decrypt', { ...pair, 'kms:EncryptionContextKeys': ['app'] }, 'always'],
    ['encryptionContextEquals', 'DescribeKey', {}, 'always'],
  ])(
    'R10.2 constrained by %s, for %s with %j and all else open: %s',
    (name, operation, context, expected) => {
      const grant = { grantee: alice, constraints: { [name]: { app: 'a' } } }
      expect(possibilityOf(asking(alice, operation, grant, context), compile({}), () => true).kind).toBe(
        expected,
      )
    },
  )

  it.each<[string, unknown, string]>([
    ['no list', {}, ''],
    ['a grantee that is an account', [{ grantee: A, operations: ['Decrypt'] }], '/0/grantee'],
    ['no operations', [{ grantee: alice, operations: [] }], '/0/operations'],
    ['an operation of no grant', [{ grantee: alice, operations: ['DisableKey'] }], '/0/operations/0'],
    ['an unknown member', [{ grantee: alice, operations: ['Decrypt'], constraint: {} }], '/0/constraint'],
    [
      'a misspelled constraint',
      [{ grantee: alice, operations: ['Decrypt'], constraints: { encryptionContextEqual: { a: 'b' } } }],
      '/0/constraints/encryptionContextEqual',
    ],
    [
      'a number in a constraint',
      [{ grantee: alice, operations: ['Decrypt'], constraints: { encryptionContextEquals: { a: 1 } } }],
      '/0/constraints/encryptionContextEquals/a',
    ],
  ])('R10.2 with %s is refused', (_title, grants, place) => {
    const request = {
      principal: alice,
      action: 'kms:Decrypt',
      resource,
      resourceSettings: { kms: { grants } },
    }
    const pointer = `/resourceSettings/kms/grants${place}`
    expect(readRequest(request)).toMatchObject({ ok: false, problem: { pointer } })
  })
})
