import type { Picture, PictureEdge } from '#graph/picture/picture.ts'
import type { Positions } from '#graph/trust-graph.ts'

import { type Direction, nearestNode } from './nearest-node.ts'

/** Where the keyboard stands: at a node, and on the line over which it came there. */
export type Standing = { readonly node: string; readonly line: PictureEdge | null }

/**
 * Where an arrow key leads. Left and Right walk the topmost line to that side; Up and Down then try the other lines that
 * leave the same node to the same side. Where there is no such line, the nearest node in that direction.
 */
export function walk(
  { nodes, edges }: Picture,
  positions: Positions,
  { node, line }: Standing,
  direction: Direction,
): Standing | null {
  if (direction === 'ArrowLeft' || direction === 'ArrowRight') {
    const first = linesTo(edges, positions, node, direction)[0]
    if (first !== undefined) return { node: farEnd(first, node), line: first }
  } else if (line !== null) {
    const origin = farEnd(line, node)
    const fellows = linesTo(edges, positions, origin, sideOf(positions, origin, node))
    const at = fellows.findIndex(({ id }) => id === line.id)
    const next = fellows[at + (direction === 'ArrowDown' ? 1 : -1)]
    if (at >= 0 && next !== undefined) return { node: farEnd(next, origin), line: next }
    return null
  }
  const ids = nodes.map(({ id }) => id)
  const near = nearestNode(positions, ids, node, direction)
  return near === null ? null : { node: near, line: null }
}

/** The lines between `node` and those on one side of it, from top to bottom. */
function linesTo(
  edges: readonly PictureEdge[],
  positions: Positions,
  node: string,
  side: 'ArrowLeft' | 'ArrowRight',
): readonly PictureEdge[] {
  const height = (line: PictureEdge) => positions[farEnd(line, node)]?.y ?? 0
  return edges
    .filter((line) => line.from !== line.to && (line.from === node || line.to === node))
    .filter((line) => sideOf(positions, node, farEnd(line, node)) === side)
    .toSorted((a, b) => height(a) - height(b))
}

function farEnd({ from, to }: PictureEdge, node: string): string {
  return from === node ? to : from
}

function sideOf(positions: Positions, node: string, other: string): 'ArrowLeft' | 'ArrowRight' {
  return (positions[other]?.x ?? 0) < (positions[node]?.x ?? 0) ? 'ArrowLeft' : 'ArrowRight'
}
