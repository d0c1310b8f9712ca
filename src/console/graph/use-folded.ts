import { useMemo } from 'react'
import { useStore } from 'zustand'

import { workspaceStore } from '#console/state/workspace-store.ts'
import { foldKeyBy, type FoldBy } from '#graph/picture/fold-keys.ts'
import { fold, linesOut } from '#graph/picture/fold.ts'
import type { Picture, PictureNode } from '#graph/picture/picture.ts'
import { throughHubs, withHubs } from '#graph/picture/through-hubs.ts'
import type { TrustHub } from '#graph/picture/trust-hubs.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { readableFold, showsHubs } from './fold-choice.ts'
import type { PartWithHubs } from './use-hubs.ts'

export type Folded = {
  readonly by: FoldBy
  /** With every fold and hub closed. */
  readonly closed: Picture
  readonly picture: Picture
  /** The folds and hubs that are open, in the order of opening. */
  readonly opened: readonly PictureNode[]
}

const noHubs: readonly TrustHub[] = []

/** A part of a graph with what is alike folded and what many have in common led from hubs; `openedIds` are open. */
export function useFolded(
  { part, hubs }: PartWithHubs,
  wanted: FoldBy | null,
  openedIds: readonly string[],
): Folded {
  const { graph, shown, focus } = part
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const through = useMemo(() => throughHubs(shown, hubs), [shown, hubs])
  const by = useMemo(
    () => wanted ?? readableFold(shown, through, workspace),
    [wanted, shown, through, workspace],
  )
  const own = showsHubs(by) ? hubs : noHubs
  const base = own.length === 0 ? shown : through
  const keyOf = useMemo(() => {
    const ids = new Set(own.map(({ id }) => id))
    const key = foldKeyBy(by, base, workspace)
    const isAlone = (id: string) => id === focus || ids.has(id)
    return (node: TrustGraph['nodes'][number]) => (isAlone(node.id) ? null : key(node))
  }, [by, base, own, focus, workspace])
  const beyond = useMemo(() => linesOut(shown, graph), [shown, graph])
  const closed = useMemo(() => withHubs(fold(base, keyOf, beyond), base, own), [base, keyOf, beyond, own])
  const opened = useMemo(
    () => openedIds.flatMap((id) => closed.nodes.find((node) => node.id === id) ?? []),
    [closed, openedIds],
  )
  const picture = useMemo(() => {
    if (opened.length === 0) return closed
    const free = new Set(opened.flatMap(({ members }) => members.map(({ id }) => id)))
    const apart = new Set(opened.flatMap(({ id, members }) => (members.length === 0 ? [] : id)))
    const rest = own.filter(({ id }) => !apart.has(id))
    const now = throughHubs(shown, rest)
    const folded = fold(now, (node) => (free.has(node.id) ? null : keyOf(node)), beyond)
    return withHubs(folded, now, rest)
  }, [closed, opened, own, shown, keyOf, beyond])
  return { by, closed, picture, opened }
}
