import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { exitRole } from '#sessions/exit.ts'
import { isRenewed } from '#sessions/is-renewed.ts'
import type { SessionStack } from '#sessions/session.ts'

import { RenewButton } from '../parts/renew-button.tsx'
import { advanceClock, advanceClockTo, backToNow, sessionClock } from '../state/session-clock.ts'
import { actAs } from '../state/session-store.ts'
import { useSessionNow } from '../state/use-liveness.ts'
import { sessionName } from '../wording/session-wording.ts'
import { localTime, spellDuration } from './session-time.ts'

const minuteMs = 60_000

/** What time it is for the sessions, how long the one that acts has left, and the hands to move the clock. */
export function SessionClockPanel({ stack }: { readonly stack: SessionStack }): ReactNode {
  const now = useSessionNow(1000)
  const aheadMs = useStore(sessionClock, (state) => state.aheadMs)
  const acting = stack.at(-1) ?? stack[0]
  const expiresAt = 'expiresAt' in acting ? acting.expiresAt : null
  return (
    <section aria-label="Clock of the sessions" className="side">
      <SpaceBetween size="s">
        <Box>
          {localTime(now)}
          {aheadMs > 0 && ` (${spellDuration(aheadMs)} ahead of now)`}
        </Box>
        <output>
          <Remaining expiresAt={expiresAt} now={now} renews={isRenewed(acting)} />
        </output>
        <div className="clock-hands">
          <Button onClick={() => advanceClock(15 * minuteMs)}>15 minutes on</Button>
          <Button onClick={() => advanceClock(60 * minuteMs)}>1 hour on</Button>
          {expiresAt !== null && (
            <Button onClick={() => advanceClockTo(expiresAt)}>To the end of the session</Button>
          )}
          {aheadMs > 0 && <Button onClick={backToNow}>Back to now</Button>}
        </div>
        <WayOut stack={stack} isOver={expiresAt !== null && Date.parse(expiresAt) <= Date.parse(now)} />
      </SpaceBetween>
    </section>
  )
}

function Remaining({
  expiresAt,
  now,
  renews,
}: {
  readonly expiresAt: string | null
  readonly now: string
  readonly renews: boolean
}): ReactNode {
  if (expiresAt === null) {
    return <StatusIndicator type="info">These credentials do not expire.</StatusIndicator>
  }
  const leftMs = Date.parse(expiresAt) - Date.parse(now)
  return leftMs > 0 ? (
    <StatusIndicator type="in-progress">{spellDuration(leftMs)} left</StatusIndicator>
  ) : (
    <StatusIndicator type="error">
      {renews
        ? 'These credentials have expired (ExpiredToken). The service gives fresh ones before that.'
        : 'This session has expired: AWS answers every request with ExpiredToken.'}
    </StatusIndicator>
  )
}

function WayOut({ stack, isOver }: { readonly stack: SessionStack; readonly isOver: boolean }): ReactNode {
  const below = stack.at(-2)
  if (!isOver) return null
  if (isRenewed(stack.at(-1) ?? stack[0])) return <RenewButton />
  if (below === undefined) return null
  return (
    <Button variant="primary" onClick={() => actAs(exitRole(stack))}>
      Exit, back to {sessionName(below)}
    </Button>
  )
}
