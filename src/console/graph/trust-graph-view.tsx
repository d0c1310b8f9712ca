import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import type { GraphAnswer, GraphTool, GraphToolProps } from '#console/parts/graph-tools/graph-tool.ts'
import { useSearchParameter } from '#console/parts/hash-location.ts'
import { sessionStore } from '#console/state/session-store.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { GraphChanges } from '#graph/picture/changes-between.ts'
import type { FoldBy } from '#graph/picture/fold-keys.ts'
import type { Picture } from '#graph/picture/picture.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { actingIn } from './acting.ts'
import { AnswerNote } from './answer-note.tsx'
import { EdgeTable } from './edge-table.tsx'
import { GraphChangesNote } from './graph-changes-note.tsx'
import { everythingTied, filtered, type GraphFilter } from './graph-filter.ts'
import { GraphLegend } from './graph-legend.tsx'
import { GraphPanel } from './graph-panel.tsx'
import { GraphToolbar } from './graph-toolbar.tsx'
import { ToolControls, ToolPanel } from './graph-tools.tsx'
import { withinBudget } from './line-budget.ts'
import { LinesLeftOut } from './lines-left-out.tsx'
import { isMap } from './map/map-size.ts'
import type { DrawnPicture } from './use-picture.ts'

import './graph.css'

// React Flow is worth loading only for those who look at the picture.
const GraphCanvas = lazy(async () => ({ default: (await import('./graph-canvas.tsx')).GraphCanvas }))

export type GraphLook = 'graph' | 'table'

export type TrustGraphViewProps = {
  /** All of it, or all of an answer that is shown alone; `shown` is the part that is looked at. */
  readonly graph: TrustGraph
  readonly shown: TrustGraph
  /** The trust relation of the workspace, whatever is shown. */
  readonly trust: TrustGraph
  readonly tools: readonly GraphTool[]
  readonly answer: GraphAnswer | null
  readonly onAnswer: (answer: GraphAnswer | null) => void
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
  const { graph, shown, drawn, look, focus, edge, tools, answer, onAnswer } = props
  const [filter, setFilter] = useState<GraphFilter>(everythingTied)
  const [tool, setTool] = useSearchParameter('tool')
  // A focused node is drawn whatever the filter says of nodes without lines, and so is all of an answer.
  const passing = useMemo(
    () => ({ ...filter, unconnected: filter.unconnected || shown.nodes.length === 1 || shown === answer }),
    [filter, shown, answer],
  )
  const passed = useMemo((): Picture => filtered(drawn.picture, passing), [drawn.picture, passing])
  const given: GraphToolProps = {
    ...props,
    graph: props.trust,
    drawing: drawn.positions === undefined ? null : { picture: passed, positions: drawn.positions },
  }
  return (
    <div className="trust-graph">
      <SpaceBetween size="s">
        <GraphToolbar {...props}>
          <ToolControls tools={tools} open={tool} onOpen={setTool} given={given} />
        </GraphToolbar>
        <ToolPanel tools={tools} open={tool} given={given} />
        {answer === null ? null : <AnswerNote answer={answer} onAnswer={onAnswer} />}
        <GraphChangesNote
          changes={props.changes}
          nameOf={(id) => graph.nodes.find((node) => node.id === id)?.name ?? id}
          onEdge={props.onEdge}
        />
        <GraphLegend graph={graph} filter={filter} onFilter={setFilter} />
        <div className="trust-graph-body" data-panel={focus !== null || edge !== null}>
          {look === 'table' ? <Rows {...props} filter={passing} /> : <Drawing {...props} passed={passed} />}
          <GraphPanel {...props} picture={drawn.picture} />
        </div>
      </SpaceBetween>
    </div>
  )
}

type RowsProps = TrustGraphViewProps & { readonly filter: GraphFilter }

function Rows({ shown, answer, filter, edge, onEdge }: RowsProps): ReactNode {
  const rows = answer?.show === 'lit' ? answer : shown
  const passed = useMemo(() => filtered(rows, filter), [rows, filter])
  return <EdgeTable graph={passed} edge={edge} onEdge={onEdge} />
}

type DrawingProps = TrustGraphViewProps & { readonly passed: Picture }

function Drawing({
  graph,
  answer,
  drawn,
  passed,
  view,
  changes,
  focus,
  edge,
  onFocus,
  onEdge,
  onLook,
}: DrawingProps): ReactNode {
  const [all, setAll] = useState(false)
  const stack = useStore(sessionStore, (state) => state.stack)
  const isReadOnly = useStore(workspaceStore, (state) => state.isReadOnly)
  const acting = useMemo(() => actingIn(graph, stack), [graph, stack])
  const fresh = useMemo(() => freshIn(changes), [changes])
  // Memoised for React Flow's sake.
  const { picture, left } = useMemo(
    () => (all || isMap(passed) ? { picture: passed, left: 0 } : withinBudget(passed)),
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
          captions={drawn.captions}
          byHand={drawn.byHand}
          onPlace={isReadOnly ? null : drawn.place}
          onOpen={drawn.open}
          onClose={drawn.close}
          focus={focus}
          edge={edge}
          answer={answer?.show === 'lit' ? answer : null}
          acting={acting}
          fresh={fresh}
          onFocus={onFocus}
          onEdge={onEdge}
          onTable={() => onLook('table')}
        />
      </Suspense>
    </div>
  )
}

function freshIn({ appeared, changed }: GraphChanges): ReadonlySet<string> {
  return new Set([...appeared, ...changed.map(([, edge]) => edge)].map(({ id }) => id))
}
