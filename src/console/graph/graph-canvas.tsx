import '@xyflow/react/dist/base.css'
import { Background, Controls, MiniMap, ReactFlow, type ReactFlowInstance } from '@xyflow/react'
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react'

import { summarySentence } from '#console/wording/graph-wording.ts'
import { neighbourhood } from '#graph/neighbourhood.ts'
import { isFold, type Picture, type PictureNode } from '#graph/picture/picture.ts'
import { summaryOf } from '#graph/summary.ts'
import type { Positions, TrustGraph } from '#graph/trust-graph.ts'

import type { Acting } from './acting.ts'
import { type FlowBox, type FlowEdge, flowEdges, flowFrames, flowNodes, type Lit } from './flow-elements.ts'
import { FoldFrame } from './fold-frame.tsx'
import { TrustEdgeView } from './trust-edge.tsx'
import { TrustNodeView } from './trust-node.tsx'
import { useFraming } from './use-framing.ts'
import { useRoving } from './use-roving.ts'

export type GraphCanvasProps = {
  /** Which view this is: another one is framed anew. */
  readonly view: string
  readonly graph: Picture
  readonly positions: Positions
  readonly opened: readonly PictureNode[]
  readonly onOpen: (foldId: string) => void
  readonly onClose: (foldId: string) => void
  readonly focus: string | null
  readonly edge: string | null
  /** Lit among the rest where nothing in it is chosen. */
  readonly answer: TrustGraph | null
  readonly acting: Acting
  readonly fresh: ReadonlySet<string>
  readonly onFocus: (nodeId: string | null) => void
  readonly onEdge: (edgeId: string | null) => void
}

// At module level: React Flow would mount every node anew if these were other objects on the next render.
const nodeTypes = { trust: TrustNodeView, frame: FoldFrame }
const edgeTypes = { trust: TrustEdgeView }
/** A picture to look at: nothing in it is moved, tied or deleted by hand. */
const still = {
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  deleteKeyCode: null,
  minZoom: 0.1,
  maxZoom: 1.75,
  proOptions: { hideAttribution: true },
} as const

/** Above so many nodes only those in view are mounted; below, that costs more than it saves. */
const mostMounted = 300

/** Below, small print can't be read. */
const farZoom = 0.42

/** The picture of the graph: pan and zoom, click or arrow keys and Enter to focus a node, Esc to see all again. */
export function GraphCanvas(props: GraphCanvasProps): ReactNode {
  const { view, graph, positions, focus, edge, answer, onFocus, onEdge, onOpen } = props
  const summaryId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [isFar, setFar] = useState(false)
  const [flow, setFlow] = useState<ReactFlowInstance<FlowBox, FlowEdge> | null>(null)
  const { tabStop, rove } = useRoving(flow, frame, graph, positions)
  const inSight = useMemo(() => (answer === null ? graph : standingFor(graph, answer)), [graph, answer])
  useFraming(flow, frame, { view, graph: inSight, positions })

  const { nodes, edges } = useElements(props, tabStop)

  function choose(id: string): void {
    const node = graph.nodes.find((other) => other.id === id)
    if (node !== undefined && isFold(node)) onOpen(id)
    else onFocus(id === focus ? null : id)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (rove(event) || event.key !== 'Escape' || (focus === null && edge === null)) return
    event.stopPropagation()
    onFocus(null)
  }

  return (
    <section
      className="trust-canvas"
      ref={frame}
      aria-label="Trust graph"
      aria-describedby={summaryId}
      data-zoom={isFar ? 'far' : 'near'}
    >
      <p id={summaryId} className="trust-canvas-summary">
        {summarySentence(summaryOf(graph))} Arrow keys go from node to node, Enter focuses one, Escape shows
        all again. The table has the same rows.
      </p>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={setFlow}
        onNodeClick={(_, { type, id }) => (type === 'trust' ? choose(id) : undefined)}
        onMove={(_, { zoom }) => setFar(zoom < farZoom)}
        onEdgeClick={(_, { id }) => onEdge(id)}
        onPaneClick={() => onEdge(null)}
        onKeyDown={onKeyDown}
        onlyRenderVisibleElements={nodes.length > mostMounted}
        {...still}
      >
        <Background gap={24} color="var(--graph-grid)" />
        <Controls showInteractive={false} fitViewOptions={{ padding: 0.1 }} />
        {nodes.length > 20 ? <MiniMap pannable zoomable ariaLabel="Overview of the graph" /> : null}
      </ReactFlow>
    </section>
  )
}

/** What React Flow draws. Memoised: it compares these arrays by identity and would measure everything again. */
function useElements(
  { graph, positions, opened, focus, edge, answer, acting, fresh, onClose }: GraphCanvasProps,
  tabStop: string | null,
): { readonly nodes: FlowBox[]; readonly edges: FlowEdge[] } {
  const lit = useMemo(
    () => litBy(graph, focus, edge) ?? (answer === null ? null : litAs(graph, answer)),
    [graph, focus, edge, answer],
  )
  const marks = useMemo(
    () => ({ lit, focus, edge, acting, fresh, tabStop }),
    [lit, focus, edge, acting, fresh, tabStop],
  )
  const frames = useMemo(() => flowFrames(opened, positions, onClose), [opened, positions, onClose])
  const boxes = useMemo(() => flowNodes(graph, positions, marks), [graph, positions, marks])
  return {
    nodes: useMemo(() => [...frames, ...boxes], [frames, boxes]),
    edges: useMemo(() => flowEdges(graph, positions, marks), [graph, positions, marks]),
  }
}

/** A chosen edge lights itself and its ends; a focused node its neighbourhood. */
function litBy(graph: Picture, focus: string | null, edgeId: string | null): Lit {
  const edge = graph.edges.find(({ id, edges }) => id === edgeId || edges.some((one) => one.id === edgeId))
  if (edge !== undefined) return { nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id]) }
  if (focus === null) return null
  const near = neighbourhood(graph, focus, 1)
  const tied = near.edges.filter(({ from, to }) => from === focus || to === focus)
  return { nodes: new Set(near.nodes.map(({ id }) => id)), edges: new Set(tied.map(({ id }) => id)) }
}

function litAs(graph: Picture, answer: TrustGraph): Lit {
  const { nodes, edges } = standingFor(graph, answer)
  return { nodes: new Set(nodes.map(({ id }) => id)), edges: new Set(edges.map(({ id }) => id)) }
}

/** What of `graph` stands for something of `answer`. */
function standingFor(graph: Picture, answer: TrustGraph): Picture {
  const nodes = new Set(answer.nodes.map(({ id }) => id))
  const edges = new Set(answer.edges.map(({ id }) => id))
  return {
    nodes: graph.nodes.filter(({ members }) => members.some(({ id }) => nodes.has(id))),
    edges: graph.edges.filter((line) => line.edges.some(({ id }) => edges.has(id))),
  }
}
