import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { useWorkspace } from '#console/parts/use-entities.ts'
import { identityOf } from '#console/state/identity-of.ts'
import { local } from '#console/state/queries.ts'
import { useMoment } from '#console/state/use-moment.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import type { Reading } from './also-meant.ts'
import { isUnknown } from './answer-row.ts'
import { answerTitle } from './answer-title.ts'
import { findAnswer } from './find-answer.ts'

type OtherReadingsProps = { readonly readings: readonly Reading[]; readonly graph: TrustGraph }

/** Where an answer is no: which others that may be meant have another one. */
export function OtherReadings({ readings, graph }: OtherReadingsProps): ReactNode {
  const { revision, drafts } = useMoment()
  const workspace = useWorkspace()
  const answers = useQueries({
    queries: readings.map(({ question }) => ({
      ...local,
      queryKey: ['graph-question', revision, identityOf(drafts), identityOf(graph), question],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        findAnswer(question, { workspace, graph, drafts, signal }),
    })),
  })
  const others = readings.flatMap(({ question }, i) => {
    const found = answers[i]?.data
    return found === undefined || found.rows.every(isUnknown)
      ? []
      : answerTitle(question, found, found.rows.length, 'full')
  })
  return others.length === 0 ? null : ` Read otherwise: ${others.join(' ')}`
}
