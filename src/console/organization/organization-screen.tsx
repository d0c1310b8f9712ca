import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'

import { organizationParts } from '#interchange/exporting/unread-notes.ts'
import { type Organization, unreadRoot } from '#model/entities/organization.ts'
import { organizationOf } from '#model/organization.ts'

import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { AccountLink } from '../parts/entity-link.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { useFound, useWorkspace } from '../parts/use-entities.ts'
import { NoOrganization } from './no-organization.tsx'
import { OrganizationTree } from './organization-tree.tsx'
import { OutsideAccounts } from './outside-accounts.tsx'
import { PolicyTypes } from './policy-types.tsx'
import { treeOf } from './tree-rows.ts'

/** The organization whole: its root, OUs and accounts, and which kinds of policies are on. */
export function OrganizationScreen() {
  const organization = useFound(organizationOf)
  if (organization === undefined) return <NoOrganization />
  return <OrganizationPage organization={organization} />
}

function OrganizationPage({ organization }: { readonly organization: Organization }) {
  const workspace = useWorkspace()
  const [wanted, setWanted] = useState('')
  const tree = useMemo(() => treeOf(workspace, wanted), [workspace, wanted])
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Accounts in organizational units. Policies at each level limit every account below."
        actions={<DeleteButton entity={organization} list={hrefs.organization} />}
      >
        OUs & accounts
      </Header>
      {organization.unread === undefined ? null : (
        <Alert type="warning" header="Not all of this organization was read">
          {`AWS refused to tell ${organization.unread.map((part) => organizationParts[part]).join('; ')}. What hangs on that has no answer. Import what the management account tells.`}
        </Alert>
      )}
      {tree === null ? null : (
        <SpaceBetween size="l">
          {tree.lost.length === 0 ? null : (
            <Alert type="warning" header="Some organizational units have no way up to the root">
              {`A parent of ${tree.lost.map(({ name }) => name).join(', ')} is not in this workspace. What is attached above them is unknown.`}
            </Alert>
          )}
          <OrganizationTree tree={tree} wanted={wanted} onWant={setWanted} />
          <OutsideAccounts accounts={tree.outside} />
        </SpaceBetween>
      )}
      <PolicyTypes organization={organization} />
      <Container header={<Header variant="h2">Organization</Header>}>
        <KeyValuePairs
          columns={3}
          minColumnWidth={180}
          items={[
            {
              label: 'Organization ID',
              value: <Copyable text={organization.organizationId} what="organization ID" />,
            },
            {
              label: 'Root ID',
              value:
                organization.rootId === unreadRoot ? (
                  'Not read: import what the management account tells'
                ) : (
                  <Copyable text={organization.rootId} what="root ID" />
                ),
            },
            { label: 'Management account', value: <AccountLink id={organization.managementAccountId} /> },
          ]}
        />
      </Container>
    </SpaceBetween>
  )
}
