import { useMemo } from 'react'
import { useStore } from 'zustand'

import { workspaceStore } from '#console/state/workspace-store.ts'
import { neighbourhood } from '#graph/neighbourhood.ts'
import type { LineMarks } from '#graph/picture/compared.ts'
import type { Picture, PictureNode } from '#graph/picture/picture.ts'
import type { Positions, TrustGraph } from '#graph/trust-graph.ts'

import { accountMarksOf } from './account-marks.ts'
import type { Acting } from './acting.ts'
import {
  type FlowBox,
  type FlowEdge,
  flowEdges,
  flowFrames,
  flowNodes,
  type Lit,
  waysOf,
  wordsOf,
} from './flow-elements.ts'
import type { FoldCaptions } from './fold-caption.ts'
import type { ZoomLevel } from './zoom-level.ts'

export type Drawn = {
  readonly graph: Picture
  readonly positions: Positions
  readonly opened: readonly PictureNode[]
  readonly captions: FoldCaptions
  readonly byHand: ReadonlyMap<string, unknown>
  readonly focus: string | null
  readonly edge: string | null
  readonly acting: Acting
  /** What became of lines, since the last change or since what is compared with. */
  readonly marked: LineMarks
  readonly onClose: (foldId: string) => void
}

/** What React Flow draws. Memoised: it compares these arrays by identity and would measure everything again. */
export function useElements(
  { graph, positions, opened, captions, byHand, focus, edge, acting, marked, onClose }: Drawn,
  { lit, tabStop, level }: { readonly lit: Lit; readonly tabStop: string | null; readonly level: ZoomLevel },
): { readonly nodes: FlowBox[]; readonly edges: FlowEdge[] } {
  const accounts = useStore(workspaceStore, ({ workspace }) => accountMarksOf(workspace))
  const marks = useMemo(
    () => ({ accounts, lit, focus, edge, acting, marked, tabStop, captions, byHand, opened }),
    [accounts, lit, focus, edge, acting, marked, tabStop, captions, byHand, opened],
  )
  const frames = useMemo(() => flowFrames(opened, positions, onClose), [opened, positions, onClose])
  const boxes = useMemo(() => flowNodes(graph, positions, marks), [graph, positions, marks])
  const lanes = useMemo(() => waysOf(graph, positions), [graph, positions])
  const words = useMemo(
    () => wordsOf(graph, { positions, lanes, level }, marks),
    [graph, positions, lanes, level, marks],
  )
  return {
    nodes: useMemo(() => [...frames, ...boxes], [frames, boxes]),
    edges: useMemo(() => flowEdges(graph, lanes, words, marks), [graph, lanes, words, marks]),
  }
}

type LitBy = {
  readonly focus: string | null
  readonly edge: string | null
  readonly answer: TrustGraph | null
  /** What came beside the one in focus. */
  readonly around: readonly string[]
}

/** What is lit: a chosen edge and its ends, a focused node and its neighbourhood, else `answer`. */
export function useLit(graph: Picture, { focus, edge, answer, around }: LitBy): Lit {
  return useMemo(
    () => litBy(graph, { focus, edge, around }) ?? (answer === null ? null : litAs(graph, answer)),
    [graph, focus, edge, answer, around],
  )
}

function litBy(graph: Picture, { focus, edge: edgeId, around }: Omit<LitBy, 'answer'>): Lit {
  const edge = graph.edges.find(({ id, edges }) => id === edgeId || edges.some((one) => one.id === edgeId))
  if (edge !== undefined) return { nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id]) }
  if (focus === null) return null
  const near = neighbourhood(graph, focus, 1)
  // policies of a group come beside its member
  const beside = new Set(around)
  const tied = graph.edges.filter(
    ({ from, to }) => from === focus || to === focus || beside.has(from) || beside.has(to),
  )
  return {
    nodes: new Set([...near.nodes.map(({ id }) => id), ...around]),
    edges: new Set(tied.map(({ id }) => id)),
  }
}

function litAs(graph: Picture, answer: TrustGraph): Lit {
  const { nodes, edges } = standingFor(graph, answer)
  return { nodes: new Set(nodes.map(({ id }) => id)), edges: new Set(edges.map(({ id }) => id)) }
}

/** What of `graph` stands for something of `answer`. */
export function standingFor(graph: Picture, answer: TrustGraph): Picture {
  const nodes = new Set(answer.nodes.map(({ id }) => id))
  const edges = new Set(answer.edges.map(({ id }) => id))
  return {
    nodes: graph.nodes.filter(({ members }) => members.some(({ id }) => nodes.has(id))),
    edges: graph.edges.filter((line) => line.edges.some(({ id }) => edges.has(id))),
  }
}
