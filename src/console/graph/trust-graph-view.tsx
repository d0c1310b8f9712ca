import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import { sessionStore } from '#console/state/session-store.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { GraphChanges } from '#graph/picture/changes-between.ts'
import type { FoldBy } from '#graph/picture/fold-keys.ts'
import type { Picture } from '#graph/picture/picture.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { actingIn } from './acting.ts'
import { EdgeTable } from './edge-table.tsx'
import { GraphChangesNote } from './graph-changes-note.tsx'
import { everythingTied, filtered, type GraphFilter } from './graph-filter.ts'
import { GraphLegend } from './graph-legend.tsx'
import { GraphPanel } from './graph-panel.tsx'
import { GraphToolbar } from './graph-toolbar.tsx'
import { withinBudget } from './line-budget.ts'
import { LinesLeftOut } from './lines-left-out.tsx'
import type { DrawnPicture } from './use-picture.ts'

import './graph.css'

// React Flow is worth loading only for those who look at the picture.
const GraphCanvas = lazy(async () => ({ default: (await import('./graph-canvas.tsx')).GraphCanvas }))

export type GraphLook = 'graph' | 'table'

export type TrustGraphViewProps = {
  /** All of it; `shown` is the part that is looked at. */
  readonly graph: TrustGraph
  readonly shown: TrustGraph
  /** How `shown` is drawn. */
  readonly drawn: DrawnPicture
  /** Which part it is: another one is framed anew. */
  readonly view: string
  /** What the last change did to `graph`. */
  readonly changes: GraphChanges
  readonly look: GraphLook
  readonly onLook: (look: GraphLook) => void
  readonly onFold: (by: FoldBy) => void
  readonly focus: string | null
  readonly onFocus: (nodeId: string | null) => void
  readonly hops: number
  readonly onHops: (hops: number) => void
  readonly edge: string | null
  readonly onEdge: (edgeId: string | null) => void
  readonly hrefOfStatement: (statement: StatementReference) => string | null
  readonly hrefOfNode: (nodeId: string) => string | null
}

/** The trust graph as a picture and as a table: one filter, one selection, one panel of reasons for both. */
export function TrustGraphView(props: TrustGraphViewProps): ReactNode {
  const { graph, shown, drawn, look, focus, edge } = props
  const [filter, setFilter] = useState<GraphFilter>(everythingTied)
  // A focused node is drawn whatever the filter says of nodes without lines.
  const passing = useMemo(
    () => ({ ...filter, unconnected: filter.unconnected || shown.nodes.length === 1 }),
    [filter, shown],
  )
  return (
    <div className="trust-graph">
      <SpaceBetween size="s">
        <GraphToolbar {...props} />
        <GraphChangesNote
          changes={props.changes}
          nameOf={(id) => graph.nodes.find((node) => node.id === id)?.name ?? id}
          onEdge={props.onEdge}
        />
        <GraphLegend graph={graph} filter={filter} onFilter={setFilter} />
        <div className="trust-graph-body" data-panel={focus !== null || edge !== null}>
          {look === 'table' ? <Rows {...props} filter={passing} /> : <Drawing {...props} filter={passing} />}
          <GraphPanel {...props} picture={drawn.picture} />
        </div>
      </SpaceBetween>
    </div>
  )
}

type FilteredProps = TrustGraphViewProps & { readonly filter: GraphFilter }

function Rows({ shown, filter, edge, onEdge }: FilteredProps): ReactNode {
  const passed = useMemo(() => filtered(shown, filter), [shown, filter])
  return <EdgeTable graph={passed} edge={edge} onEdge={onEdge} />
}

function Drawing({
  graph,
  drawn,
  filter,
  view,
  changes,
  focus,
  edge,
  onFocus,
  onEdge,
}: FilteredProps): ReactNode {
  const [all, setAll] = useState(false)
  const stack = useStore(sessionStore, (state) => state.stack)
  const acting = useMemo(() => actingIn(graph, stack), [graph, stack])
  const fresh = useMemo(() => freshIn(changes), [changes])
  // Memoised for React Flow's sake.
  const passed = useMemo((): Picture => filtered(drawn.picture, filter), [drawn.picture, filter])
  const { picture, left } = useMemo(
    () => (all ? { picture: passed, left: 0 } : withinBudget(passed)),
    [all, passed],
  )
  const wait = (
    <div className="trust-canvas" aria-busy="true">
      <Spinner size="large" /> Laying out the graph
    </div>
  )
  if (drawn.positions === undefined) return wait
  return (
    <div>
      {left === 0 ? null : <LinesLeftOut count={left} onShow={() => setAll(true)} />}
      <Suspense fallback={wait}>
        <GraphCanvas
          view={view}
          graph={picture}
          positions={drawn.positions}
          opened={drawn.opened}
          onOpen={drawn.open}
          onClose={drawn.close}
          focus={focus}
          edge={edge}
          acting={acting}
          fresh={fresh}
          onFocus={onFocus}
          onEdge={onEdge}
        />
      </Suspense>
    </div>
  )
}

function freshIn({ appeared, changed }: GraphChanges): ReadonlySet<string> {
  return new Set([...appeared, ...changed.map(([, edge]) => edge)].map(({ id }) => id))
}
