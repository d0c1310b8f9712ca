import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'

import type { GraphTool, GraphToolProps } from '#console/parts/graph-tools/graph-tool.ts'
import { useSearchParameter } from '#console/parts/hash-location.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import { asItIs } from '#graph/picture/as-it-is.ts'
import type { LineMarks } from '#graph/picture/compared.ts'
import type { FoldBy } from '#graph/picture/fold-keys.ts'
import { keptApart } from '#graph/picture/kept-apart.ts'
import { leftOutOf } from '#graph/picture/left-out.ts'
import type { Picture } from '#graph/picture/picture.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import type { Acting } from './acting.ts'
import { GraphChangesNote } from './graph-changes-note.tsx'
import { everythingTied, filteredPicture, type GraphFilter } from './graph-filter.ts'
import { GraphLegend } from './graph-legend.tsx'
import { GraphNotes } from './graph-notes.tsx'
import { GraphPanel } from './graph-panel.tsx'
import { GraphRows } from './graph-rows.tsx'
import { GraphToolbar } from './graph-toolbar.tsx'
import { ToolControls, ToolPanel } from './graph-tools.tsx'
import { heightOf } from './height-of.ts'
import { isNarrow } from './is-narrow.ts'
import { LinesLeftOut } from './lines-left-out.tsx'
import { OverLegend } from './over-legend.tsx'
import { useActing, useApart } from './use-apart.ts'
import { canvasOf, useCanvas } from './use-canvas.ts'
import { useDrawnPart } from './use-drawn-part.ts'
import { useHeldFocus } from './use-kept-focus.ts'
import { useLedReason } from './use-led-reason.ts'
import { type LinesOver, useOverlaid } from './use-overlaid.ts'
import type { DrawnPicture } from './use-picture.ts'
import type { Shown } from './use-shown.ts'
import { useSqueezed } from './use-squeezed.ts'

import './graph.css'

export type GraphLook = 'graph' | 'table'

export type TrustGraphViewProps = Omit<Shown, 'whole' | 'isAnswerAlone'> & {
  /** All of it, or all of an answer that is shown alone; `shown` is the part that is looked at. */
  readonly graph: TrustGraph
  readonly shown: TrustGraph
  /** The trust relation of the workspace, whatever is shown. */
  readonly trust: TrustGraph
  readonly tools: readonly GraphTool[]
  /** How `shown` is drawn. */
  readonly drawn: DrawnPicture
  /** Which part it is: another one is framed anew. */
  readonly view: string
  readonly look: GraphLook
  readonly onLook: (look: GraphLook) => void
  readonly onFold: (by: FoldBy) => void
  /** What the address names as in focus, be it there or not. */
  readonly wanted: string | null
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
  const { graph, shown, drawn, focus, edge, tools, answer } = props
  const [filter, setFilter] = useState<GraphFilter>(everythingTied)
  const [dismissed, dismiss] = useState<LineMarks | null>(null)
  const [tool, setTool] = useSearchParameter('tool')
  const [below, setBelow] = useState<HTMLElement | null>(null)
  // A focused node is drawn whatever the filter says, and all of an answer whether tied or not.
  const passing = useMemo(
    () => ({ ...filter, unconnected: filter.unconnected || shown === answer, kept: focus }),
    [filter, shown, answer, focus],
  )
  const acting = useActing(graph)
  const isApart = useApart({ drawn, focus, edge, answer, marks: props.marks, acting })
  const passed = useMemo(
    (): Picture => keptApart(filteredPicture(drawn.picture, passing), isApart),
    [drawn.picture, passing, isApart],
  )
  const beside = useOverlaid(props.trust, drawn, { focus, filter, isAnswer: answer !== null, passed })
  const panel = useRef<HTMLDivElement>(null)
  const onReason = useLedReason(panel, edge, props.onEdge)
  const given: GraphToolProps = {
    ...props,
    onEdge: onReason,
    graph: props.trust,
    below,
    drawing: useDrawing(props, passed, beside),
  }
  return (
    <div className="trust-graph">
      <p className="for-screen-readers" aria-live="polite">
        {graph.edges.find(({ id }) => id === edge)?.sentence.replaceAll('`', '') ?? ''}
      </p>
      <SpaceBetween size="s">
        <GraphToolbar {...props}>
          <ToolControls tools={tools} open={tool} onOpen={setTool} given={given} />
        </GraphToolbar>
        <ToolPanel tools={tools} open={tool} given={given} />
        <GraphNotes {...props} />
        <GraphLegend graph={graph} marks={props.marks} filter={filter} onFilter={setFilter}>
          {beside === null ? null : <OverLegend beside={beside} />}
        </GraphLegend>
        <div
          className="trust-graph-body"
          data-panel={focus !== null || edge !== null || (props.marks.size > 0 && dismissed !== props.marks)}
        >
          <Look {...props} acting={acting} beside={beside} filter={passing} passed={passed} />
          <Side
            {...props}
            panel={panel}
            onReason={onReason}
            beside={beside}
            isNoteShown={dismissed !== props.marks}
            onDismiss={() => dismiss(props.marks)}
          />
        </div>
        <div ref={setBelow} />
      </SpaceBetween>
    </div>
  )
}

