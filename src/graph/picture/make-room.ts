import { nodeGap, nodeSize, widthAt } from '../node-size.ts'
import type { BoxPlace, Positions } from '../trust-graph.ts'
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
  const right = corner.x + widthAt(corner)
  const wider = Math.max(0, grid.width - widthAt(corner) + rim)
  const higher = grid.height - nodeSize.height + 2 * rim
  const moved: Record<string, BoxPlace> = {}
  for (const [other, place] of Object.entries(positions)) {
    if (other === id) continue
    const { x, y } = place
    const isRight = x >= right
    const isBelow = !isRight && y > corner.y && x + widthAt(place) > corner.x - nodeGap.along
    moved[other] = { ...place, x: isRight ? x + wider : x, y: isBelow ? y + higher : y }
  }
  return { ...moved, ...Object.fromEntries(placesIn(grid, corner.x, corner.y + rim)) }
}
