import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { projectStore } from '#console/state/project-store.ts'
import { positionsQuery } from '#console/state/queries.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import type { FoldBy } from '#graph/picture/fold-keys.ts'
import type { Picture, PictureNode } from '#graph/picture/picture.ts'
import { sameThings, type Things } from '#graph/picture/same-things.ts'
import { settle, type Settled } from '#graph/picture/settle.ts'
import type { Positions, TrustGraph } from '#graph/trust-graph.ts'
import type { Workspace } from '#model/workspace.ts'

import { type FoldCaptions, foldCaptions } from './fold-caption.ts'
import { foldText } from './fold-choice.ts'
import { useFolded } from './use-folded.ts'
import { type Part, type PartWithHubs, useHubs } from './use-hubs.ts'
import { type Places, usePlaces } from './use-places.ts'

export type DrawnPicture = Places & {
  readonly by: FoldBy
  readonly picture: Picture
  /** What the members of each fold have in common, by its id. */
  readonly captions: FoldCaptions
  readonly error: Error | null
  /** The folds and hubs that were opened, in the order of opening. */
  readonly opened: readonly PictureNode[]
  readonly open: (foldId: string) => void
  readonly close: (foldId: string) => void
  /** Forget where the nodes stood, and lay them out from nothing. */
  readonly layOutAnew: () => void
}

const nothing: Part = {
  graph: { nodes: [], edges: [] },
  shown: { nodes: [], edges: [] },
  focus: null,
  around: null,
  number: null,
  isAnswer: false,
  marks: new Map(),
}
const nothingYet: PartWithHubs = { part: nothing, hubs: [] }

type Kept = Settled & { readonly round: number; readonly things: Things }

/** Where each view's nodes stood last: kept while the page is open, so that coming back finds them there. */
const settledByView = new Map<string, Kept>()

/** A part of a graph folded and placed; `view` names which part it is. */
export function usePicture(part: Part, wanted: FoldBy | null, view: string): DrawnPicture {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const [openedIds, setOpened] = useState<readonly string[]>([])
  const project = useStore(projectStore, ({ open }) => open?.id ?? '')
  const ready = useHubs(part, `${project} ${view}`)
  const { graph } = ready?.part ?? nothing
  const { by, closed, picture, opened } = useFolded(ready ?? nothingYet, wanted, openedIds)
  // What the layout needs to know, and no more: sentences and conditions would only be copied to the worker.
  const outline = useMemo(() => outlineOf(closed), [closed])
  const laid = useQuery(positionsQuery(outline))

  const drawnBy = `${foldText(by)} ${view}`
  const viewKey = `${project} ${drawnBy}`
  const [round, setRound] = useState(() => settledByView.get(viewKey)?.round ?? 0)
  const fresh = laid.isPlaceholderData ? undefined : laid.data
  const isReady = ready !== null
  const base = useMemo(() => {
    if (!isReady) return undefined
    const now = { key: viewKey, round, picture: closed, things: thingsIn(closed, workspace) }
    return fresh === undefined ? placesBefore(now) : settledPlaces(now, fresh)
  }, [isReady, viewKey, round, closed, fresh, workspace])
  const captions = useMemo(() => foldCaptions(picture, by, graph, workspace), [picture, by, graph, workspace])
  const places = usePlaces(drawnBy, base, opened)
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

type ToPlace = {
  readonly key: string
  readonly round: number
  readonly picture: Picture
  readonly things: Things
}

/** Where all of it stood before, so that a change which moves nothing doesn't take the picture away for a moment. */
function placesBefore(now: ToPlace): Positions | undefined {
  const before = placedBefore(now)
  if (before === null) return undefined
  return now.picture.nodes.every(({ id }) => before.positions[id] !== undefined)
    ? before.positions
    : undefined
}

function settledPlaces(now: ToPlace, fresh: Positions): Positions {
  const { key, ...kept } = now
  const positions = settle(placedBefore(now), now.picture, fresh)
  settledByView.set(key, { ...kept, positions })
  return positions
}

function placedBefore({ key, round, things }: ToPlace): Settled | null {
  const before = settledByView.get(key)
  return before?.round === round ? sameThings(before, things) : null
}

/** The unique ids of users and roles of the picture. */
function thingsIn({ nodes }: Picture, { entities }: Workspace): Things {
  const things = new Map<string, string>()
  for (const { members } of nodes) {
    for (const { id, entity } of members) {
      const held = entity === null ? undefined : entities.get(entity)
      if (held?.kind === 'user' || held?.kind === 'role') things.set(id, held.uniqueId)
    }
  }
  return things
}

function outlineOf({ nodes, edges }: Picture): TrustGraph {
  return {
    nodes: nodes.map(({ id, kind, accountId }) => ({ id, kind, name: '', accountId, entity: null })),
    edges: edges.map(({ id, from, to, kind, state }) => {
      return { id, from, to, kind, state, reason: 'decided', conditions: [], sentence: '', deciding: [] }
    }),
  }
}
