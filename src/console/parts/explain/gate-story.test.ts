import { describe, expect, it } from 'vitest'

import type { ClauseTrace, GateKind, GateOutcome, GateTrace, StatementTrace } from '#engine/explain/trace.ts'

import { rankStatements, storyOf } from './gate-story.ts'

function clause(holds: boolean): ClauseTrace {
  return { clause: 'action', holds, element: 'Action', entries: [], variables: [], operands: [] }
}

function statement(index: number, holds: readonly boolean[]): StatementTrace {
  return {
    layer: 'identity',
    policy: 'p',
    statement: index,
    sid: null,
    effect: 'Allow',
    applies: holds.every(Boolean),
    clauses: holds.map(clause),
  }
}

function gate(kind: GateKind, outcome: GateOutcome, statements: readonly StatementTrace[] = []): GateTrace {
  return { gate: kind, outcome, rules: [], reason: '', statements }
}

describe('the story of the gates', () => {
  it('begins with the first stop and names what would stop next', () => {
    const gates = [
      gate('explicitDeny', 'pass'),
      gate('identity', 'stop'),
      gate('permissionsBoundary', 'stop'),
    ]
    expect(storyOf({ gates })).toEqual({
      firstStop: 'identity',
      alsoStops: ['permissionsBoundary'],
      skipped: [],
      focus: 'identity',
    })
  })

  it('looks at the gate that grants, when nothing stops the request', () => {
    const gates = [gate('resource', 'notApplicable'), gate('identity', 'grants')]
    expect(storyOf({ gates })).toEqual({ firstStop: null, alsoStops: [], skipped: [], focus: 'identity' })
  })

  it('tells the gates that a grant reaches past', () => {
    const gates = [gate('resource', 'grants'), gate('identity', 'skipped'), gate('session', 'skipped')]
    expect(storyOf({ gates })).toMatchObject({ skipped: ['identity', 'session'], focus: 'resource' })
  })
})

describe('the statements of a gate', () => {
  it('come decisive first, then near misses, then the rest', () => {
    const statements = [statement(0, [false, false]), statement(1, [true, false]), statement(2, [true, true])]
    const ranked = rankStatements(gate('identity', 'grants', statements), {
      deciding: [statement(2, [])],
      nearMisses: [],
    })
    expect(ranked.map((each) => [each.statement.statement, each.closeness])).toEqual([
      [2, 'decisive'],
      [1, 'near-miss'],
      [0, 'far'],
    ])
  })

  it('begin, of near misses, with those that would count', () => {
    const statements = [statement(0, [true, false]), statement(1, [true, false])]
    const nearMisses = statements.map((one) => ({
      statement: one,
      clause: 'action' as const,
      element: 'Action',
      operands: [],
      matters: one.statement === 1,
    }))
    const ranked = rankStatements(gate('serviceControl', 'stop', statements), { deciding: [], nearMisses })
    expect(ranked.map((each) => each.statement.statement)).toEqual([1, 0])
  })

  it('are told apart by the document that they stand in', () => {
    const here = { ...statement(0, [true]), source: 'here' }
    const [first] = rankStatements(gate('identity', 'grants', [here]), {
      deciding: [{ ...here, source: 'elsewhere' }],
      nearMisses: [],
    })
    expect(first?.closeness).toBe('applies')
  })
})
