import '@xyflow/react/dist/base.css'
import { ReactFlow, type ReactFlowInstance } from '@xyflow/react'
import { type MouseEvent, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'

import type { LeftOut } from '#graph/picture/left-out.ts'
import { isFold, type PictureNode } from '#graph/picture/picture.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import type { Bounds } from '#interchange/export-graph/path-bounds.ts'
import type { Place } from '#model/graph-layout.ts'

import { CanvasFrame } from './canvas-frame.tsx'
import { CanvasFurniture } from './canvas-furniture.tsx'
import { onCanvasKey } from './canvas-keys.ts'
import { boundsOfBoxes } from './drawn-bounds.ts'
import type { FlowBox, FlowEdge } from './flow-elements.ts'
import { FoldFrame } from './fold-frame.tsx'
import { MapHover } from './map/map-hover.tsx'
import { useMap, usePointing } from './map/use-map.ts'
import type { Held } from './place-of-focus.ts'
import { TrustEdgeView } from './trust-edge.tsx'
import { TrustNodeView } from './trust-node.tsx'
import { useBoxes } from './use-boxes.ts'
import { type Drawn, useLit } from './use-elements.ts'
import { useFlight } from './use-flight.ts'
import { useFraming } from './use-framing.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useRoving } from './use-roving.ts'
import { leastZoom, mostZoom } from './viewport-for.ts'
import { nearest, zoomLevelAt } from './zoom-level.ts'

export type GraphCanvasProps = Drawn & {
  /** Which view this is: another one is framed anew. */
  readonly view: string
  readonly onOpen: (foldId: string) => void
  /** Lit among the rest where nothing in it is chosen. */
  readonly answer: TrustGraph | null
  /** From whom one begins to read where not all can be read at once. */
  readonly about: string | null
  readonly onFocus: (nodeId: string | null) => void
  readonly onEdge: (edgeId: string | null) => void
  readonly onTable: () => void
  readonly leftOut: LeftOut
  /** The box that has the focus, or had it until its picture was taken away. */
  readonly held: RefObject<Held | null>
  /** Boxes that came beside the one in focus. */
  readonly around: readonly string[]
  /** Null where nothing may be changed. */
  readonly onPlace: ((node: PictureNode, name: string, place: Place) => void) | null
}

// At module level: React Flow would mount every node anew if these were other objects on the next render.
const nodeTypes = { trust: TrustNodeView, frame: FoldFrame }
const edgeTypes = { trust: TrustEdgeView }
/** A picture to look at: boxes can be moved, but nothing in it is tied or deleted by hand. */
const still = {
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  deleteKeyCode: null,
  minZoom: leastZoom,
  maxZoom: mostZoom,
  proOptions: { hideAttribution: true },
} as const

/** Above so many nodes only those in view are mounted; below, that costs more than it saves. */
const mostMounted = 200

/** A smaller picture, or one from far away, is in sight as a whole. */
const fewestForMiniature = 40

/** Around all boxes, where there are many. */
function useBoundsOfMany({ graph, positions }: GraphCanvasProps, areMany: boolean): Bounds | null {
  return useMemo(() => (areMany ? boundsOfBoxes(graph, positions) : null), [areMany, graph, positions])
}

/** The picture of the graph: pan and zoom, click or arrow keys and Enter to focus a node, Esc to see all again. */
export function GraphCanvas(props: GraphCanvasProps): ReactNode {
  const { view, graph, positions, around, about, focus, edge, answer, leftOut, marked: marks } = props
  const { opened, onFocus, onEdge } = props
  const frame = useRef<HTMLDivElement>(null)
  const [level, setLevel] = useState(nearest)
  const [flow, setFlow] = useState<ReactFlowInstance<FlowBox, FlowEdge> | null>(null)
  const map = useMap(props)
  const { hover, onPoint, onLeave, boxUnder } = usePointing(map, flow, frame)
  const roving = useRoving(flow, frame, { picture: graph, opened, positions })
  useKeptFocus(frame, { held: props.held, graph, opened, standOn: roving.standOn })
  const whole = map !== null
  const showAll = useFraming(flow, frame, { view, graph, answer, positions, about, whole })

  const lit = useLit(graph, { focus, edge, answer, around })
  useFlight(flow, frame, { focus, positions, around, lit })
  const { edges, ...moving } = useBoxes(props, { lit, tabStop: roving.tabStop, isMap: whole, level })
  const isMovable = props.onPlace !== null
  const many = useBoundsOfMany(props, moving.nodes.length > fewestForMiniature && level.detail !== 'far')
  const choose = (id: string) => chosen(props, id)

  function onPaneClick(event: MouseEvent): void {
    if (isAgain(event)) return
    const box = boxUnder(event)
    if (box === null) onEdge(null)
    else choose(box.id)
  }
  const doing = {
    roving,
    moving: isMovable ? moving : null,
    isIdle: focus === null && edge === null,
    onAll: () => onFocus(null),
    onLine: onEdge,
    onTable: props.onTable,
  }
  return (
    <CanvasFrame {...{ frame, graph, level, leftOut, marks }} line={roving.line} aside={roving.aside}>
      <ReactFlow
        nodes={moving.nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={setFlow}
        onNodeClick={(event, { type, id }) => (type === 'trust' && !isAgain(event) ? choose(id) : undefined)}
        onMove={(_, { zoom }) => setLevel(zoomLevelAt(zoom))}
        onEdgeClick={(_, { id }) => onEdge(id)}
        onPaneMouseMove={onPoint}
        onPaneMouseLeave={onLeave}
        onPaneClick={onPaneClick}
        onKeyDown={(event) => onCanvasKey(event, doing)}
        onKeyUp={moving.onKeyUp}
        nodesDraggable={isMovable}
        onNodesChange={moving.onNodesChange}
        onNodeDragStop={moving.onDragStop}
        onlyRenderVisibleElements={moving.nodes.length > mostMounted}
        {...still}
      >
        <CanvasFurniture map={map} lit={lit} many={many} onAll={showAll} />
      </ReactFlow>
      {map === null ? null : <MapHover ref={hover} />}
    </CanvasFrame>
  )
}

/** The second click of a double one: what opened with the first may have moved another box there. */
function isAgain({ detail }: MouseEvent): boolean {
  return detail > 1
}

/** A fold or a hub opens and closes, what came beside the one in focus tells its line, any other box comes into focus. */
function chosen(props: GraphCanvasProps, id: string): void {
  const { graph, opened, around, focus } = props
  if (opened.some((node) => node.id === id)) props.onClose(id)
  else if (graph.nodes.some((node) => node.id === id && isFold(node))) props.onOpen(id)
  else if (around.includes(id))
    props.onEdge(graph.edges.find(({ from, to }) => to === id || from === id)?.id ?? null)
  else props.onFocus(id === focus ? null : id)
}
