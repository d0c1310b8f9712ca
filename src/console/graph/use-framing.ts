import type { ReactFlowInstance, Viewport } from '@xyflow/react'
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'

import { projectStore } from '#console/state/project-store.ts'
import { nodeGap, nodeSize, widthAt } from '#graph/node-size.ts'
import { isFold, type Picture } from '#graph/picture/picture.ts'
import type { BoxPlace, Positions, TrustGraph } from '#graph/trust-graph.ts'
import type { Bounds } from '#interchange/export-graph/path-bounds.ts'

import { boundsOfBoxes, boundsOfDrawing } from './drawn-bounds.ts'
import type { FlowBox, FlowEdge } from './flow-elements.ts'
import { standingFor } from './use-elements.ts'
import { buttons, isNarrowCanvas, type Size, viewportFor, zoomFor } from './viewport-for.ts'

const readableZoom = 0.38
/** Of counted boxes the whole says more than a corner: their counts stand out from further away. */
const overviewZoom = 0.26
/** What is lit stands among all the rest where that is read as easily. */
const easyZoom = 0.5
/** On a narrow canvas a few boxes that are all in sight say more than two of them at their full size. */
const narrowZoom = 0.26
const fewOnNarrow = 40
const margin = 24

type Framed = {
  readonly view: string
  readonly graph: Picture
  /** Lit among the rest. */
  readonly answer: TrustGraph | null
  readonly positions: Positions
  readonly about: string | null
  /** All of it is shown, however small. */
  readonly whole: boolean
}

/** Where somebody stood when leaving each view of a workspace, by what of it there was: coming back finds it so. */
const leftAt = new Map<string, Viewport>()

/**
 * Whenever another view is drawn, show all of it where it can be read so; else the box that it is about, or its top left
 * corner, readable. A view that was looked at before is shown as it was left. A change within the view moves nothing.
 * Answers how to show all of it, however small.
 */
export function useFraming(
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
  { view: named, graph, answer, positions, about, whole }: Framed,
): () => void {
  const project = useStore(projectStore, ({ open }) => open?.id ?? '')
  const view = `${project} ${named}`
  const part = useMemo(() => (answer === null ? graph : standingFor(graph, answer)), [graph, answer])
  const framed = useRef<string | null>(null)
  const asFramed = useRef<Viewport | null>(null)
  const showAll = useCallback(() => {
    const size = frame.current?.getBoundingClientRect()
    const bounds = boundsOfDrawing(graph, graph, positions)
    if (size !== undefined && bounds !== null) void flow?.setViewport(viewportFor(bounds, size))
  }, [flow, frame, graph, positions])
  useEffect(() => {
    const bounds = boundsOfBoxes(part, positions)
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
      void flow.setViewport(firstLook({ graph, part, positions, about, whole }, bounds, size))
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
  }, [flow, frame, view, graph, part, positions, about, whole])
  return showAll
}

type Seen = Omit<Framed, 'view' | 'answer'> & {
  /** What of `graph` is lit; all of it where nothing is. */
  readonly part: Picture
}

/** What of it is shown first. */
function firstLook({ graph, part, positions, about, whole }: Seen, bounds: Bounds, size: Size): Viewport {
  const all = boundsOfBoxes(graph, positions) ?? bounds
  if (part !== graph && zoomFor(all, size) >= easyZoom) {
    return viewportFor(boundsOfDrawing(graph, graph, positions) ?? all, size)
  }
  const isFew = isNarrowCanvas(size) && part.nodes.length <= fewOnNarrow
  const least = part.nodes.some(isFold) ? overviewZoom : isFew ? narrowZoom : readableZoom
  const isAllReadable = zoomFor(bounds, size) >= least
  return whole || isAllReadable
    ? viewportFor(boundsOfDrawing(part, graph, positions) ?? bounds, size)
    : startAt(placeOf(about, part, positions), bounds, size)
}

function isSame({ x, y, zoom }: Viewport, other: Viewport | null): boolean {
  return other !== null && x === other.x && y === other.y && zoom === other.zoom
}

const startingZoom = 0.6
/** Two boxes and the line between them. */
const oneStep = 2 * nodeSize.width + nodeGap.across

/** The place, or the top left corner of all, on the side from which most of the rest is in sight. */
function startAt(place: BoxPlace | null, bounds: Bounds, size: Size): Viewport {
  const isNarrow = isNarrowCanvas(size)
  const [left, above] = isNarrow ? [margin / 2, buttons + margin] : [buttons + margin, margin]
  const zoom = Math.max(readableZoom, Math.min(startingZoom, (size.width - left - margin / 2) / oneStep))
  if (place === null) return { x: left - bounds.left * zoom, y: above - bounds.top * zoom, zoom }
  const right = size.width - margin - widthAt(place) * zoom
  const isAtEnd = place.x - bounds.left > (bounds.right - bounds.left) / 2
  const room = size.height / zoom
  const top = Math.max(bounds.top - margin, Math.min(place.y - room / 2, bounds.bottom + margin - room))
  return { x: (isAtEnd ? Math.max(left, right) : left) - place.x * zoom, y: -top * zoom, zoom }
}

/** Where the box stands that is `id`, or stands for it. */
function placeOf(id: string | null, { nodes }: Picture, positions: Positions): BoxPlace | null {
  const box = nodes.find((node) => node.id === id || node.members.some((member) => member.id === id))
  return box === undefined ? null : (positions[box.id] ?? null)
}
