import type { ReactFlowInstance } from '@xyflow/react'
import { type MouseEvent, type RefObject, useMemo, useRef } from 'react'

import { mapScene } from '#graph/picture/map-scene.ts'
import type { PictureNode } from '#graph/picture/picture.ts'

import type { FlowBox, FlowEdge } from '../flow-elements.ts'
import { nothingSaid } from '../fold-caption.ts'
import type { Drawn } from '../use-elements.ts'
import { districtLabels } from './district-labels.ts'
import { type Hover, hoverName } from './map-hover.tsx'
import type { MapShown } from './map-painter.ts'
import { isMap } from './map-size.ts'
import { markedLines } from './paint-marks.ts'

/** `graph` made ready to be painted as a map; null where it is small enough to be made of elements. */
export function useMap({ graph, positions, marked, captions }: Drawn): Omit<MapShown, 'lit'> | null {
  const ground = useMemo(
    () =>
      isMap(graph) ? { scene: mapScene(graph, positions), labels: districtLabels(graph, positions) } : null,
    [graph, positions],
  )
  return useMemo(
    () => (ground === null ? null : { ...ground, captions, marked: markedLines(ground.scene, marked) }),
    [ground, captions, marked],
  )
}

export type Pointing = {
  readonly hover: RefObject<Hover | null>
  readonly onPoint: (event: MouseEvent) => void
  readonly onLeave: () => void
  /** The painted box at the pointer. */
  readonly boxUnder: (event: { readonly clientX: number; readonly clientY: number }) => PictureNode | null
}

/** What the pointer does on a map, whose boxes are no elements. */
export function usePointing(
  map: Omit<MapShown, 'lit'> | null,
  flow: ReactFlowInstance<FlowBox, FlowEdge> | null,
  frame: RefObject<HTMLElement | null>,
): Pointing {
  const hover = useRef<Hover>(null)
  const boxUnder: Pointing['boxUnder'] = ({ clientX, clientY }) => {
    const point = flow?.screenToFlowPosition({ x: clientX, y: clientY })
    return point === undefined ? null : (map?.scene.boxAt(point.x, point.y)?.node ?? null)
  }
  return {
    hover,
    boxUnder,
    onPoint: (event) => {
      const corner = frame.current?.getBoundingClientRect()
      if (map === null || corner === undefined) return
      const box = boxUnder(event)
      const name = box === null ? null : hoverName(box, map.captions.get(box.id) ?? nothingSaid)
      hover.current?.point(name, event.clientX - corner.left, event.clientY - corner.top)
    },
    onLeave: () => hover.current?.point(null, 0, 0),
  }
}
