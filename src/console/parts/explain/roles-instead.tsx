import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Fragment, type ReactNode } from 'react'
import { useStore } from 'zustand'

import type { Arn } from '#model/entities/names.ts'
import type { Session } from '#sessions/session.ts'

import { openSwitchRole } from '../../state/session-dialogs.ts'
import { actingSession, sessionStore } from '../../state/session-store.ts'
import { ArnLink } from '../entity-link.tsx'

type RolesInsteadProps = { readonly roles: readonly Arn[]; readonly session: Session }

/** Roles to become instead of changing anything. Switching is offered to who acts; others are only told. */
export function RolesInstead({ roles, session }: RolesInsteadProps): ReactNode {
  const acting = useStore(sessionStore, actingSession)
  if (roles.length === 0) return null
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <span>
        Without any change: {roles.length === 1 ? 'the role ' : 'the roles '}
        {roles.map((role, at) => (
          <Fragment key={role}>
            {at > 0 && ', '}
            <ArnLink arn={role} />
          </Fragment>
        ))}{' '}
        may, and {roles.length === 1 ? 'can' : 'each can'} be assumed.
      </span>
      {acting === session && (
        <Button variant="inline-link" onClick={() => openSwitchRole(roles[0] ?? null)}>
          Switch role…
        </Button>
      )}
    </SpaceBetween>
  )
}
