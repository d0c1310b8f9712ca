import { type ReactNode, useEffect, useMemo, useRef } from 'react'

import { linesAround } from '#graph/neighbourhood.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { EdgeTable } from './edge-table.tsx'
import { filtered, type GraphFilter } from './graph-filter.ts'
import type { TrustGraphViewProps } from './trust-graph-view.tsx'
import type { LinesOver } from './use-overlaid.ts'

const nothingOver: TrustGraph = { nodes: [], edges: [] }

type GraphRowsProps = TrustGraphViewProps & {
  /** A key led here: the box that had the focus is gone. */
  readonly isByKey: boolean
  readonly filter: GraphFilter
  readonly beside: LinesOver | null
}

/** The part that is looked at as a table, with the lines over it that the picture has. */
export function GraphRows({
  beside,
  shown,
  answer,
  comparison,
  marks,
  filter,
  focus,
  hops,
  edge,
  onEdge,
  isByKey,
}: GraphRowsProps): ReactNode {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isByKey) place.current?.focus()
  }, [isByKey])
  const rows = useMemo(() => {
    if (answer?.show === 'lit') return answer
    return focus === null || answer !== null ? shown : linesAround(shown, focus, hops)
  }, [answer, shown, focus, hops])
  const lines = beside?.lines ?? nothingOver
  const passed = useMemo(() => joined(filtered(rows, filter), lines), [rows, filter, lines])
  const differences = comparison.kind === 'there' ? marks : null
  return (
    <section ref={place} tabIndex={-1} aria-label="The lines as a table">
      <EdgeTable graph={passed} differences={differences} edge={edge} onEdge={onEdge} />
    </section>
  )
}

function joined(graph: TrustGraph, over: TrustGraph): TrustGraph {
  if (over.edges.length === 0) return graph
  const known = new Set(graph.nodes.map(({ id }) => id))
  return {
    nodes: [...graph.nodes, ...over.nodes.filter(({ id }) => !known.has(id))],
    edges: [...graph.edges, ...over.edges],
  }
}
