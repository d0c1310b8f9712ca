import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo, type ReactNode, useState } from 'react'

import { nodeSize } from '#graph/node-size.ts'
import type { LineMark } from '#graph/picture/compared.ts'
import { lanePath, offsetOf, straight } from '#graph/picture/lanes.ts'
import { isStructural } from '#graph/structural.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

import type { FlowEdge } from './flow-elements.ts'
import { colored, endsOf, type Ink } from './line-ends.tsx'

function TrustEdgeLine(props: EdgeProps<FlowEdge>): ReactNode {
  const { id, source, target, data, interactionWidth } = props
  const [isPointedAt, setPointedAt] = useState(false)
  if (data === undefined) return null
  const { edge, dimmed, chosen, taken, mark, labelAt } = data
  const label = isPointedAt ? data.fullLabel : data.label
  const ink = inkOf(edge, mark)
  const [path, labelX, labelY] = source === target ? loopPath(props) : pathOf(props, data)
  return (
    <>
      <g
        className="trust-edge"
        data-state={ink}
        data-dimmed={dimmed}
        data-taken={taken}
        data-mark={mark ?? undefined}
        onMouseEnter={() => setPointedAt(true)}
        onMouseLeave={() => setPointedAt(false)}
      >
        <BaseEdge
          id={id}
          path={path}
          interactionWidth={interactionWidth ?? 20}
          style={{ ...colored(ink), stroke: 'currentcolor', strokeWidth: chosen ? 4 : undefined }}
          {...endsOf(ink)}
        />
      </g>
      {label === '' ? null : (
        <EdgeLabelRenderer>
          <div
            className="trust-line-label"
            data-dimmed={dimmed && !isPointedAt}
            data-state={ink}
            data-pointed={isPointedAt}
            style={{
              transform: `translate(${labelAt?.x ?? labelX}px, ${labelAt?.y ?? labelY}px) translate(-50%, -50%)`,
            }}
          >
            {label}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
}

function inkOf({ kind, state }: TrustEdge, mark: LineMark | null): Ink {
  if (mark === 'removed') return 'gone'
  return isStructural(kind) ? 'member' : state
}

function pathOf(
  props: EdgeProps<FlowEdge>,
  { edge, lanes }: NonNullable<FlowEdge['data']>,
): readonly [path: string, labelX: number, labelY: number] {
  const offset = offsetOf(edge)
  if (lanes === straight) {
    const [sourceY, targetY] = [props.sourceY + offset, props.targetY + offset]
    const [path, labelX, labelY] = getBezierPath({ ...props, sourceY, targetY })
    return [path, labelX, labelY]
  }
  const source = { x: props.sourceX, y: props.sourceY + offset }
  const target = { x: props.targetX, y: props.targetY + offset }
  return lanePath(source, target, lanes, isStructural(edge.kind) ? -1 : 1)
}

/** From a role's right side over its top to its left: a role that may assume itself. */
function loopPath({ sourceX, sourceY, targetX, targetY }: EdgeProps<FlowEdge>): [string, number, number] {
  const top = Math.min(sourceY, targetY) - nodeSize.height
  const path = `M ${sourceX},${sourceY} C ${sourceX + 48},${top} ${targetX - 48},${top} ${targetX},${targetY}`
  return [path, (sourceX + targetX) / 2, top + nodeSize.height / 4]
}

// As for nodes: not on each pan step.
export const TrustEdgeView = memo(TrustEdgeLine)
