import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { cases as anyCase } from '#testing/random/cases.ts'

import { compilePolicies } from '../../compile/compile-policies.ts'
import type { NamedDocument, PolicyDocuments, PolicyLevel } from '../../compile/policy-documents.ts'
import { authorize } from '../../evaluate/authorize.ts'
import type { DecisionKind } from '../../evaluate/decision.ts'
import type { AuthorizationRequest, RequestContext } from '../../request/request.ts'
import { applyProposal } from './apply-proposal.ts'
import { editsAnything, proposalsFor } from './proposals-for.ts'

const A = '111111111111'
const B = '222222222222'
const alice = `arn:aws:iam::${A}:user/alice`
const roleR = `arn:aws:iam::${A}:role/R`
const sessionS = `arn:aws:sts::${A}:assumed-role/R/s`
const federated = `arn:aws:sts::${A}:federated-user/f`
const object = 'arn:aws:s3:::b/k'

type Json = Readonly<Record<string, unknown>>

const operand = fc.constantFrom<Json>(
  {},
  {},
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { StringNotEquals: { 'aws:PrincipalTag/team': ['a', 'b'] } },
  { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' }, StringLike: { 'aws:RequestTag/t': 'x*' } },
  { ArnEquals: { 'aws:PrincipalArn': alice } },
  { Null: { 'aws:SourceIp': 'true' } },
)
const actions = fc.constantFrom<Json>(
  { Action: '*' },
  { Action: ['s3:GetObject', 'sts:AssumeRole'] },
  { Action: 'kms:*' },
  { NotAction: ['ec2:*', 's3:GetObject'] },
)
const resources = fc.constantFrom<Json>(
  { Resource: '*' },
  { Resource: [object, 'arn:aws:s3:::c/*'] },
  { NotResource: 'arn:aws:s3:::b/*' },
  { Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/team}' },
)
const effect = fc.constantFrom<Json>({ Effect: 'Allow' }, { Effect: 'Allow' }, { Effect: 'Deny' })
const own = fc
  .tuple(effect, actions, resources, operand)
  .map(([one, two, three, Condition]): Json => Object.assign({}, one, two, three, { Condition }))
const principals = fc.constantFrom<unknown>(
  { AWS: A },
  { AWS: [alice, B] },
  { AWS: roleR },
  { AWS: sessionS },
  '*',
)
const others = fc.tuple(own, principals, fc.boolean()).map(([statement, name, negated]): Json => {
  const element = negated && statement['Effect'] === 'Deny' ? 'NotPrincipal' : 'Principal'
  return Object.assign({ [element]: name }, statement)
})
const trusted = fc
  .tuple(effect, principals, operand)
  .map(([one, Principal, Condition]): Json =>
    Object.assign({}, one, { Principal, Condition, Action: 'sts:AssumeRole' }),
  )

function policyOf(statement: fc.Arbitrary<Json>): fc.Arbitrary<NamedDocument> {
  const source = fc.constantFrom<Partial<NamedDocument>>({}, {}, { source: 'one' }, { source: 'two' })
  return fc
    .tuple(fc.array(statement, { maxLength: 3 }), source)
    .map(([Statement, kept]) =>
      Object.assign({ name: 'p', document: { Version: '2012-10-17', Statement } }, kept),
    )
}

const some = fc.array(policyOf(own), { maxLength: 2 })
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 1 })
const levels: fc.Arbitrary<readonly PolicyLevel[]> = fc
  .array(some, { maxLength: 2 })
  .map((all) => all.map((policies, at) => ({ target: `level-${at}`, policies })))
const rcps = fc.constant([
  {
    target: 'r',
    policies: [
      {
        name: 'rcp',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Principal: '*', Action: ['s3:*', 'sts:AssumeRole'], Resource: '*' }],
        },
      },
    ],
  },
])

function documentsOf(forTrust: boolean): fc.Arbitrary<PolicyDocuments> {
  return fc
    .record({
      identity: some,
      permissionsBoundary: maybe(some.map((list) => list.slice(0, 1))),
      session: maybe(some),
      resource: maybe(policyOf(forTrust ? trusted : others)),
      serviceControl: maybe(levels),
      resourceControl: fc.option(rcps, { nil: undefined, freq: 5 }),
      vpcEndpoint: fc.option(fc.array(policyOf(others), { maxLength: 1 }), { nil: undefined, freq: 4 }),
    })
    .filter(({ vpcEndpoint }) => !JSON.stringify(vpcEndpoint ?? []).includes('NotPrincipal'))
    .map(present)
    .chain((documents) => fc.constantFrom(documents, documents, boundedByOwn(documents)))
}

