import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

import { chipOf, edgeKindWords, stateWords } from '#console/wording/graph-wording.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

import type { AnswerRow } from './answer-row.ts'

type WayProps = {
  readonly row: AnswerRow
  readonly nameOf: (id: string) => string
  /** Show why a hop is so. */
  readonly onEdge: (edgeId: string) => void
}

/** A way from name to name; between them a button for each hop, which opens its reason. */
export function Way({ row, nameOf, onEdge }: WayProps): ReactNode {
  if (row.hops.length === 0) return nameOf(row.to)
  const shown = row.hops.slice(0, mostHops)
  return (
    <span className="graph-way">
      {/* what leads to it and is no way, as half edges, stands behind its name */}
      {row.from === row.to && row.hops[0]?.from !== row.from ? <strong>{nameOf(row.to)}:</strong> : null}
      {shown.map((hop, at) => (
        <span key={hop.id} className="graph-way-hop">
          {at === 0 || row.hops[at - 1]?.to !== hop.from ? <strong>{nameOf(hop.from)}</strong> : null}
          <Button
            variant="inline-link"
            ariaLabel={`Why ${nameOf(hop.from)} → ${nameOf(hop.to)}: ${hopWords(hop)}`}
            onClick={() => onEdge(hop.id)}
          >
            {`→ ${shortWords(hop)} →`}
          </Button>
          <strong>{nameOf(hop.to)}</strong>
        </span>
      ))}
      {row.hops.length === shown.length ? null : <span>and {row.hops.length - shown.length} more</span>}
    </span>
  )
}

/** No way that is told of is as long; what leads to one role may be. */
const mostHops = 8

function hopWords(hop: TrustEdge): string {
  const words = [edgeKindWords[hop.kind], stateWords[hop.state].toLowerCase(), chipOf(hop)]
  return [...new Set(words)].filter((part) => part !== '').join(', ')
}

function shortWords(hop: TrustEdge): string {
  return chipOf(hop) === '' ? edgeKindWords[hop.kind] : chipOf(hop)
}
