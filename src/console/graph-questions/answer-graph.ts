import type { TrustEdge, TrustNode } from '#graph/trust-graph.ts'

import type { AnswerRow, Found } from './answer-row.ts'

/** More than this on one canvas nobody follows. */
const mostNodes = 150
const mostEdges = 300

export type AnswerGraph = {
  readonly nodes: readonly TrustNode[]
  readonly edges: readonly TrustEdge[]
  /** Rows that are not drawn. */
  readonly hidden: number
}

/** The rows as one graph, the first ones first, as many as can be followed or `all`. Parts that rows share are drawn once. */
export function graphOfRows(rows: readonly AnswerRow[], nodes: Found['nodes'], all: boolean): AnswerGraph {
  const drawn = new Map<string, TrustNode>()
  const edges = new Map<string, TrustEdge>()
  let taken = 0
  for (const row of rows) {
    const ids = [row.from, row.to, ...row.hops.flatMap(({ from, to }) => [from, to])]
    const newIds = new Set(ids.filter((id) => !drawn.has(id)))
    const newEdges = row.hops.filter(({ id }) => !edges.has(id))
    const isFull = drawn.size + newIds.size > mostNodes || edges.size + newEdges.length > mostEdges
    if (isFull && !all) continue
    taken += 1
    for (const id of newIds) drawn.set(id, nodes.get(id) ?? strange(id))
    for (const edge of newEdges) edges.set(edge.id, edge)
  }
  return { nodes: [...drawn.values()], edges: [...edges.values()], hidden: rows.length - taken }
}

function strange(id: string): TrustNode {
  return { id, kind: 'external-principal', name: id, accountId: null, entity: null }
}
