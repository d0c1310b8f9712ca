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

/**
 * The rows as one graph, as many as can be followed or `all`. Where these are not all, some of each start are taken in turn: the first
 * start alone may have more than can be drawn. Parts that rows share are drawn once.
 */
export function graphOfRows(rows: readonly AnswerRow[], nodes: Found['nodes'], all: boolean): AnswerGraph {
  const drawn = drawnOf(rows, nodes, all)
  return drawn.hidden === 0 ? drawn : drawnOf(inTurn(rows), nodes, all)
}

/** The first row of each start, then the second of each, and so on. */
function inTurn(rows: readonly AnswerRow[]): readonly AnswerRow[] {
  const turns: AnswerRow[][] = []
  const taken = new Map<string, number>()
  for (const row of rows) {
    const turn = taken.get(row.from) ?? 0
    taken.set(row.from, turn + 1)
    const others = turns[turn]
    if (others === undefined) turns.push([row])
    else others.push(row)
  }
  return turns.flat()
}

function drawnOf(rows: readonly AnswerRow[], nodes: Found['nodes'], all: boolean): AnswerGraph {
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
