import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'

import type { OrganizationPolicy, OrganizationPolicyType } from '#model/entities/organization.ts'
import { organizationOf, targetsOf } from '#model/organization.ts'
import type { Workspace } from '#model/workspace.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { targetText } from '../parts/organization/target-text.ts'
import { useEntities, useWorkspace } from '../parts/use-entities.ts'
import { organizationPolicyNouns } from '../wording/entity-nouns.ts'
import { CreateOrganizationPolicyDialog } from './create-organization-policy-dialog.tsx'

const abouts: Readonly<Record<OrganizationPolicyType, string>> = {
  'service-control':
    'A service control policy says the most that identities of the accounts below may do. It grants nothing.',
  'resource-control':
    'A resource control policy says the most that anybody may do with resources of the accounts below. It grants nothing.',
}

/** All SCPs, or all RCPs. */
export function OrganizationPoliciesScreen({ type }: { readonly type: OrganizationPolicyType }) {
  const workspace = useWorkspace()
  const policies = useEntities('organization-policy').filter((policy) => policy.type === type)
  const [creating, setCreating] = useSearchParameter('create')
  const organization = organizationOf(workspace)
  const noun = organizationPolicyNouns[type]
  return (
    <SpaceBetween size="m">
      {organization?.policyTypes.includes(type) === true ? null : (
        <Alert type="info">
          {organization === undefined
            ? 'There is no organization yet, so there is nothing to attach these to. '
            : `${noun.many} are off in the organization, so none is in force. `}
          <Link href={hrefs.organization}>Go to OUs & accounts</Link>
        </Alert>
      )}
      <EntityTable
        asPage
        title={noun.many}
        items={policies}
        columns={columnsIn(workspace)}
        idOf={({ id }) => id}
        about={abouts[type]}
        actions={
          <ChangeButton
            variant="primary"
            disabled={organization === undefined}
            disabledReason="Create an organization first."
            onClick={() => setCreating('policy')}
          >
            {`Create ${noun.short}`}
          </ChangeButton>
        }
      />
      {creating === null || organization === undefined ? null : (
        <CreateOrganizationPolicyDialog type={type} onDismiss={() => setCreating(null)} />
      )}
    </SpaceBetween>
  )
}

function columnsIn(workspace: Workspace): readonly EntityColumn<OrganizationPolicy>[] {
  return [
    {
      id: 'name',
      header: 'Policy name',
      text: ({ name }) => name,
      cell: (policy) => <EntityLink entity={policy} />,
    },
    {
      id: 'kept-by',
      header: 'Type',
      text: ({ awsManaged }) => (awsManaged ? 'AWS managed' : 'Customer managed'),
    },
    { id: 'targets', header: 'Attached to', text: ({ id }) => targetsText(workspace, id) },
    { id: 'description', header: 'Description', text: ({ description }) => description || '-' },
  ]
}

const mostNamed = 4

function targetsText(workspace: Workspace, policy: string): string {
  const names = targetsOf(workspace, policy).map(targetText)
  if (names.length <= mostNamed) return names.join(', ') || 'Nothing'
  return `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`
}
