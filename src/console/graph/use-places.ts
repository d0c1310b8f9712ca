import { useMemo } from 'react'
import { useStore } from 'zustand'

import { run, workspaceStore } from '#console/state/workspace-store.ts'
import { makeRoom } from '#graph/picture/make-room.ts'
import type { PictureNode } from '#graph/picture/picture.ts'
import { putByHand } from '#graph/picture/put-by-hand.ts'
import type { Positions } from '#graph/trust-graph.ts'
import { forgetPlaces, placeInGraph } from '#model/commands/place-in-graph.ts'
import { graphLayoutOf, type Place } from '#model/graph-layout.ts'

export type Places = {
  /** Undefined while they are computed. */
  readonly positions: Positions | undefined
  /** Boxes that a person put where they are. */
  readonly byHand: ReadonlyMap<string, Place>
  /** Put a box somewhere on the canvas, for good. */
  readonly place: (node: PictureNode, name: string, place: Place) => void
  /** Forget all that was put somewhere in this view. */
  readonly forget: () => void
}

const nowhere: ReadonlyMap<string, Place> = new Map()

/** Where the boxes of `view` stand: as laid out in `base`, as a person put them, and with room for opened folds. */
export function usePlaces(view: string, base: Positions | undefined, opened: readonly PictureNode[]): Places {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const layout = useMemo(() => graphLayoutOf(workspace), [workspace])
  const byHand = layout.get(view) ?? nowhere
  const positions = useMemo(
    () =>
      base === undefined
        ? undefined
        : putByHand(makeRoom(putByHand(base, byHand), opened), inside(base, byHand)),
    [base, byHand, opened],
  )
  return {
    positions,
    byHand,
    place: ({ id }, name, { x, y }) => {
      // An opened fold pushed it aside: without the fold it stands as much nearer.
      const [laid, stands] = [base?.[id], positions?.[id]]
      const own = byHand.get(id) ?? laid
      const aside =
        own === undefined || stands === undefined || laid === undefined ? none : minus(stands, own)
      run(placeInGraph, { view, node: id, name, place: minus({ x, y }, aside) })
    },
    forget: () => {
      if (byHand.size > 0) run(forgetPlaces, { view })
    },
  }
}

const none: Place = { x: 0, y: 0 }

function minus(one: Place, other: Place): Place {
  return { x: one.x - other.x, y: one.y - other.y }
}

/** Those that only stand on the canvas while a fold is open. */
function inside(base: Positions, byHand: ReadonlyMap<string, Place>): ReadonlyMap<string, Place> {
  return new Map([...byHand].filter(([id]) => base[id] === undefined))
}
