import { useMemo } from 'react'

import type { PictureNode } from '#graph/picture/picture.ts'
import type { Place } from '#model/graph-layout.ts'

import { boxName } from './box-name.ts'
import type { FlowEdge, Lit } from './flow-elements.ts'
import { mountedOf } from './map/map-size.ts'
import { type Drawn, useElements } from './use-elements.ts'
import { type Moving, useMoving } from './use-moving.ts'
import type { ZoomLevel } from './zoom-level.ts'

type Boxes = Drawn & {
  readonly onPlace: ((node: PictureNode, name: string, place: Place) => void) | null
}

type Shown = {
  readonly lit: Lit
  readonly tabStop: string | null
  readonly isMap: boolean
  readonly level: ZoomLevel
}

/** The boxes and lines that are elements of the page, and how they are moved by hand. */
export function useBoxes(
  drawn: Boxes,
  { lit, tabStop, isMap, level }: Shown,
): Moving & { readonly edges: FlowEdge[] } {
  const { graph, focus, positions, onPlace } = drawn
  const mounted = useMemo(
    () => (isMap ? mountedOf(graph, lit, [tabStop, focus]) : graph),
    [isMap, graph, lit, tabStop, focus],
  )
  const { nodes, edges } = useElements({ ...drawn, graph: mounted }, { lit, tabStop, level })
  const moving = useMoving(nodes, positions, (id, place) => {
    const node = graph.nodes.find((other) => other.id === id)
    if (node !== undefined) onPlace?.(node, boxName(node), place)
  })
  return { ...moving, edges }
}
