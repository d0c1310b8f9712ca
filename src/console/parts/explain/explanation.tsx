import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import type { DecisionKind } from '#engine/evaluate/decision.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

import { explanationQuery } from '../../state/queries.ts'
import { useMoment } from '../../state/use-moment.ts'
import { lazily } from '../lazily.tsx'
import { PinAsTest } from './pin-as-test.tsx'
import { TraceView } from './trace-view.tsx'
import { UnknownReasons } from './unknown-reasons.tsx'

const WhatWouldFlip = lazily(async () => (await import('./what-flips.tsx')).WhatWouldFlip)

type ExplanationProps = {
  readonly session: Session
  readonly ask: Ask
  /** Left out where it stays open. */
  readonly onClose?: () => void
  /** Look at once for what would turn it round, without being asked. */
  readonly proposesAtOnce?: boolean
}

/** Why a request is answered as it is. The former explanation stays, greyed, while a new one is on its way. */
export function Explanation(props: ExplanationProps): ReactNode {
  const { session, ask, onClose, proposesAtOnce = false } = props
  const { data, error, isPlaceholderData, refetch } = useQuery(explanationQuery(useMoment(), session, ask))
  return (
    <section
      className="explanation"
      aria-label={`Why: ${ask.action} on ${ask.resource}`}
      aria-busy={isPlaceholderData}
    >
      <div className="explanation-head">
        <Box variant="h3">
          {ask.action}{' '}
          <Box variant="span" color="text-body-secondary">
            on {ask.resource}
          </Box>
        </Box>
        {onClose !== undefined && (
          <Button variant="icon" iconName="close" ariaLabel="Close the explanation" onClick={onClose} />
        )}
      </div>
      {error !== null && (
        <Alert type="error" action={<Button onClick={() => void refetch()}>Ask again</Button>}>
          The engine could not explain this: {error.message}
        </Alert>
      )}
      {data?.kind === 'traced' && <UntoldNote keys={data.untold ?? []} />}
      {data?.kind === 'traced' && (
        <TraceView key={`${ask.action} ${ask.resource}`} trace={data.trace} request={data.request} />
      )}
      {data?.kind === 'traced' && (
        <Flips
          key={`flips ${ask.action} ${ask.resource}`}
          decision={data.trace.decision}
          startsOpen={proposesAtOnce && data.trace.decision !== 'allowed'}
          session={session}
          ask={ask}
        />
      )}
      {data?.kind === 'unknown' && <UnknownReasons reasons={data.reasons} />}
    </section>
  )
}

function UntoldNote({ keys }: { readonly keys: readonly string[] }): ReactNode {
  if (keys.length === 0) return null
  const [are, them] = keys.length === 1 ? ['is', 'it'] : ['are', 'them']
  return (
    <Box color="text-body-secondary">
      A workspace holds no objects, so that {keys.join(', ')} {are} not known. The explanation is of an object
      without {them}: add what it has to the context keys of the request.
    </Box>
  )
}

type FlipsProps = {
  readonly decision: DecisionKind
  readonly session: Session
  readonly ask: Ask
  readonly startsOpen: boolean
}

function Flips({ decision, session, ask, startsOpen }: FlipsProps): ReactNode {
  const [isOpen, setOpen] = useState(startsOpen)
  return (
    <div>
      <SpaceBetween direction="horizontal" size="xs">
        <Button
          iconName={isOpen ? 'angle-up' : 'angle-down'}
          ariaExpanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {decision === 'allowed' ? 'What would deny it?' : 'What would allow it?'}
        </Button>
        <PinAsTest session={session} ask={ask} decision={decision} />
      </SpaceBetween>
      {isOpen && <WhatWouldFlip session={session} ask={ask} />}
    </div>
  )
}
