import Box from '@cloudscape-design/components/box'
import type { ReactNode } from 'react'

import { QuotedText } from '#console/parts/explain/quoted-text.tsx'
import { useReason } from '#console/parts/graph-tools/use-reason.ts'
import { reasonSentence } from '#console/wording/graph-wording.ts'
import { askedBesides, coveringSentence, delegatedSentence } from '#console/wording/half-wording.ts'
import { isAccess } from '#graph/reach.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

import type { GraphQuestion } from './graph-question.ts'
import { Way } from './hop-words.tsx'
import type { Nearest } from './nearest.ts'

type NearestWaysProps = {
  readonly nearest: Nearest
  /** Between whom no way leads. */
  readonly ends: Pick<GraphQuestion, 'from' | 'to'>
  readonly nameOf: (id: string) => string
  readonly onEdge: (edgeId: string) => void
}

/** What comes nearest to a way, each with why it is none: what of it the graph says, and no guess of what would make it whole. */
export function NearestWays({ nearest, ends, nameOf, onEdge }: NearestWaysProps): ReactNode {
  const { rows, covering } = nearest
  if (rows.length + covering.length === 0) return null
  return (
    <section aria-label="What comes nearest">
      <Box variant="h3" tagOverride="h2">
        What comes nearest
      </Box>
      <ul className="graph-near">
        {rows.map((row) => (
          <li key={row.id}>
            <Way row={row} nameOf={nameOf} onEdge={onEdge} />
            {row.hops.map((hop, at) =>
              isAccess(hop) ? null : (
                <Box key={hop.id} variant="p" color="text-body-secondary">
                  <Reason hop={hop} nameOf={nameOf} />
                  {hop.reason === 'delegated'
                    ? ` ${delegatedSentence(nameOf(row.hops[at - 1]?.to ?? ends.from), nameOf(hop.to))}`
                    : null}
                  {askedBesides(hop) === '' ? null : ` ${askedBesides(hop)}`}
                </Box>
              ),
            )}
          </li>
        ))}
        {covering.map((pattern) => (
          <li key={pattern}>{coveringSentence(nameOf(ends.from), nameOf(ends.to), pattern)}</li>
        ))}
      </ul>
    </section>
  )
}

type ReasonProps = Pick<NearestWaysProps, 'nameOf'> & { readonly hop: TrustEdge }

/** Why a hop is no access, which lines of a big graph come without. */
function Reason({ hop: drawn, nameOf }: ReasonProps): ReactNode {
  const hop = useReason(drawn)
  return <QuotedText text={reasonSentence(hop, nameOf(hop.from), nameOf(hop.to)) || hop.sentence} />
}
