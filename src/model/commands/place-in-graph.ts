import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { type GraphLayout, graphLayoutOf, layoutHeld, type Place, withGraphLayout } from '../graph-layout.ts'
import type { Workspace } from '../workspace.ts'
import { label } from './change-of.ts'
import { invalid } from './check-input.ts'
import type { Problem } from './problem.ts'

export type PlaceInGraph = {
  /** The way the graph is folded: each has its own places. */
  readonly view: string
  readonly node: string
  /** What the node is called, for the history. */
  readonly name: string
  readonly place: Place
}

/** Keep a box of the graph where a person put it. Refuses a place that is none. Decides nothing. */
export function placeInGraph(
  workspace: Workspace,
  { view, node, name, place }: PlaceInGraph,
): Result<Change, Problem> {
  if (!Number.isFinite(place.x) || !Number.isFinite(place.y)) {
    return refused(invalid('place', `${place.x}, ${place.y}`, 'not-a-number', null))
  }
  const layout = graphLayoutOf(workspace)
  const places = new Map(layout.get(view)).set(node, { x: Math.round(place.x), y: Math.round(place.y) })
  return ok(layingOut(workspace, new Map(layout).set(view, places), ['place-in-graph', name]))
}

export type ForgetPlaces = { readonly view: string }

/** Forget where a person put the boxes of one view of the graph. */
export function forgetPlaces(workspace: Workspace, { view }: ForgetPlaces): Result<Change, Problem> {
  const layout = new Map(graphLayoutOf(workspace))
  layout.delete(view)
  return ok(layingOut(workspace, layout, ['lay-out-graph']))
}

function layingOut(
  workspace: Workspace,
  layout: GraphLayout,
  [verb, ...names]: readonly [string, ...string[]],
): Change {
  return {
    label: label(verb, ...names),
    added: [],
    updated: [],
    removed: [],
    laidOut: [layoutHeld(workspace), withGraphLayout(workspace, layout)],
  }
}
