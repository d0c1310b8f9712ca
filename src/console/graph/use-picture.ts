import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { projectStore } from '#console/state/project-store.ts'
import { positionsQuery } from '#console/state/queries.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { foldKeyBy, type FoldBy } from '#graph/picture/fold-keys.ts'
import { fold } from '#graph/picture/fold.ts'
import type { Picture, PictureNode } from '#graph/picture/picture.ts'
import { settle, type Settled } from '#graph/picture/settle.ts'
import type { Positions, TrustGraph } from '#graph/trust-graph.ts'

import { foldCaptions } from './fold-caption.ts'
import { foldText, readableFold } from './fold-choice.ts'
import { type Places, usePlaces } from './use-places.ts'

export type DrawnPicture = Places & {
  readonly by: FoldBy
  readonly picture: Picture
  /** What the members of each fold have in common, by its id. */
  readonly captions: ReadonlyMap<string, string>
  readonly error: Error | null
  /** The folds that were opened, in the order of opening. */
  readonly opened: readonly PictureNode[]
  readonly open: (foldId: string) => void
  readonly close: (foldId: string) => void
  /** Forget where the nodes stood, and lay them out from nothing. */
  readonly layOutAnew: () => void
}

/** Where each view's nodes stood last: kept while the page is open, so that coming back finds them there. */
const settledByView = new Map<string, Settled & { readonly round: number }>()

/** `shown`, a part of `graph`, folded and placed; `view` names which part it is. */
export function usePicture(
  graph: TrustGraph,
  shown: TrustGraph,
  wanted: FoldBy | null,
  view: string,
): DrawnPicture {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const [openedIds, setOpened] = useState<readonly string[]>([])
  const by = useMemo(() => wanted ?? readableFold(shown, workspace), [wanted, shown, workspace])
  const keyOf = useMemo(() => foldKeyBy(by, shown, workspace), [by, shown, workspace])
  const closed = useMemo(() => fold(shown, keyOf, graph), [shown, keyOf, graph])
  // What the layout needs to know, and no more: sentences and conditions would only be copied to the worker.
  const outline = useMemo(() => outlineOf(closed), [closed])
  const laid = useQuery(positionsQuery(outline))

  const project = useStore(projectStore, ({ open }) => open?.id ?? '')
  const viewKey = `${project} ${foldText(by)} ${view}`
  const [round, setRound] = useState(() => settledByView.get(viewKey)?.round ?? 0)
  const fresh = laid.isPlaceholderData ? undefined : laid.data
  const base = useMemo(
    () =>
      fresh === undefined
        ? placesBefore(viewKey, round, closed)
        : settledPlaces(viewKey, round, closed, fresh),
    [viewKey, round, closed, fresh],
  )
  const opened = useMemo(
    () => openedIds.flatMap((id) => closed.nodes.find((node) => node.id === id) ?? []),
    [openedIds, closed],
  )
  const picture = useMemo(() => {
    if (opened.length === 0) return closed
    const free = new Set(opened.flatMap(({ members }) => members.map(({ id }) => id)))
    return fold(shown, (node) => (free.has(node.id) ? null : keyOf(node)), graph)
  }, [closed, opened, shown, keyOf, graph])
  const captions = useMemo(() => foldCaptions(picture, by, graph, workspace), [picture, by, graph, workspace])
  const places = usePlaces(viewKey, base, opened)
  return {
    by,
    picture,
    captions,
    ...places,
    error: laid.error,
    opened,
    open: useCallback((id) => setOpened((ids) => [...ids.filter((other) => other !== id), id]), []),
    close: useCallback((id) => setOpened((ids) => ids.filter((other) => other !== id)), []),
    layOutAnew: () => {
      places.forget()
      setRound(round + 1)
    },
  }
}

/** Where all of it stood before, so that a change which moves nothing doesn't take the picture away for a moment. */
function placesBefore(viewKey: string, round: number, { nodes }: Picture): Positions | undefined {
  const before = settledByView.get(viewKey)
  if (before?.round !== round) return undefined
  return nodes.every(({ id }) => before.positions[id] !== undefined) ? before.positions : undefined
}

function settledPlaces(viewKey: string, round: number, picture: Picture, fresh: Positions): Positions {
  const before = settledByView.get(viewKey)
  const positions = settle(before?.round === round ? before : null, picture, fresh)
  settledByView.set(viewKey, { picture, positions, round })
  return positions
}

function outlineOf({ nodes, edges }: Picture): TrustGraph {
  return {
    nodes: nodes.map(({ id, kind, accountId }) => ({ id, kind, name: '', accountId, entity: null })),
    edges: edges.map(({ id, from, to, kind, state }) => {
      return { id, from, to, kind, state, reason: 'decided', conditions: [], sentence: '', deciding: [] }
    }),
  }
}
