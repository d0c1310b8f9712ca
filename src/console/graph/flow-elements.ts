import { type Edge, MarkerType, type Node } from '@xyflow/react'

import { chipOf } from '#console/wording/graph-wording.ts'
import { nodeSize } from '#graph/node-size.ts'
import { type Lanes, lanesOf, occupiedBy } from '#graph/picture/lanes.ts'
import { isFold, type Picture, type PictureEdge, type PictureNode } from '#graph/picture/picture.ts'
import type { Positions, TrustEdge } from '#graph/trust-graph.ts'
import { columnsOf, gridOf } from '#graph/units.ts'

import type { Acting } from './acting.ts'

export type FlowNode = Node<
  {
    readonly node: PictureNode
    readonly account: string
    /** What the members of a fold have in common, where something is to be said of it. */
    readonly caption: string
    readonly dimmed: boolean
    readonly focused: boolean
    readonly tabStop: boolean
    readonly acts: boolean
  },
  'trust'
>
/** The frame around the members of an opened fold. */
export type FlowFrame = Node<{ readonly fold: PictureNode; readonly onClose: (id: string) => void }, 'frame'>
export type FlowBox = FlowNode | FlowFrame
export type FlowEdge = Edge<
  {
    readonly edge: PictureEdge
    readonly dimmed: boolean
    readonly chosen: boolean
    /** The one who acts came this way. */
    readonly taken: boolean
    readonly fresh: boolean
    readonly label: string
    readonly lanes: Lanes
  },
  'trust'
>

/** What is lit; everything else is dimmed. Null where all is. */
export type Lit = { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } | null

export type Marks = {
  readonly lit: Lit
  readonly focus: string | null
  readonly edge: string | null
  /** Where the one who acts stands, and how it came there. */
  readonly acting: Acting
  /** Edges that the last change brought or turned. */
  readonly fresh: ReadonlySet<string>
  /** The one node that Tab reaches; arrow keys go on from there. */
  readonly tabStop: string | null
  readonly captions: ReadonlyMap<string, string>
}

/** Above so many edges only those that are lit or chosen carry their word. */
const mostLabels = 80

/** The nodes as React Flow draws them. Nodes without a place are left out. */
export function flowNodes({ nodes }: Picture, positions: Positions, marks: Marks): FlowNode[] {
  // Which account something lives in is worth saying only where there are several.
  const severalAccounts = new Set(nodes.flatMap(({ accountId }) => accountId ?? [])).size > 1
  return nodes.flatMap((node) => {
    const position = positions[node.id]
    if (position === undefined) return []
    const { lit, focus, tabStop, acting, captions } = marks
    return {
      id: node.id,
      type: 'trust' as const,
      position,
      ...nodeSize,
      data: {
        node,
        account: severalAccounts && node.kind !== 'root' ? (node.accountId ?? '') : '',
        caption: captions.get(node.id) ?? '',
        dimmed: lit !== null && !lit.nodes.has(node.id),
        focused: focus === node.id,
        tabStop: tabStop === node.id,
        acts: acting.node !== null && node.members.some(({ id }) => id === acting.node),
      },
    }
  })
}

/** The edges as React Flow draws them. */
export function flowEdges({ edges }: Picture, positions: Positions, marks: Marks): FlowEdge[] {
  const { lit, edge: chosenId, acting, fresh } = marks
  const isOccupied = occupiedBy(positions)
  const crowded = edges.length > mostLabels
  return edges.map((edge) => {
    const dimmed = lit !== null && !lit.edges.has(edge.id)
    const chosen = edge.id === chosenId
    const labelled = chosen || (!dimmed && (!crowded || lit !== null))
    return {
      id: edge.id,
      source: edge.from,
      target: edge.to,
      // Groups stand left of their members.
      sourceHandle: edge.kind === 'member' ? 'to-groups' : 'out',
      targetHandle: edge.kind === 'member' ? 'of-members' : 'in',
      type: 'trust' as const,
      zIndex: chosen ? 2 : 0,
      markerEnd: {
        type: MarkerType.ArrowClosed,
        width: 14,
        height: 14,
        markerUnits: 'userSpaceOnUse',
        color: edgeColor(edge),
      },
      data: {
        edge,
        dimmed,
        chosen,
        taken: edge.edges.some(({ id }) => acting.edges.has(id)),
        fresh: edge.edges.some(({ id }) => fresh.has(id)),
        label: labelled ? labelOf(edge) : '',
        lanes: lanesOf(edge, positions, isOccupied),
      },
    }
  })
}

/** The word of a line, and for how many edges it stands where that is more than one. */
function labelOf(line: PictureEdge): string {
  const chip = chipOf(line)
  const count = line.edges.length === 1 ? '' : `${line.edges.length.toLocaleString('en')} lines`
  return [chip, count].filter((part) => part !== '').join(' · ')
}

const frameMargin = 14
const frameHeader = 34

/** The frames of opened folds, whose members stand at `positions`. */
export function flowFrames(
  opened: readonly PictureNode[],
  positions: Positions,
  onClose: (id: string) => void,
): FlowFrame[] {
  return opened.flatMap((fold) => {
    const [first] = fold.members
    const corner = first === undefined ? undefined : positions[first.id]
    if (corner === undefined || !isFold(fold)) return []
    const { width, height } = gridOf(fold.members, columnsOf(fold.members.length))
    return {
      id: `frame ${fold.id}`,
      type: 'frame' as const,
      position: { x: corner.x - frameMargin, y: corner.y - frameHeader },
      width: width + 2 * frameMargin,
      height: height + frameHeader + frameMargin,
      zIndex: -1,
      data: { fold, onClose },
    }
  })
}

/** The stylesheet's colour for an edge. */
export function edgeColor({ kind, state }: TrustEdge): string {
  return `var(--graph-${kind === 'member' ? 'member' : state})`
}
