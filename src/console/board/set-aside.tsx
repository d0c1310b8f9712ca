import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { exitRole } from '#sessions/exit.ts'
import type { Session } from '#sessions/session.ts'

import { actAs, sessionStore } from '../state/session-store.ts'
import { sessionName } from '../wording/session-wording.ts'

/** While somebody acts as a role: whose permissions don't count meanwhile, and the way back to them. */
export function SetAside({ session }: { readonly session: Session }): ReactNode {
  const stack = useStore(sessionStore, (state) => state.stack)
  const below = stack?.at(-2)
  if (stack === null || below === undefined || session.kind !== 'role') return null
  const name = sessionName(below)
  return (
    <p className="board-column-note">
      You act with the permissions of {sessionName(session)}, not with those of {name}, until you exit the
      role.{' '}
      <Button variant="inline-link" onClick={() => actAs(exitRole(stack))}>
        Exit, back to {name}
      </Button>
    </p>
  )
}
