import { describe, expect, it } from 'vitest'

import type { GateKind, GateOutcome, GateTrace, StatementTrace, Trace } from '#engine/explain/trace.ts'

import { missingOf, namingSuffices, sidesOf } from './refusal-sides.ts'

function gate(kind: GateKind, outcome: GateOutcome, statements: readonly StatementTrace[] = []): GateTrace {
  return { gate: kind, outcome, rules: [], reason: `${kind} ${outcome}`, statements }
}

function trace(gates: readonly GateTrace[], part: Partial<Trace> = {}): Trace {
  return {
    decision: 'implicitDeny',
    sentence: '',
    awsMessage: null,
    blockedBy: [],
    deciding: [],
    matchedStatements: [],
    rules: [],
    missingContextKeys: [],
    nearMisses: [],
    notes: [],
    gates,
    ...part,
  }
}

const needsMfa: StatementTrace = {
  layer: 'resource',
  policy: 'trust policy',
  statement: 0,
  sid: null,
  effect: 'Allow',
  applies: false,
  clauses: [
    { clause: 'principal', holds: true, element: 'Principal', entries: [], variables: [], operands: [] },
    {
      clause: 'condition',
      holds: false,
      element: 'Condition',
      entries: [],
      variables: [],
      operands: [
        {
          operator: 'Bool',
          key: 'aws:MultiFactorAuthPresent',
          expected: ['true'],
          actual: ['false'],
          holds: false,
          settledBy: 'values',
          compared: [{ value: 'false', holds: false, comparisons: [false] }],
          variables: [],
        },
      ],
    },
  ],
}

describe('the two sides of a refused switch', () => {
  it('tell who says no', () => {
    const { trust, caller } = sidesOf(trace([gate('resource', 'grants'), gate('identity', 'stop')]))
    expect(trust).toEqual({ allows: true, reasons: ['resource grants'] })
    expect(caller).toEqual({ allows: false, reasons: ['identity stop'] })
  })

  it('lay a Deny at the door of the side where it stands', () => {
    const deny = { layer: 'identity', policy: 'p', statement: 0, sid: null, effect: 'Deny' } as const
    const gates = [gate('explicitDeny', 'stop'), gate('resource', 'grants'), gate('identity', 'grants')]
    const { trust, caller } = sidesOf(trace(gates, { decision: 'explicitDeny', deciding: [deny] }))
    expect(trust.allows).toBe(true)
    expect(caller).toEqual({ allows: false, reasons: ['explicitDeny stop'] })
  })
})

describe('being named by the trust policy', () => {
  const role = 'arn:aws:iam::111122223333:role/Deploy'
  const ask = (account: string) => ({
    principal: `arn:aws:iam::${account}:user/bob`,
    action: 'sts:AssumeRole',
    resource: role,
  })
  const neither = [gate('resource', 'stop'), gate('identity', 'stop')]

  it('would do without a permission within one account', () => {
    expect(namingSuffices(trace(neither), ask('111122223333'))).toBe(true)
  })

  it('would not do across accounts, nor past a boundary', () => {
    expect(namingSuffices(trace(neither), ask('999988887777'))).toBe(false)
    expect(
      namingSuffices(trace([...neither, gate('permissionsBoundary', 'stop')]), ask('111122223333')),
    ).toBe(false)
  })
})

describe('what is missing', () => {
  const call = { principal: '*', action: 'sts:AssumeRole', resource: '*' }
  const nothing = { externalId: false, mfa: false, others: [], different: [] }

  it('is an external id where the request lacks that key', () => {
    const lacking = trace([], { missingContextKeys: ['sts:ExternalId', 'aws:SourceIp'] })
    expect(missingOf(lacking, call)).toEqual({ ...nothing, externalId: true, others: ['aws:SourceIp'] })
  })

  it('is MFA where a statement fails on it alone, though the key is there', () => {
    const failing = trace([gate('resource', 'stop', [needsMfa])])
    expect(missingOf(failing, call)).toEqual({ ...nothing, mfa: true })
  })

  it('is another value where the call carries the key, whatever its letter case', () => {
    const claim = { ...needsMfa, clauses: needsMfa.clauses.map(onSubject) }
    const failing = trace([gate('resource', 'stop', [claim])])
    expect(missingOf(failing, { ...call, context: { 'ci.example.com:SUB': 'repo:dev' } })).toEqual({
      ...nothing,
      different: [{ key: 'ci.example.com:sub', value: 'repo:dev' }],
    })
    expect(missingOf(failing, call)).toEqual({ ...nothing, others: ['ci.example.com:sub'] })
  })
})

/** The same clause, asking for a claim. */
function onSubject(clause: StatementTrace['clauses'][number]): StatementTrace['clauses'][number] {
  const operands = clause.operands.map((operand) => ({ ...operand, key: 'ci.example.com:sub' }))
  return { ...clause, operands }
}
