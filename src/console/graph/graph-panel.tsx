import { type ReactNode, useMemo } from 'react'

import { namesToTell } from '#graph/picture/accounts-to-tell.ts'
import type { Picture } from '#graph/picture/picture.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { boxName } from './box-name.ts'
import { EdgePanel } from './edge-panel.tsx'
import { LinePanel } from './line-panel.tsx'
import { NodePanel } from './node-panel.tsx'
import type { TrustGraphViewProps } from './trust-graph-view.tsx'

type GraphPanelProps = TrustGraphViewProps & {
  readonly picture: Picture
  /** The dense lines of the node in focus. */
  readonly over: TrustGraph
}

/** The reasons of what is chosen: an edge, a line that stands for several, or a node. */
export function GraphPanel(props: GraphPanelProps): ReactNode {
  const { graph, over, picture, focus, edge: edgeId, onFocus, onEdge } = props
  const names = useMemo(() => namesToTell(graph.nodes), [graph])
  const namesOver = useMemo(() => namesToTell(over.nodes), [over])
  const nameOf = (id: string) => names.get(id) ?? namesOver.get(id) ?? id
  const edge = graph.edges.find(({ id }) => id === edgeId) ?? over.edges.find(({ id }) => id === edgeId)
  if (edge !== undefined) {
    return (
      <EdgePanel
        edge={edge}
        from={nameOf(edge.from)}
        to={nameOf(edge.to)}
        hrefOfStatement={props.hrefOfStatement}
        onClose={() => onEdge(null)}
      />
    )
  }
  const line = picture.edges.find(({ id }) => id === edgeId)
  if (line !== undefined) {
    const nameOfBox = (id: string) => {
      const box = picture.nodes.find((other) => other.id === id)
      return box === undefined ? nameOf(id) : boxName(box)
    }
    return (
      <LinePanel
        line={line}
        from={nameOfBox(line.from)}
        to={nameOfBox(line.to)}
        nameOf={nameOf}
        onEdge={onEdge}
        onClose={() => onEdge(null)}
      />
    )
  }
  const node = graph.nodes.find(({ id }) => id === focus)
  if (node === undefined) return null
  return (
    <NodePanel
      node={node}
      nameOf={nameOf}
      graph={graph}
      isPart={props.answer?.show === 'alone'}
      marks={props.marks}
      over={over}
      trust={props.trust}
      onFocus={onFocus}
      href={props.hrefOfNode(node.id)}
      onEdge={onEdge}
      onClose={() => onFocus(null)}
    />
  )
}
