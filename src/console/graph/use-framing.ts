import type { ReactFlowInstance, Viewport } from '@xyflow/react'
import { type RefObject, useEffect, useRef } from 'react'

import { nodeSize } from '#graph/node-size.ts'
import { isFold, type Picture } from '#graph/picture/picture.ts'
import type { Positions } from '#graph/trust-graph.ts'

import type { FlowBox, FlowEdge } from './flow-elements.ts'

const readableZoom = 0.38
/** Of counted boxes the whole says more than a corner: their counts stand out from further away. */
const overviewZoom = 0.24
const margin = 24

/** Where somebody stood when leaving each view, by what of it there was: coming back finds it so, as the boxes do. */
const leftAt = new Map<string, Viewport>()

/**
 * Whenever another view is drawn, show all of it where it can be read so; else its top left corner, readable. A view that
 * was looked at before is shown as it was left. A change within the view moves nothing.
 */
export function useFraming(
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
  {
    view,
    graph,
    positions,
    whole,
  }: {
    readonly view: string
    readonly graph: Picture
    readonly positions: Positions
    /** All of it is shown, however small. */
    readonly whole: boolean
  },
): void {
  const framed = useRef<string | null>(null)
  useEffect(() => {
    const bounds = boundsOf(graph, positions)
    if (flow === null || bounds === null) return undefined
    const key = `${view} ${Object.values(bounds).join(' ')}`
    const leave = () => {
      if (framed.current === view) leftAt.set(key, flow.getViewport())
    }
    if (framed.current === view) return leave
    // A frame later: React Flow takes the new nodes in first.
    const request = requestAnimationFrame(() => {
      const size = frame.current?.getBoundingClientRect()
      if (size === undefined) return
      framed.current = view
      const before = leftAt.get(key)
      const zoom = Math.min(size.width / bounds.width, size.height / bounds.height) * 0.9
      if (before !== undefined) void flow.setViewport(before)
      else if (whole || zoom >= (graph.nodes.some(isFold) ? overviewZoom : readableZoom))
        void flow.fitBounds(bounds, { padding: 0.08 })
      else void flow.setViewport(cornerAt(bounds, 0.6))
    })
    return () => {
      cancelAnimationFrame(request)
      leave()
    }
  }, [flow, frame, view, graph, positions, whole])
}

type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function cornerAt({ x, y }: Bounds, zoom: number): { x: number; y: number; zoom: number } {
  return { x: margin - x * zoom, y: margin - y * zoom, zoom }
}

/** The box around all placed nodes of `graph`, never so small that few nodes would be blown up. */
function boundsOf({ nodes }: Picture, positions: Positions): Bounds | null {
  const places = nodes.flatMap(({ id }) => positions[id] ?? [])
  if (places.length === 0) return null
  const x = Math.min(...places.map((place) => place.x))
  const y = Math.min(...places.map((place) => place.y))
  const width = Math.max(...places.map((place) => place.x)) - x + nodeSize.width
  const height = Math.max(...places.map((place) => place.y)) - y + nodeSize.height
  const spare = { x: Math.max(0, 900 - width), y: Math.max(0, 240 - height) }
  return { x: x - spare.x / 2, y: y - spare.y / 2, width: width + spare.x, height: height + spare.y }
}
