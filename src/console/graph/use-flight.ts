import type { ReactFlowInstance } from '@xyflow/react'
import { type RefObject, useEffect, useRef } from 'react'

import { nodeSize, widthAt } from '#graph/node-size.ts'
import type { Positions } from '#graph/trust-graph.ts'

import type { FlowBox, FlowEdge, Lit } from './flow-elements.ts'

const flightMs = 400
/** A box is flown to at a size at which it can be read. */
const readable = 0.7

/** More neighbours don't stand on one screen. */
const mostNear = 40

type Aim = {
  readonly focus: string | null
  readonly positions: Positions
  /** Boxes that came beside it. */
  readonly around: readonly string[]
  /** What it is tied to is shown with them. */
  readonly lit: Lit
}

/** Whenever another node comes into focus that is out of sight, go there; and step back to see what comes beside it. */
export function useFlight(
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
  { focus, positions, around, lit }: Aim,
): void {
  const last = useRef<string | null>(null)
  useEffect(() => {
    if (focus === last.current) return undefined
    if (focus === null) {
      last.current = null
      return undefined
    }
    const place = positions[focus]
    // it may have no place yet
    if (flow === null || place === undefined) return undefined
    const middle = { x: place.x + widthAt(place) / 2, y: place.y + nodeSize.height / 2 }
    // Two frames later: another view is framed first.
    let request = requestAnimationFrame(() => {
      request = requestAnimationFrame(() => {
        last.current = focus
        const sight = frame.current?.getBoundingClientRect()
        const { x, y } = flow.flowToScreenPosition(middle)
        if (sight === undefined || isInside(sight, x, y)) return
        void flow.setCenter(middle.x, middle.y, {
          zoom: Math.max(readable, flow.getZoom()),
          duration: flightTime(),
        })
      })
    })
    return () => cancelAnimationFrame(request)
  }, [flow, frame, focus, positions])

  const besides = useRef('')
  useEffect(() => {
    const key = `${focus} ${around.join(' ')}`
    if (flow === null || focus === null || around.length === 0 || besides.current === key) return undefined
    // A frame later: React Flow takes the new nodes in first.
    const request = requestAnimationFrame(() => {
      besides.current = key
      const near = lit === null || lit.nodes.size > mostNear ? [] : [...lit.nodes]
      const nodes = [...new Set([focus, ...around, ...near])].map((id) => ({ id }))
      void flow.fitView({ nodes, maxZoom: flow.getZoom(), padding: 0.1, duration: flightTime() })
    })
    return () => cancelAnimationFrame(request)
  }, [flow, focus, around, lit])
}

function isInside({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean {
  return x > left && x < right && y > top && y < bottom
}

function flightTime(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : flightMs
}
