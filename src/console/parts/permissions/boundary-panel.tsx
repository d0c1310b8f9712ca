import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { setPermissionsBoundary } from '#model/commands/set-permissions-boundary.ts'
import type { Principal } from '#model/entities/entity.ts'

import { ArnLink } from '../entity-link.tsx'
import { perform } from '../perform.ts'
import { BoundaryDialog } from './boundary-dialog.tsx'

/** The permissions boundary of a user or role: what it is, set another, take it off. */
export function BoundaryPanel({ principal }: { readonly principal: Principal }) {
  const [choosing, setChoosing] = useState(false)
  const boundary = principal.permissionsBoundary
  const remove = () => perform(setPermissionsBoundary, { principal: principal.arn, policy: null })
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The most that this identity's own policies can grant. It grants nothing by itself."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {boundary === null ? null : <Button onClick={remove}>Remove boundary</Button>}
              <Button onClick={() => setChoosing(true)}>
                {boundary === null ? 'Set boundary' : 'Change boundary'}
              </Button>
            </SpaceBetween>
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
