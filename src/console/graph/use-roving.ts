import type { ReactFlowInstance } from '@xyflow/react'
import { type KeyboardEvent, type RefObject, useState } from 'react'

import { nodeSize } from '#graph/node-size.ts'
import type { Positions, TrustGraph } from '#graph/trust-graph.ts'

import type { FlowBox, FlowEdge } from './flow-elements.ts'
import { type Direction, nearestNode } from './nearest-node.ts'

export type Roving = {
  /** The one node that Tab reaches. */
  readonly tabStop: string | null
  /** Takes arrow keys; answers whether the key was one. */
  readonly rove: (event: KeyboardEvent) => boolean
}

/** Arrow keys go from node to node; the whole canvas is one stop of Tab. */
export function useRoving(
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
  { nodes }: TrustGraph,
  positions: Positions,
): Roving {
  const [last, setLast] = useState<string | null>(null)
  const ids = nodes.map(({ id }) => id)
  const tabStop = last !== null && ids.includes(last) ? last : (ids[0] ?? null)

  function rove(event: KeyboardEvent): boolean {
    if (!isDirection(event.key) || tabStop === null) return false
    event.preventDefault()
    const next = nearestNode(positions, ids, standingAt(event.target) ?? tabStop, event.key)
    const place = next === null ? undefined : positions[next]
    if (next === null || place === undefined) return true
    setLast(next)
    const middle = { x: place.x + nodeSize.width / 2, y: place.y + nodeSize.height / 2 }
    void flow?.setCenter(middle.x, middle.y, { zoom: flow.getZoom() })
    requestAnimationFrame(() => focusNode(frame.current, next)) // after it has been mounted
    return true
  }
  return { tabStop, rove }
}

/** The node whose box has the keyboard's focus. */
function standingAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[data-id]')?.getAttribute('data-id') ?? null) : null
}

function focusNode(frame: HTMLElement | null, id: string): void {
  const button = frame?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"] button`)
  button?.focus({ preventScroll: true })
}

function isDirection(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown'
}
