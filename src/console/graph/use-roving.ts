import type { ReactFlowInstance } from '@xyflow/react'
import { type KeyboardEvent, type RefObject, useState } from 'react'

import { nodeSize } from '#graph/node-size.ts'
import type { Picture, PictureEdge } from '#graph/picture/picture.ts'
import type { Positions } from '#graph/trust-graph.ts'

import { boxName } from './box-name.ts'
import type { FlowBox, FlowEdge } from './flow-elements.ts'
import type { Direction } from './nearest-node.ts'
import { type Standing, walk } from './walk.ts'

export type Roving = {
  /** The one node that Tab reaches. */
  readonly tabStop: string | null
  /** The line over which the keyboard came there. */
  readonly line: PictureEdge | null
  /** Why the last key walked no line, in words; empty where it did. */
  readonly aside: string
  /** Takes arrow keys; answers whether the key was one. */
  readonly rove: (event: KeyboardEvent) => boolean
}

/** From farther away nobody sees which box it is. */
const tooFar = 0.3
const readable = 0.6

/** Arrow keys walk the lines from node to node; the whole canvas is one stop of Tab. */
export function useRoving(
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
  picture: Picture,
  positions: Positions,
): Roving {
  const [last, setLast] = useState<Standing | null>(null)
  const [aside, setAside] = useState('')
  const isThere = picture.nodes.some(({ id }) => id === last?.node)
  const standing = isThere ? last : null
  const tabStop = standing?.node ?? picture.nodes[0]?.id ?? null

  function rove(event: KeyboardEvent): boolean {
    if (!isDirection(event.key) || tabStop === null) return false
    event.preventDefault()
    const node = standingAt(event.target) ?? tabStop
    const from = { node, line: node === standing?.node ? standing.line : null }
    const next = walk(picture, positions, from, event.key)
    const place = next === null ? undefined : positions[next.node]
    setAside(asideOf(picture, next, from.line !== null))
    if (next === null || place === undefined) return true
    setLast(next)
    const middle = { x: place.x + nodeSize.width / 2, y: place.y + nodeSize.height / 2 }
    const zoom = flow?.getZoom() ?? 1
    void flow?.setCenter(middle.x, middle.y, { zoom: zoom < tooFar ? readable : zoom })
    requestAnimationFrame(() => focusNode(frame.current, next.node)) // after it has been mounted
    return true
  }
  const line = standing?.line ?? null
  const isLineThere = picture.edges.some(({ id }) => id === line?.id)
  return { tabStop, rove, line: isLineThere ? line : null, aside }
}

/** What a key did that walked no line: nobody should take the box that it led to for the end of one. */
function asideOf({ nodes }: Picture, next: Standing | null, wasOnLine: boolean): string {
  if (next === null) return wasOnLine ? 'No further line that way.' : 'No box that way.'
  const node = nodes.find(({ id }) => id === next.node)
  return next.line !== null || node === undefined
    ? ''
    : `No line that way. Moved to ${boxName(node)}, the nearest box.`
}

/** The node whose box has the keyboard's focus. */
export function standingAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest('[data-id]')?.getAttribute('data-id') ?? null) : null
}

function focusNode(frame: HTMLElement | null, id: string): void {
  const button = frame?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"] button`)
  button?.focus({ preventScroll: true })
}

function isDirection(key: string): key is Direction {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown'
}
