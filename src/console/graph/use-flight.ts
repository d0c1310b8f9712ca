import type { ReactFlowInstance } from '@xyflow/react'
import { type RefObject, useEffect, useRef } from 'react'

import { nodeSize } from '#graph/node-size.ts'
import type { Positions } from '#graph/trust-graph.ts'

import type { FlowBox, FlowEdge } from './flow-elements.ts'

const flightMs = 400
/** A box is flown to at a size at which it can be read. */
const readable = 0.7

/** Whenever another node comes into focus that is out of sight, go there. */
export function useFlight(
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
  { focus, positions }: { readonly focus: string | null; readonly positions: Positions },
): void {
  const last = useRef(focus)
  useEffect(() => {
    if (focus === last.current) return
    last.current = focus
    const place = focus === null ? undefined : positions[focus]
    const sight = frame.current?.getBoundingClientRect()
    if (flow === null || place === undefined || sight === undefined) return
    const middle = { x: place.x + nodeSize.width / 2, y: place.y + nodeSize.height / 2 }
    const { x, y } = flow.flowToScreenPosition(middle)
    if (x > sight.left && x < sight.right && y > sight.top && y < sight.bottom) return
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    void flow.setCenter(middle.x, middle.y, {
      zoom: Math.max(readable, flow.getZoom()),
      duration: isStill ? 0 : flightMs,
    })
  }, [flow, frame, focus, positions])
}
