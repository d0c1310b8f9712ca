import { describe, expect, it } from 'vitest'

import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { smallCompany, the } from '#testing/accounts.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { graphOfRows } from './answer-graph.ts'
import { resolved } from './graph-question.ts'
import { rowsThat, valuesBy, valuesIn } from './row-filter.ts'

const way = (from: string, to: string, more: Partial<TrustEdge> = {}) => {
  return { id: `${from}${to}`, from, to, hops: [edgeOf(from, to, more)], note: '' }
}

describe('the rows of an answer', () => {
  const nodes = new Map(['a', 'b', 'c'].map((id) => [id, nodeOf(id)]))

  it('are drawn once where they share a part', () => {
    const shared = { ...way('a', 'c'), hops: [edgeOf('a', 'b'), edgeOf('b', 'c')] }
    const drawn = graphOfRows([way('a', 'b'), shared], nodes, false)
    expect(drawn.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(drawn.edges.map(({ id }) => id)).toEqual(['a b', 'b c'])
  })

  it('are drawn as far as can be followed, the rest counted, until all are wanted', () => {
    const many = Array.from({ length: 400 }, (_, at) => way(`u${at}`, 'c'))
    const few = graphOfRows(many, nodes, false)
    expect(few.nodes.length).toBeLessThanOrEqual(150)
    expect(few.edges.length + few.hidden).toBe(400)
    expect(graphOfRows(many, nodes, true).hidden).toBe(0)
  })

  it('are filtered by what their way passes and hangs on', () => {
    const mfa = {
      operator: 'Bool',
      key: 'aws:MultiFactorAuthPresent',
      values: ['true'],
      must: 'hold',
    } as const
    const rows = [way('a', 'b'), way('b', 'c', { state: 'conditional', conditions: [mfa] })]
    const valuesOf = valuesBy(nodes, emptyWorkspace(''))
    expect(valuesIn(rows, 'state', valuesOf)).toEqual(['Allowed', 'Conditional'])
    const kept = (property: 'state' | 'condition', isWanted: boolean, value: string) =>
      rowsThat(rows, [{ property, isWanted, value }], valuesOf).map(({ from }) => from)
    expect(kept('state', true, 'Allowed')).toEqual(['a'])
    expect(kept('condition', false, 'aws:MultiFactorAuthPresent')).toEqual(['a'])
  })
})

const trusting: TrustGraph = { nodes: [nodeOf('lambda.amazonaws.com')], edges: [] }
const ask = (from: string, to: string) =>
  resolved({ ask: 'paths', from, to, hops: 4 }, { graph: trusting, workspace: smallCompany() })

describe('the ends of a question', () => {
  it('finds whom a name stands for, nodes of the graph alone too, and says where there is nobody', () => {
    expect(ask('alice', 'Deploy')).toMatchObject({ ok: true, value: { from: the.alice } })
    expect(ask('lambda.amazonaws.com', 'Deploy')).toMatchObject({ value: { from: 'lambda.amazonaws.com' } })
    expect(ask('nobody-there', 'Deploy')).toMatchObject({ ok: false, problem: { field: 'from' } })
    expect(ask('alice', '')).toMatchObject({ ok: false, problem: { field: 'to' } })
  })
})
