import { Background, Controls, MiniMap } from '@xyflow/react'
import type { ReactNode } from 'react'

import type { Lit } from './flow-elements.ts'
import { LineEnds } from './line-ends.tsx'
import { MapLayer } from './map/map-layer.tsx'
import type { MapShown } from './map/map-painter.ts'

type CanvasFurnitureProps = {
  readonly map: Omit<MapShown, 'lit'> | null
  readonly lit: Lit
  readonly hasMiniature: boolean
}

/** What stands on the canvas besides boxes and lines: its ground, its buttons, and the whole in a corner. */
export function CanvasFurniture({ map, lit, hasMiniature }: CanvasFurnitureProps): ReactNode {
  const buttons = (
    // at the top, since what stands at the bottom can lie behind the board
    <Controls
      position="top-left"
      showInteractive={false}
      showFitView={map === null}
      fitViewOptions={{ padding: 0.1 }}
    />
  )
  if (map !== null) {
    return (
      <>
        <LineEnds />
        <MapLayer {...map} lit={lit} />
        {buttons}
      </>
    )
  }
  return (
    <>
      <LineEnds />
      <Background gap={24} color="var(--graph-grid)" />
      {buttons}
      {hasMiniature ? <MiniMap pannable zoomable ariaLabel="Overview of the graph" /> : null}
    </>
  )
}
