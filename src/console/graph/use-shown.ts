import { useMemo, useState } from 'react'

import type { GraphAnswer } from '#console/parts/graph-tools/graph-tool.ts'
import { useSearchParameter } from '#console/parts/hash-location.ts'
import { now } from '#console/parts/history-point.tsx'
import { differenceSentence } from '#console/wording/graph-wording.ts'
import type { GraphChanges } from '#graph/picture/changes-between.ts'
import { type LineMarks, marksOf } from '#graph/picture/compared.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'

import { type Comparison, useComparison } from './use-comparison.ts'
import { useGraphChanges } from './use-graph-changes.ts'

export type Shown = {
  /** All there is to look at: the trust relation, with what was there before where it is compared, or an answer alone. */
  readonly whole: TrustGraph
  readonly isAnswerAlone: boolean
  readonly answer: GraphAnswer | null
  /** Of what a tool found. */
  readonly onAnswer: (answer: GraphAnswer | null) => void
  /** Of what stands above the picture: an answer, or the comparison. */
  readonly onNote: (answer: GraphAnswer | null) => void
  readonly comparison: Comparison
  readonly against: string | null
  readonly onAgainst: (point: string | null) => void
  /** What the last change did, or what differs from what it is compared with. */
  readonly changes: GraphChanges
  readonly marks: LineMarks
}

/** What of `graph` is looked at: all, an answer of a tool, or how it differs from what it was. */
export function useShown(graph: TrustGraph): Shown {
  const [against, onAgainst] = useSearchParameter('against')
  const [told, setFound] = useState<GraphAnswer | null>(null)
  const found = useIsAsked() ? told : null // an address without a question shows no answer
  const [isDifferenceAlone, setDifferenceAlone] = useState(false)
  const lastChanges = useGraphChanges(graph)
  const comparison = useComparison(graph, against)
  const compared = comparison.kind === 'there' ? comparison.compared : null
  const changes = compared?.changes ?? lastChanges
  const difference = useMemo((): GraphAnswer | null => {
    if (compared === null || compared.marks.size === 0) return null
    return {
      id: `against ${against}`,
      title: differenceSentence(compared.changes, against === now),
      ...compared.differing,
      show: isDifferenceAlone ? 'alone' : 'lit',
      about: null,
    }
  }, [compared, against, isDifferenceAlone])
  const answer = found ?? difference
  const base = compared?.graph ?? graph
  return {
    whole: answer?.show === 'alone' ? answer : base,
    isAnswerAlone: answer?.show === 'alone',
    answer,
    onAnswer: setFound,
    onNote: (next) => {
      if (found !== null) setFound(next)
      else if (next === null) onAgainst(null)
      else setDifferenceAlone(next.show === 'alone')
    },
    comparison,
    against,
    onAgainst,
    changes,
    marks: useMemo(() => compared?.marks ?? marksOf(lastChanges), [compared, lastChanges]),
  }
}

/** Does the address ask the graph something? */
export function useIsAsked(): boolean {
  const [ask] = useSearchParameter('ask')
  const [line] = useSearchParameter('line')
  return ask !== null || line !== null
}
