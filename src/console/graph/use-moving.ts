import type { NodeChange } from '@xyflow/react'
import { type KeyboardEvent, useMemo, useState } from 'react'

import type { Positions } from '#graph/trust-graph.ts'
import type { Place } from '#model/graph-layout.ts'

import { standingAt } from './canvas-focus.ts'
import type { FlowBox } from './flow-elements.ts'

export type Moving = {
  /** The boxes, the one on its way where it is by now. */
  readonly nodes: FlowBox[]
  readonly onNodesChange: (changes: NodeChange<FlowBox>[]) => void
  readonly onDragStop: () => void
  /** Shift and an arrow key move the box that has the focus; answers whether the key was one. */
  readonly nudge: (event: KeyboardEvent) => boolean
  /** Letting go of Shift puts it down. */
  readonly onKeyUp: (event: KeyboardEvent) => void
}

/** Pixels that one key press moves a box by. */
const step = 12

const across: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowLeft: [-step, 0],
  ArrowRight: [step, 0],
  ArrowUp: [0, -step],
  ArrowDown: [0, step],
}

/** Moving boxes by hand, with the mouse or by keys. `put` is told where one was put down. */
export function useMoving(
  boxes: FlowBox[],
  positions: Positions,
  put: (id: string, place: Place) => void,
): Moving {
  const [moving, setMoving] = useState<(Place & { readonly id: string }) | null>(null)
  // Only the one that moves is another object: React Flow renders all others again where they are.
  const nodes = useMemo(
    () =>
      moving === null
        ? boxes
        : boxes.map((box) =>
            box.id === moving.id ? Object.assign({}, box, { position: { x: moving.x, y: moving.y } }) : box,
          ),
    [boxes, moving],
  )

  function putDown(): void {
    if (moving !== null) put(moving.id, { x: moving.x, y: moving.y })
    setMoving(null)
  }

  return {
    nodes,
    onNodesChange: (changes) => {
      for (const change of changes) {
        if (change.type === 'position' && change.dragging === true && change.position !== undefined)
          setMoving({ id: change.id, ...change.position })
      }
    },
    onDragStop: putDown,
    nudge: (event) => {
      const by = event.shiftKey ? across[event.key] : undefined
      const id = standingAt(event.target)
      const from = id === null ? undefined : moving?.id === id ? moving : positions[id]
      if (by === undefined || id === null || from === undefined) return false
      event.preventDefault()
      setMoving({ id, x: from.x + by[0], y: from.y + by[1] })
      return true
    },
    onKeyUp: ({ key }) => {
      if (key === 'Shift') putDown()
    },
  }
}
