import { nodeIn } from '#graph/graph-index.ts'
import { halvesOf } from '#graph/hidden-halves.ts'
import { nearestWays } from '#graph/nearest-ways.ts'
import type { TrustGraph, TrustNode } from '#graph/trust-graph.ts'

import type { AnswerRow, Found } from './answer-row.ts'
import type { GraphQuestion } from './graph-question.ts'
import { isNoWay } from './no-way.ts'

/** Nobody reads more ways that are none. */
const mostNear = 6

export type Nearest = {
  readonly rows: readonly AnswerRow[]
  readonly nodes: Found['nodes']
  /** Patterns of permissions on many roles, which are no lines, that cover the role asked about. */
  readonly covering: readonly string[]
}

/** Where no way leads to a role: what comes nearest, by the lines of the graph. No rows where a way was found, or nothing comes near. */
export function nearestOf(question: GraphQuestion, found: Found, graph: TrustGraph): Nearest {
  const { from, to } = question
  if (!isNoWay(question, found)) return { rows: [], nodes: found.nodes, covering: [] }
  const covering = halvesOf(graph, to).covering.flatMap((half) => (half.from === from ? half.pattern : []))
  const rows = nearestWays(graph, from, to, mostNear).map((hops) => {
    return { id: hops.map(({ id }) => id).join(' '), from: hops[0]?.from ?? from, to, hops, note: '' }
  })
  if (rows.length === 0) return { rows, nodes: found.nodes, covering }
  const ends = new Set(rows.flatMap(({ hops }) => hops.flatMap((hop) => [hop.from, hop.to])))
  const drawn = [...ends].flatMap((id): readonly (readonly [string, TrustNode])[] => {
    const node = nodeIn(graph, id)
    return node === undefined ? [] : [[id, node]]
  })
  return { rows, nodes: new Map([...found.nodes, ...drawn]), covering }
}

/** That what is drawn is no way; empty where nothing comes near. */
export function nearestSentence({ rows }: Pick<Nearest, 'rows'>): string {
  if (rows.length === 0) return ''
  return rows.length === 1
    ? 'What comes nearest is shown; it is no access.'
    : `The ${rows.length} that come nearest are shown; none is access.`
}
