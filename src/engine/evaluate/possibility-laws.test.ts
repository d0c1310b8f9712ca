import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compilePolicies, type CompiledPolicies } from '../compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments, PolicyLevel } from '../compile/policy-documents.ts'
import type { AuthorizationRequest, RequestContext } from '../request/request.ts'
import { authorize } from './authorize.ts'
import { possibilityOf } from './possibility-of.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const roleR = `arn:aws:iam::${A}:role/R`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const federated = `arn:aws:sts::${A}:federated-user/f`

const principals = [
  alice,
  roleR,
  sessionS,
  federated,
  `arn:aws:iam::${A}:root`,
  '*',
  { Service: 'ec2.amazonaws.com' },
]

const action = fc.constantFrom('s3:GetObject', 's3:Get*', 's3:*', '*', 'sts:AssumeRole', 'kms:Decrypt')
const resource = fc.constantFrom(
  '*',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/${aws:username}/*',
  'arn:aws:s3:::${aws:PrincipalTag/t}/*',
)
const effect = fc.constantFrom('Allow', 'Deny')
const operator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringEqualsIfExists',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringNotEquals',
  'Bool',
  'BoolIfExists',
  'Null',
)
const condition = fc.dictionary(
  operator,
  fc.dictionary(
    fc.constantFrom('test:flag', 'test:text', 'aws:PrincipalTag/t'),
    fc.constantFrom('true', 'false', 'b', ['b', 'c'], '${test:text}'),
    { maxKeys: 2 },
  ),
  { maxKeys: 2 },
)

const resourcePart = fc.oneof(fc.record({ Resource: resource }), fc.record({ NotResource: resource }))
const actionPart = fc.oneof(
  { weight: 4, arbitrary: fc.record({ Action: action }) },
  { weight: 1, arbitrary: fc.record({ NotAction: action }) },
)
const parts = fc.record({ effect, actionPart, resourcePart, condition })
const named = fc.constantFrom(
  '*',
  { AWS: A },
  { AWS: alice },
  { AWS: roleR },
  { AWS: sessionS },
  { AWS: [federated, B] },
)

type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never

const identityStatement: fc.Arbitrary<Json> = parts.map(toStatement)
const resourceStatement = fc.tuple(parts, named, fc.boolean()).map(toResourceStatement)

function toStatement({
  effect: Effect,
  actionPart: acts,
  resourcePart: on,
  condition: Condition,
}: Parts): Json {
  return { Effect, ...acts, ...on, Condition }
}

function toResourceStatement([each, names, negated]: [Parts, unknown, boolean]): Json {
  const principal = negated && each.effect === 'Deny' ? { NotPrincipal: names } : { Principal: names }
  const statement = toStatement(each)
  const actions = [statement['Action']].flat()
  // actions of STS alone would make it a trust policy, which names no resources (R2.2)
  const isTrust = actions.every((one) => one === 'sts:AssumeRole')
  return { ...statement, ...principal, ...(isTrust ? { Action: [...actions, 's3:GetObject'] } : {}) }
}

type Json = Record<string, unknown>

function documentOf(statements: readonly Json[]): Json {
  return { Version: '2012-10-17', Statement: statements }
}

function policyOf(statement: fc.Arbitrary<Json>): fc.Arbitrary<NamedDocument> {
  return fc
    .array(statement, { maxLength: 3 })
    .map((statements) => ({ name: 'p', document: documentOf(statements) }))
}

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 2 })
const identity = policyOf(identityStatement)

const policies: fc.Arbitrary<PolicyDocuments> = fc
  .record({
    identity: fc.array(identity, { maxLength: 2 }),
    permissionsBoundary: maybe(identity),
    session: maybe(identity),
    resource: maybe(policyOf(resourceStatement)),
    serviceControl: maybe(
      fc.array(
        fc.record({ target: fc.constantFrom('r', 'ou'), policies: fc.array(identity, { maxLength: 2 }) }),
        { maxLength: 2 },
      ),
    ),
  })
  .map(toDocuments)

type Layers = {
  readonly identity: readonly NamedDocument[]
  readonly permissionsBoundary: NamedDocument | null
  readonly session: NamedDocument | null
  readonly resource: NamedDocument | null
  readonly serviceControl: readonly PolicyLevel[] | null
}

function toDocuments(layers: Layers): PolicyDocuments {
  return {
    identity: layers.identity,
    ...(layers.permissionsBoundary === null ? {} : { permissionsBoundary: [layers.permissionsBoundary] }),
    ...(layers.session === null ? {} : { session: [layers.session] }),
    ...(layers.resource === null ? {} : { resource: layers.resource }),
    ...(layers.serviceControl === null ? {} : { serviceControl: layers.serviceControl }),
  }
}

const requestContext: fc.Arbitrary<RequestContext> = fc.dictionary(
  fc.constantFrom('test:flag', 'test:text', 'aws:PrincipalTag/t'),
  fc.constantFrom<string | boolean | readonly string[]>('true', false, 'b', 'c', ['b', 'd'], []),
  { maxKeys: 3 },
)

const request: fc.Arbitrary<AuthorizationRequest> = fc.record({
  principal: fc.constantFrom(...principals),
  action: fc.constantFrom(
    's3:GetObject',
    'S3:getobject',
    'sts:AssumeRole',
    'kms:Decrypt',
    'ec2:RunInstances',
  ),
  resource: fc.constantFrom(
    'arn:aws:s3:::b/alice/k',
    'arn:aws:s3:::b/k',
    '*',
    roleR,
    `arn:aws:kms:us-east-1:${A}:key/1`,
  ),
  resourceAccount: fc.constantFrom(A, A, B),
  context: requestContext,
})

function compile(documents: PolicyDocuments): CompiledPolicies {
  const compiled = compilePolicies(documents)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem))
  return compiled.value
}

function isAllowedIn(
  context: RequestContext,
  asked: AuthorizationRequest,
  compiled: CompiledPolicies,
): boolean {
  return authorize({ ...asked, context }, compiled).decision === 'allowed'
}

describe('what a request could come to while keys are open', () => {
  const openKeys = ['test:flag', 'test:text', 'aws:principaltag/t']
  const isOpen = (key: string) => openKeys.includes(key)

  function everyContext(values: readonly (RequestContext[string] | undefined)[]): readonly RequestContext[] {
    return openKeys.reduce<readonly RequestContext[]>(
      (contexts, key) =>
        contexts.flatMap((each) =>
          values.map((value) => (value === undefined ? each : { ...each, [key]: value })),
        ),
      [{}],
    )
  }

  it('R4.3 never claims more than every context bears out', () => {
    const contexts = everyContext([undefined, 'true', 'b', 'alice', ['c', 'b'], []])
    fc.assert(
      fc.property(request, policies, (asked, documents) => {
        const compiled = compile(documents)
        const open = { ...asked, context: {} }
        const possibility = possibilityOf(open, compiled, isOpen)
        const decisions = contexts.map((each) => authorize({ ...open, context: each }, compiled).decision)
        const isBorneOut = {
          always: decisions.every((decision) => decision === 'allowed'),
          never: !decisions.includes('allowed'),
          conditional: 'witness' in possibility && isAllowedIn(possibility.witness, open, compiled),
          undetermined: true,
        }
        expect(isBorneOut[possibility.kind]).toBe(true)
      }),
      { numRuns: 80 },
    )
  })

  it('R4.3 finds a context wherever one allows, for keys of one value', () => {
    const contexts = everyContext([undefined, 'true', 'false', 'b', 'other'])
    const simple = fc.constantFrom('StringEquals', 'StringNotEquals', 'StringEqualsIfExists', 'Bool', 'Null')
    const keys = fc.dictionary(fc.constantFrom(...openKeys), fc.constantFrom('true', 'false', 'b'), {
      maxKeys: 2,
    })
    const statement = fc
      .record({ Effect: effect, Condition: fc.dictionary(simple, keys, { maxKeys: 2 }) })
      .map(({ Effect, Condition }) => ({ Effect, Condition, Action: 's3:GetObject', Resource: '*' }))
    const two = fc.array(policyOf(statement), { minLength: 1, maxLength: 2 })
    const one = fc.array(policyOf(statement), { minLength: 1, maxLength: 1 })
    const ask = { principal: alice, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', resourceAccount: A }
    fc.assert(
      fc.property(two, one, (identities, boundaries) => {
        const compiled = compile({ identity: identities, permissionsBoundary: boundaries })
        const possibility = possibilityOf(ask, compiled, isOpen)
        const isPossible = contexts.some(
          (each) => authorize({ ...ask, context: each }, compiled).decision === 'allowed',
        )
        expect(possibility.kind === 'always' || possibility.kind === 'conditional').toBe(isPossible)
      }),
      { numRuns: 80 },
    )
  })
})
