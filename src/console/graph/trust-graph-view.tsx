import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'

import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { Positions, TrustGraph } from '#graph/trust-graph.ts'

import { EdgePanel } from './edge-panel.tsx'
import { EdgeTable } from './edge-table.tsx'
import { everythingTied, filtered, type GraphFilter } from './graph-filter.ts'
import { GraphLegend } from './graph-legend.tsx'
import { nodeKindWords } from './graph-wording.ts'
import { NodePanel } from './node-panel.tsx'

import './graph.css'

// React Flow is worth loading only for those who look at the picture.
const GraphCanvas = lazy(async () => ({ default: (await import('./graph-canvas.tsx')).GraphCanvas }))

export type GraphLook = 'graph' | 'table'

export type TrustGraphViewProps = {
  /** All of it; `shown` is the part that is drawn. */
  readonly graph: TrustGraph
  readonly shown: TrustGraph
  /** Undefined while they are computed. */
  readonly positions: Positions | undefined
  readonly look: GraphLook
  readonly onLook: (look: GraphLook) => void
  readonly focus: string | null
  readonly onFocus: (nodeId: string | null) => void
  readonly edge: string | null
  readonly onEdge: (edgeId: string | null) => void
  readonly hrefOfStatement: (statement: StatementReference) => string | null
  readonly hrefOfNode: (nodeId: string) => string | null
}

/** The trust graph as a picture and as a table: one filter, one selection, one panel of reasons for both. */
export function TrustGraphView(props: TrustGraphViewProps): ReactNode {
  const { graph, shown, look, focus, edge } = props
  const [filter, setFilter] = useState<GraphFilter>(everythingTied)
  // A focused node is drawn whatever the filter says of nodes without lines. Memoised for React Flow's sake.
  const drawn = useMemo(
    () => filtered(shown, { ...filter, unconnected: filter.unconnected || shown.nodes.length === 1 }),
    [shown, filter],
  )
  return (
    <div className="trust-graph">
      <SpaceBetween size="s">
        <Toolbar {...props} />
        <GraphLegend graph={graph} filter={filter} onFilter={setFilter} />
        <div className="trust-graph-body" data-panel={focus !== null || edge !== null}>
          {look === 'table' ? (
            <EdgeTable graph={drawn} edge={edge} onEdge={props.onEdge} />
          ) : (
            <Picture {...props} drawn={drawn} />
          )}
          <Panel {...props} />
        </div>
      </SpaceBetween>
    </div>
  )
}

function Toolbar({ graph, look, onLook, focus, onFocus }: TrustGraphViewProps): ReactNode {
  const options = useMemo(() => focusOptions(graph), [graph]) // thousands in a big account
  const all = { value: '', label: 'Everything' }
  return (
    <div className="trust-toolbar">
      <SegmentedControl
        label="Show as"
        selectedId={look}
        onChange={({ detail }) => onLook(detail.selectedId === 'table' ? 'table' : 'graph')}
        options={[
          { id: 'graph', text: 'Graph' },
          { id: 'table', text: 'Table' },
        ]}
      />
      <Select
        ariaLabel="Focus on"
        inlineLabelText="Focus on"
        filteringType="auto"
        filteringPlaceholder="Find a user, role, service …"
        filteringAriaLabel="Find a node"
        virtualScroll
        options={[all, ...options]}
        selectedOption={options.find(({ value }) => value === focus) ?? all}
        onChange={({ detail }) => onFocus(detail.selectedOption.value || null)}
      />
    </div>
  )
}

const alphabet = new Intl.Collator('en', { numeric: true })

function focusOptions({ nodes }: TrustGraph) {
  return nodes
    .map(({ id, name, kind, accountId }) => ({
      value: id,
      label: name,
      description: nodeKindWords[kind],
      ...(accountId === null ? {} : { tags: [accountId] }),
    }))
    .toSorted((a, b) => alphabet.compare(a.label, b.label))
}

function Picture(props: TrustGraphViewProps & { readonly drawn: TrustGraph }): ReactNode {
  const { drawn, positions, focus, edge, onFocus, onEdge } = props
  const wait = (
    <div className="trust-canvas" aria-busy="true">
      <Spinner size="large" /> Laying out the graph
    </div>
  )
  if (positions === undefined) return wait
  return (
    <Suspense fallback={wait}>
      <GraphCanvas
        graph={drawn}
        positions={positions}
        focus={focus}
        edge={edge}
        onFocus={onFocus}
        onEdge={onEdge}
      />
    </Suspense>
  )
}

function Panel(props: TrustGraphViewProps): ReactNode {
  const { graph, focus, edge: edgeId, onFocus, onEdge } = props
  const edge = graph.edges.find(({ id }) => id === edgeId)
  const node = graph.nodes.find(({ id }) => id === focus)
  const nameOf = (id: string) => graph.nodes.find((other) => other.id === id)?.name ?? id
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
  if (node === undefined) return null
  return (
    <NodePanel
      node={node}
      graph={graph}
      href={props.hrefOfNode(node.id)}
      onEdge={onEdge}
      onClose={() => onFocus(null)}
    />
  )
}
