import '@xyflow/react/dist/base.css'
import { ReactFlow, type ReactFlowInstance } from '@xyflow/react'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'

import { summarySentence } from '#console/wording/graph-wording.ts'
import { isFold, type Picture } from '#graph/picture/picture.ts'
import { summaryOf } from '#graph/summary.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { CanvasFurniture } from './canvas-furniture.tsx'
import type { FlowBox, FlowEdge } from './flow-elements.ts'
import { FoldFrame } from './fold-frame.tsx'
import { MapHover } from './map/map-hover.tsx'
import { mountedOf } from './map/map-size.ts'
import { useMap, usePointing } from './map/use-map.ts'
import { TrustEdgeView } from './trust-edge.tsx'
import { TrustNodeView } from './trust-node.tsx'
import { type Drawn, standingFor, useElements, useLit } from './use-elements.ts'
import { useFraming } from './use-framing.ts'
import { useRoving } from './use-roving.ts'

export type GraphCanvasProps = Drawn & {
  /** Which view this is: another one is framed anew. */
  readonly view: string
  readonly onOpen: (foldId: string) => void
  /** Lit among the rest where nothing in it is chosen. */
  readonly answer: TrustGraph | null
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
  minZoom: 0.02,
  maxZoom: 1.75,
  proOptions: { hideAttribution: true },
} as const

/** Above so many nodes only those in view are mounted; below, that costs more than it saves. */
const mostMounted = 200

/** Below, small print can't be read. */
const farZoom = 0.42

/** The picture of the graph: pan and zoom, click or arrow keys and Enter to focus a node, Esc to see all again. */
export function GraphCanvas(props: GraphCanvasProps): ReactNode {
  const { view, graph, positions, focus, edge, answer, onFocus, onEdge, onOpen } = props
  const frame = useRef<HTMLDivElement>(null)
  const [isFar, setFar] = useState(false)
  const [flow, setFlow] = useState<ReactFlowInstance<FlowBox, FlowEdge> | null>(null)
  const map = useMap(graph, positions)
  const { hover, onPoint, onLeave, boxUnder } = usePointing(map, flow, frame)
  const { tabStop, rove } = useRoving(flow, frame, graph, positions)
  const inSight = useMemo(() => (answer === null ? graph : standingFor(graph, answer)), [graph, answer])
  useFraming(flow, frame, { view, graph: inSight, positions, whole: map !== null })

  const lit = useLit(graph, { focus, edge, answer })
  const mounted = useMemo(
    () => (map === null ? graph : mountedOf(graph, lit, [tabStop, focus])),
    [map, graph, lit, tabStop, focus],
  )
  const { nodes, edges } = useElements({ ...props, graph: mounted }, lit, tabStop)

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

  function onPaneClick(event: MouseEvent): void {
    const box = boxUnder(event)
    if (box === null) onEdge(null)
    else choose(box.id)
  }

  return (
    <CanvasFrame frame={frame} graph={graph} isFar={isFar}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={setFlow}
        onNodeClick={(_, { type, id }) => (type === 'trust' ? choose(id) : undefined)}
        onMove={(_, { zoom }) => setFar(zoom < farZoom)}
        onEdgeClick={(_, { id }) => onEdge(id)}
        onPaneMouseMove={onPoint}
        onPaneMouseLeave={onLeave}
        onPaneClick={onPaneClick}
        onKeyDown={onKeyDown}
        onlyRenderVisibleElements={nodes.length > mostMounted}
        {...still}
      >
        <CanvasFurniture map={map} lit={lit} boxes={nodes.length} />
      </ReactFlow>
      {map === null ? null : <MapHover ref={hover} />}
    </CanvasFrame>
  )
}

type CanvasFrameProps = {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly graph: Picture
  readonly isFar: boolean
  readonly children: ReactNode
}

/** The region of the page that the canvas is, with what it shows in words. */
function CanvasFrame({ frame, graph, isFar, children }: CanvasFrameProps): ReactNode {
  const summaryId = useId()
  const summary = useMemo(() => summarySentence(summaryOf(graph)), [graph])
  return (
    <section
      className="trust-canvas"
      ref={frame}
      aria-label="Trust graph"
      aria-describedby={summaryId}
      data-zoom={isFar ? 'far' : 'near'}
    >
      <p id={summaryId} className="trust-canvas-summary">
        {summary} Arrow keys go from node to node, Enter focuses one, Escape shows all again. The table has
        the same rows.
      </p>
      {children}
    </section>
  )
}
