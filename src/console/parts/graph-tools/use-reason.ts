import { useQuery } from '@tanstack/react-query'

import { engine } from '#console/state/engines.ts'
import { identityOf } from '#console/state/identity-of.ts'
import { local } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import { isStructural } from '#graph/structural.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

/** Decided by the engine as they were asked about: they bring their reason. */
const explained: ReadonlySet<TrustEdge['kind']> = new Set(['access', 'pass', 'change'])

/** The edge with the engine's words on it, which a big graph comes without. Until they are there it is the edge itself. */
export function useReason(edge: TrustEdge): TrustEdge {
  const { revision, drafts } = useMoment()
  const isBare = edge.sentence === '' && edge.deciding.length === 0
  const { data } = useQuery({
    ...local,
    queryKey: ['edge-reason', revision, identityOf(drafts), edge.id],
    queryFn: ({ signal }) => engine('analysis').ask('edgeReason', { edge, drafts }, signal),
    enabled: isBare && !isStructural(edge.kind) && !explained.has(edge.kind),
  })
  if (data?.state !== edge.state) return edge
  const { sentence, deciding, stops } = data
  return { ...edge, sentence, deciding, ...(stops === undefined ? {} : { stops }) }
}
