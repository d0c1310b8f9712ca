import type { ReactNode } from 'react'

import type { GraphAnswer } from '#console/parts/graph-tools/graph-tool.ts'

import { AnswerNote } from './answer-note.tsx'
import { ComparisonNote } from './comparison-note.tsx'
import { DraftsNote } from './drafts-note.tsx'
import { FocusNote } from './focus-note.tsx'
import { HiddenNote } from './hidden-note.tsx'
import type { TrustGraphViewProps } from './trust-graph-view.tsx'
import { useIsAsked } from './use-shown.ts'

/** What is to be known of what is shown, before it is looked at. */
export function GraphNotes(props: TrustGraphViewProps): ReactNode {
  const { graph, trust, focus, answer, comparison } = props
  const isPart = answer?.show === 'alone'
  const isAwaited = useIsAsked() && answer === null // it may hold whom the address names
  const onAnswer = (next: GraphAnswer | null) => {
    props.onNote(next)
    const isOfAnswerAlone = focus !== null && !trust.nodes.some(({ id }) => id === focus)
    if (next === null && isOfAnswerAlone) props.onFocus(null)
  }
  return (
    <div className="trust-notes">
      <DraftsNote against={props.against} onAgainst={props.onAgainst} />
      <ComparisonNote comparison={comparison} />
      {answer === null ? null : <AnswerNote answer={answer} onAnswer={onAnswer} />}
      <FocusNote {...props} wanted={isAwaited ? null : props.wanted} whole={graph} isPart={isPart} />
      {isPart ? null : <HiddenNote {...props} />}
    </div>
  )
}