/** What stands on the canvas, to be taken elsewhere: what is drawn only to say that it is gone stays here. */
function useDrawing(
  { drawn: { positions }, comparison, trust }: TrustGraphViewProps,
  passed: Picture,
  beside: LinesOver | null,
): GraphToolProps['drawing'] {
  return useMemo(() => {
    const drawing = beside?.laid ?? (positions === undefined ? null : { picture: passed, positions })
    if (drawing === null || comparison.kind !== 'there') return drawing
    return { ...drawing, picture: asItIs(drawing.picture, comparison.compared, trust) }
  }, [passed, positions, comparison, trust, beside])
}

type LookProps = TrustGraphViewProps & {
  readonly acting: Acting
  readonly beside: LinesOver | null
  readonly filter: GraphFilter
  readonly passed: Picture
}

/** The picture, or the same as rows. */
function Look(props: LookProps): ReactNode {
  const [isTableByKey, setTableByKey] = useState(false)
  if (props.look === 'table') return <GraphRows {...props} isByKey={isTableByKey} />
  const onTable = () => {
    setTableByKey(true)
    props.onLook('table')
  }
  return <Drawing {...props} onTable={onTable} />
}

type SideProps = TrustGraphViewProps & {
  readonly panel: RefObject<HTMLDivElement | null>
  readonly onReason: (edgeId: string | null) => void
  readonly beside: LinesOver | null
  readonly isNoteShown: boolean
  readonly onDismiss: () => void
}

/** What changed, and the reasons of what is chosen. */
function Side({ panel, onReason, beside, isNoteShown, onDismiss, ...props }: SideProps): ReactNode {
  const { graph, marks, drawn, edge, look } = props
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // where it stands below the table, nobody would see that it came
    if (edge !== null && look === 'table' && isBelow()) place.current?.scrollIntoView({ block: 'nearest' })
  }, [edge, look])
  return (
    <div ref={place} className="trust-graph-side">
      <SpaceBetween size="s">
        {marks.size === 0 || !isNoteShown ? null : (
          <GraphChangesNote
            changes={props.changes}
            isCompared={props.comparison.kind === 'there'}
            nodes={graph.nodes}
            onEdge={onReason}
            onDismiss={onDismiss}
          />
        )}
        <div ref={panel}>
          <GraphPanel
            {...props}
            onEdge={onReason}
            over={beside?.lines ?? nothingOver}
            picture={beside?.laid?.picture ?? drawn.picture}
          />
        </div>
      </SpaceBetween>
    </div>
  )
}

function isBelow(): boolean {
  return matchMedia('(max-width: 999px)').matches
}

const noneAround: readonly string[] = []
const nothingOver: TrustGraph = { nodes: [], edges: [] }

type DrawingProps = TrustGraphViewProps & {
  readonly acting: Acting
  readonly passed: Picture
  readonly beside: LinesOver | null
  readonly onTable: () => void
}

function Drawing({
  beside,
  acting,
  answer,
  drawn,
  passed,
  view,
  marks,
  focus,
  edge,
  onFocus,
  onEdge,
  onTable,
}: DrawingProps): ReactNode {
  const isFetched = useCanvas()
  const isReadOnly = useStore(workspaceStore, (state) => state.isReadOnly)
  const part = useDrawnPart(passed, {
    focus,
    edge,
    marks,
    isAnswer: answer !== null,
    isOpen: drawn.opened.some(({ hub }) => hub !== undefined),
  })
  const { picture } = part
  const lay = beside?.lay
  const laid = useMemo(() => lay?.(picture) ?? null, [lay, picture])
  const { held, ...focusing } = useHeldFocus(focus, laid?.picture ?? picture, drawn.opened)
  const positions = useSqueezed(laid?.positions ?? drawn.positions)
  if (drawn.positions === undefined || positions === undefined || !isFetched) return <LayingOut />
  const size = answer?.show === 'alone' ? heightOf(picture, drawn.positions) : {}
  return (
    <div style={size} {...focusing}>
      <LinesLeftOut {...part} />
      {canvasOf({
        view,
        graph: laid?.picture ?? picture,
        positions,
        around: laid?.added ?? noneAround,
        opened: drawn.opened,
        captions: drawn.captions,
        byHand: drawn.byHand,
        // what is squeezed stands elsewhere than where it would be put
        onPlace: isReadOnly || isNarrow() ? null : drawn.place,
        onOpen: drawn.open,
        onClose: drawn.close,
        focus,
        edge,
        answer: answer?.show === 'lit' ? answer : null,
        about: focus ?? answer?.about ?? acting.node,
        acting,
        marked: marks,
        onFocus,
        onEdge,
        onTable,
        held,
        leftOut: leftOutOf(picture, passed, drawn.picture),
      })}
    </div>
  )
}

function LayingOut(): ReactNode {
  return (
    <div className="trust-canvas" aria-busy="true">
      <Spinner size="large" /> Laying out the graph
    </div>
  )
}
