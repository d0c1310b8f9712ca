import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { setPermissionsBoundary } from '#model/commands/set-permissions-boundary.ts'
import type { Principal } from '#model/entities/entity.ts'

import { ChangeButton } from '../change-button.tsx'
import { ArnLink } from '../entity-link.tsx'
import { TakeAwayButton } from '../take-away-button.tsx'
import { BoundaryDialog } from './boundary-dialog.tsx'

type BoundaryPanelProps = {
  readonly principal: Principal
  /** AWS keeps the role: there is nothing to change in it. */
  readonly isKept: boolean
}

/** The permissions boundary of a user or role: what it is, set another, take it off. */
export function BoundaryPanel({ principal, isKept }: BoundaryPanelProps) {
  const [choosing, setChoosing] = useState(false)
  const boundary = principal.permissionsBoundary
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The most that this identity's own policies can grant. It grants nothing by itself."
          actions={
            isKept ? null : (
              <SpaceBetween direction="horizontal" size="xs">
                {boundary === null ? null : (
                  <TakeAwayButton
                    variant="normal"
                    verb="Remove boundary"
                    title={`Remove boundary of ${principal.name}`}
                    about="Nothing limits any more what its own policies can grant."
                    command={setPermissionsBoundary}
                    input={{ principal: principal.arn, policy: null }}
                  />
                )}
                <ChangeButton onClick={() => setChoosing(true)}>
                  {boundary === null ? 'Set boundary' : 'Change boundary'}
                </ChangeButton>
              </SpaceBetween>
            )
          }
        >
          Permissions boundary
        </Header>
      }
    >
      {boundary === null ? (
        <Box color="text-body-secondary">No boundary is set.</Box>
      ) : (
        <ArnLink arn={boundary} />
      )}
      {choosing ? <BoundaryDialog principal={principal} onDismiss={() => setChoosing(false)} /> : null}
    </Container>
  )
}
