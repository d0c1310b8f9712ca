import { useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { projectStore } from '#console/state/project-store.ts'
import { changesBetween, type GraphChanges } from '#graph/picture/changes-between.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

const nothing: GraphChanges = { appeared: [], gone: [], changed: [] }

/** The graph of each project as it was looked at last: a policy is edited on another page than this. */
const lookedAt = new Map<string, TrustGraph>()

/** What the last change of the workspace, or of a draft, did to the graph while or since it was looked at. */
export function useGraphChanges(graph: TrustGraph): GraphChanges {
  const project = useStore(projectStore, ({ open }) => open?.id ?? '')
  const [seen, setSeen] = useState(() => ({ project, graph, changes: changesSince(project, graph) }))
  useEffect(() => {
    lookedAt.set(project, graph)
  }, [project, graph])
  if (seen.graph === graph && seen.project === project) return seen.changes
  const changes = seen.project === project ? between(seen.graph, graph) : nothing
  // What changed nothing, such as a box that was moved, takes no mark away.
  const next = {
    project,
    graph,
    changes: isNothing(changes) && seen.project === project ? seen.changes : changes,
  }
  setSeen(next)
  return next.changes
}

function changesSince(project: string, graph: TrustGraph): GraphChanges {
  const before = lookedAt.get(project)
  return before === undefined || before === graph ? nothing : between(before, graph)
}

/** Of another account nearly everything differs, which says nothing. */
function between(before: TrustGraph, after: TrustGraph): GraphChanges {
  const changes = changesBetween(before, after)
  const kept = after.edges.length - changes.appeared.length
  return kept * 2 < Math.min(before.edges.length, after.edges.length) ? nothing : changes
}

function isNothing({ appeared, gone, changed }: GraphChanges): boolean {
  return appeared.length + gone.length + changed.length === 0
}
