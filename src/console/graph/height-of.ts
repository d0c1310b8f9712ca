import type { CSSProperties } from 'react'

import { nodeSize } from '#graph/node-size.ts'
import type { Picture } from '#graph/picture/picture.ts'
import type { Positions } from '#graph/trust-graph.ts'
import { customProperty } from '#ui/custom-property.ts'

/** Room for the map and the zoom buttons beside few boxes. */
const leastHeight = 240
/** Above and below the boxes. */
const spare = 96

/** How high the canvas is at most, for an answer that takes less than the page has. */
export function heightOf({ nodes }: Picture, positions: Positions): CSSProperties {
  const tops = nodes.flatMap(({ id }) => positions[id]?.y ?? [])
  const taken = tops.length === 0 ? 0 : Math.max(...tops) - Math.min(...tops) + nodeSize.height
  return customProperty('--graph-height', `${Math.max(leastHeight, Math.ceil(taken) + spare)}px`)
}
