import { type ReactFlowState, useStoreApi } from '@xyflow/react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'

import { MapMiniature } from './map-miniature.tsx'
import { type MapPainter, mapPainter, type MapShown } from './map-painter.ts'

/** Under the boxes that React Flow draws: all boxes and lines of the picture, painted on one canvas. */
export function MapLayer({ scene, lit, labels, marked, captions }: MapShown): ReactNode {
  const [painter, setPainter] = useState<MapPainter | null>(null)
  const store = useStoreApi()
  const attach = useCallback(
    (canvas: HTMLCanvasElement) => {
      const made = mapPainter(canvas)
      const look = ({ transform: [x, y, zoom], width, height }: ReactFlowState) =>
        made.moveTo({ view: { x, y, zoom }, width, height })
      look(store.getState())
      // Not by rendering: this is told of every frame of a movement.
      const stop = store.subscribe((now, before) => {
        if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
          look(now)
      })
      setPainter(made)
      return () => {
        stop()
        made.stop()
      }
    },
    [store],
  )
  useEffect(
    () => painter?.show({ scene, lit, labels, marked, captions }),
    [painter, scene, lit, labels, marked, captions],
  )

  return (
    <>
      <canvas ref={attach} className="trust-map" aria-hidden="true" />
      {painter === null ? null : <MapMiniature scene={scene} mirrorOn={painter.mirrorOn} />}
    </>
  )
}
