import type { Picture } from '#graph/picture/picture.ts'

import type { Lit } from '../flow-elements.ts'

/** More boxes or lines than this don't move smoothly as elements of the page, and are painted on one canvas instead. */
const mostBoxes = 300
const mostLines = 600

/** Is `picture` painted as a map? */
export function isMap({ nodes, edges }: Picture): boolean {
  return nodes.length > mostBoxes || edges.length > mostLines
}

const mostMounted = 120

/**
 * What of a map is an element of the page all the same, over the painted one: the node that the keyboard stands on, the
 * one in focus, and what is lit.
 */
export function mountedOf({ nodes, edges }: Picture, lit: Lit, always: readonly (string | null)[]): Picture {
  const wanted = new Set(always)
  const chosen = nodes.filter(({ id }) => wanted.has(id))
  const near = lit === null ? [] : nodes.filter(({ id }) => lit.nodes.has(id) && !wanted.has(id))
  const mounted = [...chosen, ...near.slice(0, mostMounted)]
  const ids = new Set(mounted.map(({ id }) => id))
  const tied = edges.filter(({ id, from, to }) => lit?.edges.has(id) === true && ids.has(from) && ids.has(to))
  return { nodes: mounted, edges: tied.slice(0, 2 * mostMounted) }
}
