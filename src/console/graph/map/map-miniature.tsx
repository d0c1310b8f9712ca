import { Panel, useReactFlow, useStore } from '@xyflow/react'
import type { PointerEvent, ReactNode } from 'react'

import type { MapScene } from '#graph/picture/map-scene.ts'

import type { MapPainter } from './map-painter.ts'

type MapMiniatureProps = { readonly scene: MapScene; readonly mirrorOn: MapPainter['mirrorOn'] }

const most = { width: 200, height: 130 } as const

/** The whole map in a corner, with a frame around what is in sight; a click goes there. */
export function MapMiniature({ scene, mirrorOn }: MapMiniatureProps): ReactNode {
  const { setCenter, getZoom } = useReactFlow()
  const scale = Math.min(
    most.width / Math.max(1, scene.bounds.width),
    most.height / Math.max(1, scene.bounds.height),
  )
  const [width, height] = [Math.ceil(scene.bounds.width * scale), Math.ceil(scene.bounds.height * scale)]

  function go({ currentTarget, clientX, clientY, buttons }: PointerEvent): void {
    if (buttons === 0) return
    const { left, top } = currentTarget.getBoundingClientRect()
    const { x, y } = scene.bounds
    void setCenter(x + (clientX - left) / scale, y + (clientY - top) / scale, { zoom: getZoom() })
  }

  return (
    <Panel position="bottom-right" className="trust-miniature">
      <div onPointerDown={go} onPointerMove={go}>
        <canvas ref={mirrorOn} width={width} height={height} aria-hidden="true" />
        <InSight scene={scene} scale={scale} />
      </div>
    </Panel>
  )
}

/** The frame around what the canvas shows. */
function InSight({ scene, scale }: { readonly scene: MapScene; readonly scale: number }): ReactNode {
  const [x, y, zoom] = useStore(({ transform }) => transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  return (
    <div
      className="trust-miniature-frame"
      style={{
        insetInlineStart: (-x / zoom - scene.bounds.x) * scale,
        insetBlockStart: (-y / zoom - scene.bounds.y) * scale,
        inlineSize: (width / zoom) * scale,
        blockSize: (height / zoom) * scale,
      }}
    />
  )
}
