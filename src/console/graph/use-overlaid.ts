import { useCallback, useMemo, useState } from 'react'

import { type Overlaid, type Overlay, overlaid } from '#graph/picture/overlay.ts'
import type { Picture } from '#graph/picture/picture.ts'
import { putByHand } from '#graph/picture/put-by-hand.ts'
import { isStructural } from '#graph/structural.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { type GraphFilter, isHidden } from './graph-filter.ts'
import { type Over, useOver } from './use-over.ts'
import type { DrawnPicture } from './use-picture.ts'

export type LinesOver = {
  readonly over: Over
  /** Those that pass the filter, drawn or not. */
  readonly lines: Overlay
  /** Draw them on what is drawn; null while nothing is placed. */
  readonly lay: (picture: Picture) => Overlaid | null
  /** On the whole picture; null where none is drawn. */
  readonly laid: Overlaid | null
  readonly onAll: () => void
}

/** So many boxes stand beside the one in focus at a size to be read. */
const mostBeside = 12

/** The dense lines of the node in focus, which an answer has no room for. */
export function useOverlaid(
  trust: TrustGraph,
  { positions, byHand }: DrawnPicture,
  {
    focus,
    filter,
    isAnswer,
    passed,
  }: {
    readonly focus: string | null
    readonly filter: GraphFilter
    readonly isAnswer: boolean
    /** The whole picture, filtered. */
    readonly passed: Picture
  },
): LinesOver | null {
  const over = useOver(trust, isAnswer ? null : focus)
  const [allOf, setAllOf] = useState<string | null>(null)
  const isAll = allOf === focus
  const all = over?.lines ?? null
  const lines = useMemo(() => (all === null ? null : passing(all, filter)), [all, filter])
  const lay = useCallback(
    (picture: Picture) => {
      if (lines === null || lines.edges.length === 0 || positions === undefined || focus === null) return null
      const drawn = overlaid(picture, positions, lines, { focus, most: isAll ? Infinity : mostBeside })
      const moved = new Map([...byHand].filter(([id]) => drawn.added.includes(id)))
      return { ...drawn, positions: putByHand(drawn.positions, moved) }
    },
    [lines, positions, focus, isAll, byHand],
  )
  const laid = useMemo(() => lay(passed), [lay, passed])
  if (over === null || lines === null) return null
  return { over, lines, lay, laid, onAll: () => setAllOf(focus) }
}

function passing({ nodes, edges }: Overlay, filter: GraphFilter): Overlay {
  const { hiddenStates } = filter
  const shown = nodes.filter((node) => !isHidden(node, filter))
  const ids = new Set(shown.map(({ id }) => id))
  return {
    nodes: shown,
    edges: edges.filter(
      ({ from, to, kind, state }) =>
        ids.has(from) && ids.has(to) && (isStructural(kind) || !hiddenStates.includes(state)),
    ),
  }
}
