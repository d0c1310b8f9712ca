import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { exitRole } from '#sessions/exit.ts'
import type { Liveness } from '#sessions/liveness.ts'

import { openSessionDialog } from '../state/session-dialogs.ts'
import { actAs, sessionStore } from '../state/session-store.ts'
import { sessionName } from '../wording/session-wording.ts'

const words: Readonly<Record<Exclude<Liveness, 'live'>, { readonly header: string; readonly text: string }>> =
  {
    gone: {
      header: 'Whoever acts is gone',
      text: 'This identity was deleted, or made anew under the same name, so its credentials stopped working at once.',
    },
    expired: {
      header: 'This session has expired',
      text: 'AWS would refuse every request with ExpiredToken. Switch to the role again to go on.',
    },
  }

/** In place of the verdicts, once the acting session can't call any more. */
export function EndedSession({ liveness }: { readonly liveness: Exclude<Liveness, 'live'> }): ReactNode {
  const { header, text } = words[liveness]
  return (
    <Alert type="warning" header={header} action={<WaysOn />}>
      {text}
    </Alert>
  )
}

/** In place of the verdicts, while nobody is signed in. */
export function NobodyActs(): ReactNode {
  return (
    <Alert type="info" header="Nobody acts" action={<WaysOn />}>
      Choose whom to act as, and the board says what they may do.
    </Alert>
  )
}

function WaysOn(): ReactNode {
  const stack = useStore(sessionStore, (state) => state.stack)
  const below = stack?.at(-2)
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {stack !== null && below !== undefined && (
        <Button onClick={() => actAs(exitRole(stack))}>Exit, back to {sessionName(below)}</Button>
      )}
      <Button onClick={() => openSessionDialog('act-as')}>Act as someone else…</Button>
    </SpaceBetween>
  )
}
