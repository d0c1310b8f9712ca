import { describe, expect, it } from 'vitest'

import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'
import { smallCompany, the } from '#testing/accounts.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { graphOfRows } from './answer-graph.ts'
import type { AnswerRow } from './answer-row.ts'
import { unheardSentence } from './filter-wording.ts'
import { resolved } from './graph-question.ts'
import { rowsThat, unheardOf, valuesBy, valuesIn } from './row-filter.ts'

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

  it('leave no start out for another one that has more than can be drawn', () => {
    const ofOne = Array.from({ length: 400 }, (_, at) => way('saml', `r${at}`))
    const rows = [...ofOne, way('github', 'r1'), way('vendor', 'r2'), way('github', 'r3')]
    const { edges, hidden } = graphOfRows(rows, nodes, false)
    expect(edges.map(({ id }) => id)).toEqual(expect.arrayContaining(['github r1', 'vendor r2', 'github r3']))
    expect(edges.length + hidden).toBe(403)
    const few = rows.slice(-3)
    expect(graphOfRows(few, nodes, false).edges.map(({ id }) => id)).toEqual(
      few.map(({ hops: [hop] }) => hop?.id),
    )
  })

  it('are filtered by what their way passes and hangs on', () => {
    const mfa = {
      operator: 'Bool',
      key: 'aws:MultiFactorAuthPresent',
      values: ['true'],
      must: 'hold',
    } as const
    const rows = [way('a', 'b'), way('b', 'c', { state: 'conditional', conditions: [mfa] })]
    const valuesOf = valuesBy(nodes, emptyWorkspace(''), 'who-reaches')
    expect(valuesIn(rows, 'state', valuesOf)).toEqual(['Allowed', 'Conditional'])
    const kept = (property: 'state' | 'condition', isWanted: boolean, value: string) =>
      rowsThat(rows, [{ property, isWanted, value }], valuesOf).map(({ from }) => from)
    expect(kept('state', true, 'Allowed')).toEqual(['a'])
    expect(kept('condition', false, 'aws:MultiFactorAuthPresent')).toEqual(['a'])
  })
})

describe('a filter', () => {
  const company = smallCompany()
  const alice = company.entities.get(the.alice)
  const tagged: Workspace = {
    ...company,
    entities: new Map(company.entities).set(the.alice, Object.assign({}, alice, { tags: { team: 'web' } })),
  }
  const nodes = new Map([
    ['a', nodeOf('a', 'user', { entity: the.alice })],
    ['b', nodeOf('b')],
  ])
  const valuesOf = valuesBy(nodes, tagged, 'who-reaches')
  const ofNobody = valuesBy(nodes, tagged, 'unassumable')
  const half: AnswerRow = { ...way('a', 'b', { state: 'trustOnly' }), from: 'b', isNoWay: true }
  const ofWeb = { property: 'tag', isWanted: true, value: 'team=web' } as const

  it('looks at who comes, and where no way is at the end alone', () => {
    expect(rowsThat([way('a', 'b')], [ofWeb], valuesOf)).toHaveLength(1)
    expect(rowsThat([half], [ofWeb], ofNobody)).toHaveLength(0)
    expect(rowsThat([half], [{ ...ofWeb, isWanted: false }], ofNobody)).toHaveLength(1)
  })

  it('takes a pattern, and for a condition the word on its line', () => {
    const mfa = {
      operator: 'Bool',
      key: 'aws:MultiFactorAuthPresent',
      values: ['true'],
      must: 'hold',
    } as const
    const rows = [way('a', 'b', { conditions: [mfa] })]
    expect(rowsThat(rows, [{ ...ofWeb, value: 'TEAM=*' }], valuesOf)).toHaveLength(1)
    expect(rowsThat(rows, [{ property: 'condition', isWanted: true, value: 'mfa' }], valuesOf)).toHaveLength(
      1,
    )
  })

  it('is said to tell nothing where no row has its value', () => {
    const typed = { ...ofWeb, value: 'team=wbe' }
    expect(unheardOf([way('a', 'b')], [ofWeb, typed], valuesOf)).toEqual([typed])
    expect(unheardSentence('cycles', typed, ['team=web'])).toBe(
      'Nothing here has the tag “team=wbe”; there is team=web.',
    )
    expect(unheardSentence('cycles', typed, ['a', 'b', 'c', 'd', 'e', 'f'])).toMatch(
      /there are a, b, c, d and 2 more\.$/,
    )
    expect(unheardSentence('cycles', { ...ofWeb, property: 'condition', value: 'x' }, [])).toBe(
      'Nothing here hangs on the condition “x”.',
    )
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
