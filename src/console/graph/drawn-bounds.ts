import { nodeSize, widthAt } from '#graph/node-size.ts'
import { placesOf, takenBy } from '#graph/picture/lanes.ts'
import { linePath } from '#graph/picture/line-path.ts'
import type { Picture } from '#graph/picture/picture.ts'
import type { BoxPlace, Positions } from '#graph/trust-graph.ts'
import { around, type Bounds, boundsOfPath } from '#interchange/export-graph/path-bounds.ts'

/** Among more lines nobody follows one that runs around the boxes, and finding the way of each takes too long. */
const mostFollowed = 600

/** The box around all placed boxes of `picture`; null where none has a place. */
export function boundsOfBoxes({ nodes }: Picture, positions: Positions): Bounds | null {
  const boxes = nodes.flatMap(({ id }) => {
    const place = positions[id]
    return place === undefined ? [] : [boxAt(place)]
  })
  return boxes.length === 0 ? null : around(boxes)
}

/** The same with the lines of `picture`, which is a part of `whole`: their ways lead around whatever is drawn. */
export function boundsOfDrawing(picture: Picture, whole: Picture, positions: Positions): Bounds | null {
  const boxes = boundsOfBoxes(picture, positions)
  if (boxes === null || whole.edges.length > mostFollowed) return boxes
  const taken = takenBy(placesOf(whole.nodes, positions))
  const inPicture = new Set(picture.edges.map(({ id }) => id))
  const lines = whole.edges.flatMap((edge, turn) => {
    const line = inPicture.has(edge.id) ? linePath(edge, positions, taken, turn) : null
    return line === null ? [] : (boundsOfPath(line.path) ?? [])
  })
  return around([boxes, ...lines])
}

function boxAt(place: BoxPlace): Bounds {
  const { x, y } = place
  return { left: x, top: y, right: x + widthAt(place), bottom: y + nodeSize.height }
}
