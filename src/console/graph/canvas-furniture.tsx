import { Background, ControlButton, Controls, MiniMap, useStore } from '@xyflow/react'
import type { ReactNode } from 'react'

import type { Bounds } from '#interchange/export-graph/path-bounds.ts'

import type { Lit } from './flow-elements.ts'
import { LineEnds } from './line-ends.tsx'
import { MapLayer } from './map/map-layer.tsx'
import type { MapShown } from './map/map-painter.ts'
import { isInSight } from './viewport-for.ts'

type CanvasFurnitureProps = {
  readonly map: Omit<MapShown, 'lit'> | null
  readonly lit: Lit
  /** Of all boxes, where there are so many that a smaller picture of them says where one is; else null. */
  readonly many: Bounds | null
  readonly onAll: () => void
}

/** What stands on the canvas besides boxes and lines: its ground, its buttons, and the whole in a corner. */
export function CanvasFurniture({ map, lit, many, onAll }: CanvasFurnitureProps): ReactNode {
  const buttons = (
    // at the top, since what stands at the bottom can lie behind the board
    <Controls position="top-left" showInteractive={false} showFitView={false}>
      {map === null ? <ShowAll onAll={onAll} /> : null}
    </Controls>
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
      {many === null ? null : <Miniature bounds={many} />}
    </>
  )
}

/** All boxes in a corner, where some are out of sight: else it would only cover what it shows. */
function Miniature({ bounds }: { readonly bounds: Bounds }): ReactNode {
  const isAll = useStore(({ transform: [x, y, zoom], width, height }) =>
    isInSight(bounds, { x, y, zoom }, { width, height }),
  )
  return isAll ? null : <MiniMap pannable zoomable ariaLabel="Overview of the graph" />
}

/** The library's own button counts boxes alone: lines that run around them would be cut. */
function ShowAll({ onAll }: { readonly onAll: () => void }): ReactNode {
  return (
    <ControlButton onClick={onAll} title="Fit View" aria-label="Fit View">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M1 6V1h5v2H3v3zM10 1h5v5h-2V3h-3zM1 10h2v3h3v2H1zM13 10h2v5h-5v-2h3z" />
      </svg>
    </ControlButton>
  )
}
