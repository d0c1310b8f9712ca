import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'

import type { Account } from '#model/entities/entity.ts'
import { isPlaceUnread } from '#model/gather-organization.ts'
import { organizationOf } from '#model/organization.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { MoveAccountDialog } from '../parts/organization/move-account-dialog.tsx'
import { pathText } from '../parts/organization/path-text.ts'
import { TargetPolicies } from '../parts/organization/target-policies.tsx'
import { useFound } from '../parts/use-entities.ts'

/** Where an account is in the organization, and what limits it from there. */
export function AccountOrganization({ account }: { readonly account: Account }) {
  const [moving, setMoving] = useState(false)
  const hasOrganization = useFound((workspace) => organizationOf(workspace) !== undefined)
  const isUnread = useFound((workspace) => isPlaceUnread(workspace, account))
  const path = useFound((workspace) => pathText(workspace, account))
  if (account.parent === null && isUnread) {
    return (
      <Box>
        <StatusIndicator type="warning">
          Whether, and where, this account is in the organization was not read: what hangs on that has no
          answer.
        </StatusIndicator>{' '}
        Import what the management account tells
        {hasOrganization ? (
          <>
            , or <Link href={hrefs.organization}>put the account in its place under OUs & accounts</Link>
          </>
        ) : null}
        .
      </Box>
    )
  }
  if (!hasOrganization) {
    return (
      <Box color="text-body-secondary">
        There is no organization, so no service control policy and no resource control policy limits this
        account. <Link href={hrefs.organization}>Create one under OUs & accounts</Link>
      </Box>
    )
  }
  const isIn = account.parent !== null
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <ChangeButton onClick={() => setMoving(true)}>
                {isIn ? 'Move account' : 'Add to the organization'}
              </ChangeButton>
            }
          >
            Place in the organization
          </Header>
        }
      >
        {isIn ? path : 'This account is not in the organization: none of its policies holds here.'}
      </Container>
      {isIn ? <TargetPolicies target={account} /> : null}
      {moving ? <MoveAccountDialog account={account} onDismiss={() => setMoving(false)} /> : null}
    </SpaceBetween>
  )
}
