import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useStore } from 'zustand'

import { now, useWorkspaceAt } from '#console/parts/history-point.tsx'
import { trustGraphAtQuery } from '#console/state/queries.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import { type ComparedGraphs, comparedGraphs } from '#graph/picture/compared.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import { changeBetween } from '#persistence/change-between.ts'

export type Comparison =
  | { readonly kind: 'none' }
  | { readonly kind: 'pending' }
  /** There is no such version any more, or its graph could not be computed. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'there'; readonly compared: ComparedGraphs }

const label = { verb: 'compare', names: [] }

/** `graph` beside what it was at a point of the history or in a version; null: nothing is compared. */
export function useComparison(graph: TrustGraph, point: string | null): Comparison {
  const { workspace, revision } = useStore(workspaceStore)
  const then = useWorkspaceAt(point ?? now)
  const change = useMemo(
    () => (point === null || typeof then === 'string' ? null : changeBetween(workspace, then, label)),
    [point, workspace, then],
  )
  const { data, isError } = useQuery({ ...trustGraphAtQuery(revision, change), enabled: change !== null })
  return useMemo((): Comparison => {
    if (point === null) return { kind: 'none' }
    if (isError || then === 'gone') return { kind: 'failed' }
    if (data === undefined || change === null) return { kind: 'pending' }
    return { kind: 'there', compared: comparedGraphs(data, graph) }
  }, [point, then, isError, data, change, graph])
}
