import { type ReactNode, type RefObject, useId, useMemo } from 'react'

import { drawnLineName } from '#console/wording/drawn-line-wording.ts'
import { leftOutSentence } from '#console/wording/focus-wording.ts'
import { summarySentence, undrawnSentence } from '#console/wording/graph-wording.ts'
import type { LineMarks } from '#graph/picture/compared.ts'
import type { LeftOut } from '#graph/picture/left-out.ts'
import { isFold, type Picture, type PictureEdge } from '#graph/picture/picture.ts'
import { unfolded } from '#graph/picture/unfolded.ts'
import { comparedSummary } from '#graph/summary.ts'
import { customProperty } from '#ui/custom-property.ts'

import { boxNames } from './box-name.ts'
import { useTop } from './use-top.ts'
import { hasCaptions, type ZoomLevel } from './zoom-level.ts'

type CanvasFrameProps = {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly graph: Picture
  readonly level: ZoomLevel
  /** The line that the keyboard walked last. */
  readonly line: PictureEdge | null
  /** What is said where a key led nowhere. */
  readonly aside: string
  readonly leftOut: LeftOut
  readonly marks: LineMarks
  readonly children: ReactNode
}

/** The region of the page that the canvas is, with what it shows in words. */
export function CanvasFrame({
  frame,
  graph,
  level,
  line,
  aside,
  leftOut,
  marks,
  children,
}: CanvasFrameProps): ReactNode {
  const summaryId = useId()
  const top = useTop(frame)
  const summary = useMemo(() => summarySentence(comparedSummary(unfolded(graph), marks)), [graph, marks])
  const besides = useMemo(
    () => undrawnSentence(comparedSummary({ nodes: [], edges: leftOut.edges }, marks)),
    [leftOut, marks],
  )
  const folded = graph.nodes.some(isFold) ? ` Drawn as ${graph.nodes.length} boxes.` : ''
  return (
    <section
      className="trust-canvas"
      ref={frame}
      aria-label="Trust graph"
      aria-describedby={summaryId}
      data-zoom={level.detail}
      data-captions={hasCaptions(level)}
      style={{
        ...customProperty('--graph-top', `${top}px`),
        ...customProperty('--word-scale', String(level.wordScale)),
        ...customProperty('--name-size', `${level.nameSize}px`),
        ...customProperty('--least-size', `${level.leastSize}px`),
      }}
    >
      <p id={summaryId} className="trust-canvas-summary">
        {summary}
        {besides}
        {folded}
        {leftOutSentence(leftOut.nodes)} Arrow keys walk the lines from box to box, W says why the line that
        was walked is so, N and P step through all boxes, Home and End go to the first and the last, Enter
        focuses a box or opens it, Shift with an arrow key moves it, Escape shows all again. T opens the
        table, which has the same lines.
      </p>
      <p className={aside === '' ? 'trust-canvas-summary' : 'trust-canvas-aside'} aria-live="polite">
        {line === null || aside !== '' ? aside : <LineSentence graph={graph} line={line} />}
      </p>
      {children}
    </section>
  )
}

type LineSentenceProps = { readonly graph: Picture; readonly line: PictureEdge }

function LineSentence({ graph, line }: LineSentenceProps): ReactNode {
  const names = useMemo(() => boxNames(graph.nodes), [graph.nodes])
  const nameOf = (id: string) => names.get(id) ?? id
  return `${drawnLineName(line, nameOf(line.from), nameOf(line.to))}.`
}
