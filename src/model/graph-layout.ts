import type { JsonObject, JsonValue } from '#engine/text/json.ts'

import type { Workspace } from './workspace.ts'

/** Where a person put boxes of the graph, in pixels of the picture: by the way it is folded, then by the node's id. */
export type GraphLayout = ReadonlyMap<string, ReadonlyMap<string, Place>>
export type Place = { readonly x: number; readonly y: number }

/** As the workspace file keeps it under `layout.graph`. What is no place is passed over. Cost is linear in the places. */
export function graphLayoutOf({ extensions }: Workspace): GraphLayout {
  const graph = objectAt(objectAt(extensions.get(''), 'layout'), 'graph')
  return new Map(
    Object.keys(graph).map((view) => [
      view,
      new Map(Object.entries(objectAt(graph, view)).flatMap(([id, place]) => placeOf(id, place))),
    ]),
  )
}

/** The `layout` of a workspace file with `layout` in place of the graph's; what others keep in it stays. */
export function withGraphLayout(workspace: Workspace, layout: GraphLayout): JsonObject {
  const held = objectAt(workspace.extensions.get(''), 'layout')
  const graph = [...layout]
    .filter(([, places]) => places.size > 0)
    .map(([view, places]) => [view, Object.fromEntries([...places].map(([id, { x, y }]) => [id, { x, y }]))])
  return { ...held, graph: Object.fromEntries(graph) }
}

/** All that the workspace file keeps under `layout`; null where that is nothing. */
export function layoutHeld({ extensions }: Workspace): JsonObject | null {
  const held = extensions.get('')
  return held !== undefined && Object.hasOwn(held, 'layout') ? objectAt(held, 'layout') : null
}

function placeOf(id: string, place: JsonValue): readonly (readonly [string, Place])[] {
  if (!isObject(place)) return []
  const { x, y } = place
  return typeof x === 'number' && typeof y === 'number' ? [[id, { x, y }]] : []
}

function objectAt(held: JsonObject | undefined, key: string): JsonObject {
  const value = held === undefined || !Object.hasOwn(held, key) ? undefined : held[key]
  return isObject(value) ? value : {}
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