/** The caller's own policy is its boundary as well. */
function boundedByOwn(documents: PolicyDocuments): PolicyDocuments {
  const kept = (documents.identity ?? []).slice(0, 1).map(({ name, document }, at) => ({
    name,
    document,
    source: `kept-${at}`,
  }))
  return { ...documents, identity: kept, permissionsBoundary: kept }
}

function present(record: { readonly [Layer in keyof PolicyDocuments]: PolicyDocuments[Layer] | undefined }) {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as PolicyDocuments // the members left are those of the record
}

const context: fc.Arbitrary<RequestContext> = fc.dictionary(
  fc.constantFrom('aws:MultiFactorAuthPresent', 'aws:SourceIp', 'aws:principaltag/team', 'aws:RequestTag/t'),
  fc.constantFrom<RequestContext[string]>('true', false, 'a', 'k', '10.1.1.1', ['x', 'y']),
  { maxKeys: 3 },
)
const cases = fc.constantFrom('s3:GetObject', 'sts:AssumeRole', 'kms:Decrypt').chain((action) =>
  fc.tuple(
    fc.record({
      principal: fc.constantFrom<AuthorizationRequest['principal']>(
        alice,
        sessionS,
        roleR,
        federated,
        `arn:aws:iam::${A}:root`,
        '*',
        { Service: 'ec2.amazonaws.com' },
      ),
      action: fc.constant(action),
      resource: fc.constant(
        {
          's3:GetObject': object,
          'sts:AssumeRole': roleR,
          'kms:Decrypt': `arn:aws:kms:us-east-1:${A}:key/1`,
        }[action] ?? '*',
      ),
      resourceAccount: fc.constantFrom(A, A, B),
      context,
    }),
    documentsOf(action === 'sts:AssumeRole'),
  ),
)

function decide(request: AuthorizationRequest, documents: PolicyDocuments): DecisionKind | null {
  const compiled = compilePolicies(documents)
  return compiled.ok ? authorize(request, compiled.value).decision : null
}

describe('proposals, for any policies and request', () => {
  it('R1.11 decide as they say once made, and turn the decision round', () => {
    fc.assert(
      fc.property(cases, ([request, documents]) => {
        const found = proposalsFor(request, documents, editsAnything)
        expect(found.decision).toBe(decide(request, documents))
        if (found.kind === 'none') return
        for (const proposal of found.proposals) {
          const made = applyProposal(proposal, request, documents)
          expect(decide(made.request, made.documents)).toBe(proposal.decision)
          expect(proposal.decision === 'allowed').toBe(found.decision !== 'allowed')
        }
      }),
      { numRuns: 200 },
    )
  })

  it('R1.11 turn the decision round as they say, of every service and kind of caller', () => {
    fc.assert(
      fc.property(anyCase, ({ request, documents }) => {
        const found = proposalsFor(request, documents, editsAnything)
        for (const proposal of found.kind === 'proposed' ? found.proposals : []) {
          const made = applyProposal(proposal, request, documents)
          expect(decide(made.request, made.documents)).toBe(proposal.decision)
          expect(proposal.decision === 'allowed').toBe(found.decision !== 'allowed')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('R1.11 have no edit too many, and are told fewest edits first', () => {
    fc.assert(
      fc.property(cases, ([request, documents]) => {
        const found = proposalsFor(request, documents, editsAnything)
        if (found.kind === 'none') return
        expect(found.proposals.length).toBeLessThanOrEqual(8)
        expect(found.proposals.map(({ size }) => size)).toEqual(
          found.proposals.map(({ edits }) => edits.length).toSorted((one, other) => one - other),
        )
        for (const { edits, decision } of found.proposals) {
          for (const edit of edits) {
            const fewer = applyProposal(
              { edits: edits.filter((other) => other !== edit) },
              request,
              documents,
            )
            expect(decide(fewer.request, fewer.documents) === 'allowed').not.toBe(decision === 'allowed')
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('R1.11 exist, or a rule of the service forbids the call', () => {
    fc.assert(
      fc.property(cases, ([request, documents]) => {
        const found = proposalsFor(request, documents, editsAnything)
        const isStopped = found.kind === 'none' && found.limits.some(({ kind }) => kind === 'service-rule')
        expect(isStopped || (found.kind === 'proposed' && found.proposals.length > 0)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('R6.1 never ask for another caller', () => {
    fc.assert(
      fc.property(cases, ([request, documents]) => {
        const found = proposalsFor(request, documents, editsAnything)
        if (found.kind === 'none') return
        const keys = found.proposals.flatMap(({ edits }) =>
          edits.flatMap((edit) => (edit.kind === 'set-context' ? [edit.key.toLowerCase()] : [])),
        )
        expect(keys).not.toContain('aws:principalarn')
      }),
      { numRuns: 100 },
    )
  })
})
