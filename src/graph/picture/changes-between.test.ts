import { describe, expect, it } from 'vitest'

import type { TrustEdge, TrustEdgeState, TrustGraph } from '../trust-graph.ts'
import { changesBetween } from './changes-between.ts'

function edge(from: string, state: TrustEdgeState, values: readonly string[] = []): TrustEdge {
  const conditions = values.map(
    (value) => ({ operator: 'Bool', key: 'k', values: [value], must: 'hold' }) as const,
  )
  const said = { reason: 'decided', sentence: '', deciding: [] } as const
  return { id: from, from, to: 'role', kind: 'AssumeRole', state, conditions, ...said }
}

/** A comparison on that key. */
const one = (key: string) => ({ operator: 'Bool', key, values: ['true'], must: 'hold' }) as const

function line(conditions: TrustEdge['conditions'], others?: TrustEdge['others']): TrustGraph {
  return of({ ...edge('a', 'conditional'), conditions, ...(others === undefined ? {} : { others }) })
}

function countChanged(before: TrustGraph, after: TrustGraph): number {
  return changesBetween(before, after).changed.length
}

function of(...edges: readonly TrustEdge[]): TrustGraph {
  return { nodes: [], edges }
}

describe('the changes between two graphs', () => {
  it('are the lines that came, went and turned, and none that stayed', () => {
    const before = of(
      edge('alice', 'allowed'),
      edge('bob', 'trustOnly'),
      edge('carol', 'conditional', ['true']),
    )
    const after = of(edge('bob', 'allowed'), edge('carol', 'conditional', ['true']), edge('dave', 'allowed'))
    const { appeared, gone, changed } = changesBetween(before, after)
    expect(appeared.map(({ from }) => from)).toEqual(['dave'])
    expect(gone.map(({ from }) => from)).toEqual(['alice'])
    expect(changed.map(([was, is]) => [was.state, is.state])).toEqual([['trustOnly', 'allowed']])
  })

  it('tell of a line that hangs on something else now', () => {
    const [before, after] = [of(edge('a', 'conditional', ['true'])), of(edge('a', 'conditional', ['false']))]
    expect(changesBetween(before, after).changed).toHaveLength(1)
    expect(changesBetween(before, before)).toEqual({ appeared: [], gone: [], changed: [] })
  })

  it('are none where the same ways in, and what they hang on, are told in another order', () => {
    const [a, b, c] = [one('a'), one('b'), one('c')]
    expect(countChanged(line([a], [[b, c]]), line([c, b], [[a]]))).toBe(0)
    expect(countChanged(line([a, b]), line([b, a]))).toBe(0)
    expect(countChanged(line([a], [[b, c]]), line([a], [[b]]))).toBe(1)
    expect(countChanged(line([a], []), line([a]))).toBe(1)
    expect(countChanged(line([a], [[b]]), line([a, b]))).toBe(1)
  })
})
