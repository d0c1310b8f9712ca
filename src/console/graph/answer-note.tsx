import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

import type { GraphAnswer } from '#console/parts/graph-tools/graph-tool.ts'

type AnswerNoteProps = {
  readonly answer: GraphAnswer
  readonly onAnswer: (answer: GraphAnswer | null) => void
}

/** Says which answer the picture shows, whether all else is left out or dimmed, and leads back. */
export function AnswerNote({ answer, onAnswer }: AnswerNoteProps): ReactNode {
  const isAlone = answer.show === 'alone'
  return (
    <Alert
      type="info"
      action={
        <div className="trust-toolbar">
          <Button onClick={() => onAnswer({ ...answer, show: isAlone ? 'lit' : 'alone' })}>
            {isAlone ? 'Show it among the rest' : 'Show it alone'}
          </Button>
          <Button onClick={() => onAnswer(null)}>Show everything</Button>
        </div>
      }
    >
      {answer.title}
    </Alert>
  )
}
