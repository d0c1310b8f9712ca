import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { exitRole } from '#sessions/exit.ts'
import { isRenewed } from '#sessions/is-renewed.ts'
import type { Liveness } from '#sessions/liveness.ts'
import type { SessionStack } from '#sessions/session.ts'

import { RenewButton } from '../parts/renew-button.tsx'
import { openSessionDialog } from '../state/session-dialogs.ts'
import { actAs, sessionStore } from '../state/session-store.ts'
import { sessionName } from '../wording/session-wording.ts'

const headers: Readonly<Record<Exclude<Liveness, 'live'>, string>> = {
  gone: 'Whoever acts is gone',
  expired: 'This session has expired',
}

/** In place of the verdicts, once the acting session can't call any more. */
export function EndedSession({ liveness }: { readonly liveness: Exclude<Liveness, 'live'> }): ReactNode {
  const stack = useStore(sessionStore, (state) => state.stack)
  const renews = liveness === 'expired' && isActingRenewed(stack)
  return (
    <Alert type="warning" header={headers[liveness]} action={<WaysOn>{renews && <RenewButton />}</WaysOn>}>
      {liveness === 'expired'
        ? `AWS would refuse every request with ExpiredToken. ${wayOn(stack)}`
        : 'This identity was deleted, or made anew under the same name, so its credentials stopped working at once.'}
    </Alert>
  )
}

function wayOn(stack: SessionStack | null): string {
  if (isActingRenewed(stack))
    return 'The service gives its programs fresh credentials before that: go on with those.'
  return stack === null || stack.length === 1
    ? 'Sign in again to go on.'
    : 'Exit and ask for the session again to go on.'
}

function isActingRenewed(stack: SessionStack | null): boolean {
  const acting = stack?.at(-1)
  return acting !== undefined && isRenewed(acting)
}

/** In place of the verdicts, while nobody is signed in. */
export function NobodyActs(): ReactNode {
  return (
    <Alert type="info" header="Nobody acts" action={<WaysOn />}>
      Choose whom to act as, and the board says what they may do.
    </Alert>
  )
}

function WaysOn({ children }: { readonly children?: ReactNode }): ReactNode {
  const stack = useStore(sessionStore, (state) => state.stack)
  const below = stack?.at(-2)
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {children}
      {stack !== null && below !== undefined && (
        <Button onClick={() => actAs(exitRole(stack))}>Exit, back to {sessionName(below)}</Button>
      )}
      <Button onClick={() => openSessionDialog('act-as')}>Act as someone else…</Button>
    </SpaceBetween>
  )
}
