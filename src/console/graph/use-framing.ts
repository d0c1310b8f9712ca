import type { ReactFlowInstance, Viewport } from '@xyflow/react'
import { type RefObject, useEffect, useRef } from 'react'
import { useStore } from 'zustand'

import { projectStore } from '#console/state/project-store.ts'
import { nodeGap, nodeSize } from '#graph/node-size.ts'
import { isFold, type Picture } from '#graph/picture/picture.ts'
import type { Positions } from '#graph/trust-graph.ts'

import type { FlowBox, FlowEdge } from './flow-elements.ts'

const readableZoom = 0.38
/** Of counted boxes the whole says more than a corner: their counts stand out from further away. */
const overviewZoom = 0.26
const margin = 24
/** Pixels that the buttons at the left take. */
const buttons = 44

type Framed = {
  readonly view: string
  readonly graph: Picture
  readonly positions: Positions
  readonly about: string | null
  /** All of it is shown, however small. */
  readonly whole: boolean
}

/** Where somebody stood when leaving each view of a workspace, by what of it there was: coming back finds it so. */
const leftAt = new Map<string, Viewport>()

/**
 * Whenever another view is drawn, show all of it where it can be read so; else the box that it is about, or its top left
 * corner, readable. A view that
 * was looked at before is shown as it was left. A change within the view moves nothing.
 */
export function useFraming(
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
  { view: part, graph, positions, about, whole }: Framed,
): void {
  const project = useStore(projectStore, ({ open }) => open?.id ?? '')
  const view = `${project} ${part}`
  const framed = useRef<string | null>(null)
  const asFramed = useRef<Viewport | null>(null)
  useEffect(() => {
    const bounds = boundsOf(graph, positions)
    if (flow === null || bounds === null) return undefined
    const key = `${view} ${Object.values(bounds).join(' ')}`
    const leave = () => {
      if (framed.current !== view) return
      const viewport = flow.getViewport()
      // whoever moved nothing sees all of it again, whatever room there is then
      if (isSame(viewport, asFramed.current)) leftAt.delete(key)
      else leftAt.set(key, viewport)
    }
    const show = () => {
      const size = frame.current?.getBoundingClientRect()
      if (size === undefined) return
      const isAllReadable = zoomFor(bounds, size) >= (graph.nodes.some(isFold) ? overviewZoom : readableZoom)
      if (whole || isAllReadable)
        void flow.fitBounds(besideButtons(bounds, zoomFor(bounds, size)), { padding: whole ? 0.05 : 0.02 })
      else void flow.setViewport(startAt(placeOf(about, graph, positions), bounds, size))
      requestAnimationFrame(() => {
        asFramed.current = flow.getViewport()
      })
    }
    // What opens beside the canvas makes it narrower: nobody who has not moved the picture should lose a part of it.
    const observer = new ResizeObserver(() => {
      if (framed.current === view && isSame(flow.getViewport(), asFramed.current)) show()
    })
    if (frame.current !== null) observer.observe(frame.current)
    // A frame later: React Flow takes the new nodes in first.
    const request = requestAnimationFrame(() => {
      if (framed.current === view || frame.current === null) return
      framed.current = view
      asFramed.current = null
      const before = leftAt.get(key)
      if (before === undefined) show()
      else void flow.setViewport(before)
    })
    return () => {
      cancelAnimationFrame(request)
      observer.disconnect()
      leave()
    }
  }, [flow, frame, view, graph, positions, about, whole])
}

/** With room at the left for the buttons that stand there. */
function besideButtons({ x, width, ...rest }: Bounds, zoom: number): Bounds {
  const room = buttons / zoom
  return { ...rest, x: x - room, width: width + room }
}

function zoomFor(bounds: Bounds, size: DOMRect): number {
  return Math.min(size.width / bounds.width, size.height / bounds.height) * 0.94
}

function isSame({ x, y, zoom }: Viewport, other: Viewport | null): boolean {
  return other !== null && x === other.x && y === other.y && zoom === other.zoom
}

type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const startingZoom = 0.6
/** Two boxes and the line between them. */
const oneStep = 2 * nodeSize.width + nodeGap.across

/** The place, or the top left corner of all, on the side from which most of the rest is in sight. */
function startAt(place: Point | null, bounds: Bounds, size: DOMRect): Viewport {
  const left = buttons + margin
  const zoom = Math.max(readableZoom, Math.min(startingZoom, (size.width - left - margin / 2) / oneStep))
  if (place === null) return { x: left - bounds.x * zoom, y: margin - bounds.y * zoom, zoom }
  const right = size.width - margin - nodeSize.width * zoom
  const isAtEnd = place.x - bounds.x > bounds.width / 2
  const room = size.height / zoom
  const top = Math.max(
    bounds.y - margin,
    Math.min(place.y - room / 2, bounds.y + bounds.height + margin - room),
  )
  return { x: (isAtEnd ? Math.max(left, right) : left) - place.x * zoom, y: -top * zoom, zoom }
}

type Point = { readonly x: number; readonly y: number }

/** Where the box stands that is `id`, or stands for it. */
function placeOf(id: string | null, { nodes }: Picture, positions: Positions): Point | null {
  const box = nodes.find((node) => node.id === id || node.members.some((member) => member.id === id))
  return box === undefined ? null : (positions[box.id] ?? null)
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
