import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'

import type { GraphAnswer } from '#console/parts/graph-tools/graph-tool.ts'

type AnswerNoteProps = {
  readonly answer: GraphAnswer
  readonly onAnswer: (answer: GraphAnswer | null) => void
}

/** Says in one row which answer the picture shows, whether all else is left out or dimmed, and leads back. */
export function AnswerNote({ answer, onAnswer }: AnswerNoteProps): ReactNode {
  const isAlone = answer.show === 'alone'
  return (
    <div className="trust-answer">
      <StatusIndicator type="info" wrapText>
        {answer.title}
      </StatusIndicator>
      <Button variant="inline-link" onClick={() => onAnswer({ ...answer, show: isAlone ? 'lit' : 'alone' })}>
        {isAlone ? 'Show it among the rest' : 'Show it alone'}
      </Button>
      <Button variant="inline-link" onClick={() => onAnswer(null)}>
        Show everything
      </Button>
    </div>
  )
}
