import type { ComponentType } from 'react'

import type { Picture } from '#graph/picture/picture.ts'
import type { Positions, TrustEdge, TrustGraph, TrustNode } from '#graph/trust-graph.ts'

/** What a question found in the graph, to be shown by the picture, the table and the summary alike. */
export type GraphAnswer = {
  /** Another one is laid out and framed anew. */
  readonly id: string
  /** What it shows, as a sentence: it stands above the picture, beside the way back to everything. */
  readonly title: string
  /** Nodes and edges may be others than those of the trust graph. */
  readonly nodes: readonly TrustNode[]
  readonly edges: readonly TrustEdge[]
  /** `alone`: nothing else is drawn. `lit`: all stays where it is, and the rest is dimmed. */
  readonly show: 'alone' | 'lit'
  /** The node that was asked about, from which one begins to read where not all can be read at once. */
  readonly about: string | null
}

/** What stands on the canvas at present. Boxes have the size of `#graph/node-size.ts`. */
export type GraphDrawing = { readonly picture: Picture; readonly positions: Positions }

export type GraphToolProps = {
  /** The trust relation of the workspace, drafts included. */
  readonly graph: TrustGraph
  /** Null while it is laid out. */
  readonly drawing: GraphDrawing | null
  /** Where a panel puts what is read after the picture; null until that place is there. */
  readonly below: HTMLElement | null
  readonly answer: GraphAnswer | null
  readonly onAnswer: (answer: GraphAnswer | null) => void
  readonly focus: string | null
  readonly onFocus: (nodeId: string | null) => void
  readonly edge: string | null
  readonly onEdge: (edgeId: string | null) => void
}

/** Something to do with the graph that the screen of the graph itself knows nothing of. */
export type GraphTool =
  /** A button of the toolbar that opens a panel between the toolbar and the picture. */
  | {
      readonly kind: 'panel'
      readonly id: string
      readonly label: string
      readonly Panel: ComponentType<GraphToolProps>
    }
  /** A control of its own in the toolbar, such as a menu. */
  | { readonly kind: 'control'; readonly id: string; readonly Control: ComponentType<GraphToolProps> }
