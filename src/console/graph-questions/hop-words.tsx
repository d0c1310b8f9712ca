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
  return (
    <span className="graph-way">
      {row.hops.map((hop, at) => (
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
    </span>
  )
}

function hopWords(hop: TrustEdge): string {
  return [edgeKindWords[hop.kind], stateWords[hop.state].toLowerCase(), chipOf(hop)]
    .filter((part) => part !== '')
    .join(', ')
}

function shortWords(hop: TrustEdge): string {
  return chipOf(hop) === '' ? edgeKindWords[hop.kind] : chipOf(hop)
}
