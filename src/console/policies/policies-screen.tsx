import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'

import type { ManagedPolicy } from '#model/entities/entity.ts'
import { accountOf, boundedBy, holdersOf } from '#model/look-up.ts'
import { oncePerWorkspace } from '#model/once-per-workspace.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { useEntities, useWorkspace } from '../parts/use-entities.ts'
import { CreatePolicyDialog } from './create-policy-dialog.tsx'

const owners = [
  { value: '', label: 'All types' },
  { value: 'customer', label: 'Customer managed' },
  { value: 'aws', label: 'AWS managed' },
]

export function PoliciesScreen() {
  const policies = useEntities('policy')
  const workspace = useWorkspace()
  const [owner, setOwner] = useSearchParameter('type')
  const [creating, setCreating] = useSearchParameter('create')
  return (
    <>
      <EntityTable
        asPage
        title="Policies"
        items={policies.filter((policy) => owner === null || ownerKind(policy) === owner)}
        columns={columnsIn(workspace)}
        idOf={({ id }) => id}
        accountOf={accountOf}
        about="A managed policy is a document of permissions by itself, attached to users, groups and roles."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={hrefs.awsPolicies}>Browse AWS managed policies</Button>
            <ChangeButton variant="primary" onClick={() => setCreating('policy')}>
              Create policy
            </ChangeButton>
          </SpaceBetween>
        }
        filters={
          <Select
            ariaLabel="Type of policy"
            inlineLabelText="Type"
            options={owners}
            selectedOption={owners.find(({ value }) => value === (owner ?? '')) ?? null}
            onChange={({ detail }) => setOwner(detail.selectedOption.value || null)}
          />
        }
      />
      {creating === null ? null : <CreatePolicyDialog onDismiss={() => setCreating(null)} />}
    </>
  )
}

/** The same ones while the workspace is the same, so that their texts are worked out once. */
const columnsIn = oncePerWorkspace((workspace): readonly EntityColumn<ManagedPolicy>[] => {
  return [
    {
      id: 'name',
      header: 'Policy name',
      text: ({ name }) => name,
      cell: (policy) => <EntityLink entity={policy} />,
    },
    {
      id: 'type',
      header: 'Type',
      text: (policy) => (ownerKind(policy) === 'aws' ? 'AWS managed' : 'Customer managed'),
    },
    {
      id: 'used-as',
      header: 'Attached to',
      text: ({ arn }) => String(holdersOf(workspace, arn).length),
    },
    {
      id: 'boundary',
      header: 'Boundary of',
      text: ({ arn }) => String(boundedBy(workspace, arn).length),
    },
    { id: 'description', header: 'Description', text: ({ description }) => description || '-' },
  ]
})

function ownerKind({ owner }: ManagedPolicy): 'aws' | 'customer' {
  return owner === 'aws' ? 'aws' : 'customer'
}
