import { nodeGap, nodeSize } from '../node-size.ts'
import type { Positions } from '../trust-graph.ts'
import { columnsOf, gridOf, placesIn } from '../units.ts'
import type { PictureNode } from './picture.ts'

/**
 * Where the members of opened folds stand, and everything else: a fold opens where it stood, what is below it in its
 * columns moves down and what is right of it moves right, by as much as it grew. All else stays.
 *
 * `base`: places with every fold closed. `opened`: in the order of opening; a hub that nobody stands in needs no room.
 */
export function makeRoom(base: Positions, opened: readonly PictureNode[]): Positions {
  return opened.filter(({ members }) => members.length > 0).reduce(openOne, base)
}

/** Pixels for the frame that is drawn around the members. */
const rim = 32

function openOne(positions: Positions, { id, members }: PictureNode): Positions {
  const corner = positions[id]
  if (corner === undefined) return positions
  const grid = gridOf(members, columnsOf(members.length))
  const right = corner.x + nodeSize.width
  const wider = grid.width - nodeSize.width + rim
  const higher = grid.height - nodeSize.height + 2 * rim
  const moved: Record<string, { x: number; y: number }> = {}
  for (const [other, { x, y }] of Object.entries(positions)) {
    if (other === id) continue
    const isRight = x >= right
    const isBelow = !isRight && y > corner.y && x + nodeSize.width > corner.x - nodeGap.along
    moved[other] = { x: isRight ? x + wider : x, y: isBelow ? y + higher : y }
  }
  return { ...moved, ...Object.fromEntries(placesIn(grid, corner.x, corner.y + rim)) }
}
