import './question-text.css'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import type { ReactNode } from 'react'

import type { Streamed } from './use-streamed.ts'

type AskingStateProps = {
  readonly asking: Pick<Streamed<'whoCan', unknown>, 'status' | 'failure' | 'cancel' | 'again'>
  readonly done: number
  readonly total: number
  /** `principals`: what is counted. */
  readonly noun: string
}

/** How far a long question has come, with a way to stop it; and what became of it where it isn't answered. */
export function AskingState({ asking, done, total, noun }: AskingStateProps): ReactNode {
  const far = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${noun} asked`
  switch (asking.status) {
    case 'idle':
    case 'done':
      return null
    case 'running':
      return (
        <div className="asking">
          <ProgressBar
            value={total === 0 ? 0 : (100 * done) / total}
            label="Asking the engine"
            additionalInfo={total === 0 ? '' : far}
          />
          <Button onClick={asking.cancel}>Stop</Button>
        </div>
      )
    case 'cancelled':
      return (
        <Alert type="info" action={<Button onClick={asking.again}>Ask again</Button>}>
          Stopped: {far}. What was found until then stands below.
        </Alert>
      )
    case 'failed':
      return (
        <Alert type="error" action={<Button onClick={asking.again}>Ask again</Button>}>
          The engine could not answer this: {asking.failure}
        </Alert>
      )
  }
}
