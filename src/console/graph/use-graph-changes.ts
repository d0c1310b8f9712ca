import { useState } from 'react'

import { changesBetween, type GraphChanges } from '#graph/picture/changes-between.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

const nothing: GraphChanges = { appeared: [], gone: [], changed: [] }

/** What the last change of the workspace, or of a draft, did to the graph while it was looked at. */
export function useGraphChanges(graph: TrustGraph): GraphChanges {
  const [seen, setSeen] = useState({ graph, changes: nothing })
  if (seen.graph === graph) return seen.changes
  const next = { graph, changes: changesBetween(seen.graph, graph) }
  setSeen(next)
  return next.changes
}
