import type { Picture, PictureEdge } from '#graph/picture/picture.ts'
import type { Positions } from '#graph/trust-graph.ts'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** Where the keyboard stands: at a node, and on the line over which it came there. */
export type Standing = { readonly node: string; readonly line: PictureEdge | null }

/**
 * Where an arrow key leads. Left and Right walk the topmost line to that side; Up and Down then try the other lines that
 * leave the same node to the same side. Null where there is no such line: nothing but a line is walked.
 */
export function walk(
  { edges }: Pick<Picture, 'edges'>,
  positions: Positions,
  { node, line }: Standing,
  direction: Direction,
): Standing | null {
  if (direction === 'ArrowLeft' || direction === 'ArrowRight') {
    const first = linesTo(edges, positions, node, direction)[0]
    return first === undefined ? null : { node: farEnd(first, node), line: first }
  }
  if (line === null) return null
  const origin = farEnd(line, node)
  const fellows = linesTo(edges, positions, origin, sideOf(positions, origin, node))
  const at = fellows.findIndex(({ id }) => id === line.id)
  const next = fellows[at + (direction === 'ArrowDown' ? 1 : -1)]
  return at >= 0 && next !== undefined ? { node: farEnd(next, origin), line: next } : null
}

/** Which box is gone to without a line: by the order in which all are read. */
export type Step = 'next' | 'previous' | 'first' | 'last'

/** The box that a step leads to, column by column and each from top to bottom; null where it is the last of them. */
export function stepTo(
  { nodes }: Pick<Picture, 'nodes'>,
  positions: Positions,
  from: string,
  step: Step,
): string | null {
  const placed = nodes.flatMap(({ id }) => {
    const place = positions[id]
    return place === undefined ? [] : [{ id, ...place }]
  })
  const order = placed.toSorted((a, b) => a.x - b.x || a.y - b.y).map(({ id }) => id)
  if (step === 'first' || step === 'last') return order.at(step === 'first' ? 0 : -1) ?? null
  const at = order.indexOf(from)
  return order[step === 'next' ? at + 1 : Math.max(at, 0) - 1] ?? null
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
