import Select from '@cloudscape-design/components/select'

import { type InstanceProfile, type Resource, resourceTypes } from '#model/entities/entity.ts'
import { takesPolicy } from '#model/entities/resource-arn.ts'

import { ChangeMenu } from '../parts/change-menu.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { useEntities } from '../parts/use-entities.ts'
import { resourceTypeNames } from '../wording/entity-nouns.ts'
import { CreateInstanceProfileDialog } from './create-instance-profile-dialog.tsx'
import { CreateResourceDialog } from './create-resource-dialog.tsx'

type Listed = Resource | InstanceProfile

const columns: readonly EntityColumn<Listed>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ name }) => name,
    cell: (resource) => <EntityLink entity={resource} />,
  },
  { id: 'type', header: 'Type', text: typeText },
  { id: 'policy', header: 'Resource-based policy', text: policyText },
  { id: 'arn', header: 'ARN', text: ({ arn }) => arn },
]

const typeOptions = [
  ...resourceTypes.map((type) => ({ value: type as string, label: resourceTypeNames[type] })),
  { value: 'instance-profile', label: 'Instance profile' },
]
const everyType = { value: '', label: 'All types' }

export function ResourcesScreen() {
  const all: readonly Listed[] = [...useEntities('resource'), ...useEntities('instance-profile')]
  const [type, setType] = useSearchParameter('type')
  const [creating, setCreating] = useSearchParameter('create')
  const dismiss = () => setCreating(null)
  const creatingType = resourceTypes.find((one) => one === creating)
  return (
    <>
      <EntityTable
        asPage
        title="Resources"
        items={all.filter((resource) => type === null || typeOf(resource) === type)}
        columns={columns}
        idOf={({ id }) => id}
        accountOf={({ accountId }) => accountId}
        about="A resource is what requests are about; many carry a policy of their own that says who may use them."
        actions={
          <ChangeMenu
            variant="primary"
            items={typeOptions.map(({ value, label }) => ({ id: value, text: label }))}
            onItemClick={({ detail }) => setCreating(detail.id)}
          >
            Create resource
          </ChangeMenu>
        }
        filters={
          <Select
            ariaLabel="Type of resource"
            inlineLabelText="Type"
            options={[everyType, ...typeOptions]}
            selectedOption={typeOptions.find(({ value }) => value === type) ?? everyType}
            onChange={({ detail }) => setType(detail.selectedOption.value || null)}
          />
        }
      />
      {creatingType === undefined ? null : <CreateResourceDialog type={creatingType} onDismiss={dismiss} />}
      {creating === 'instance-profile' ? <CreateInstanceProfileDialog onDismiss={dismiss} /> : null}
    </>
  )
}

function typeOf(resource: Listed): string {
  return resource.kind === 'resource' ? resource.type : resource.kind
}

function typeText(resource: Listed): string {
  return resource.kind === 'resource' ? resourceTypeNames[resource.type] : 'Instance profile'
}

function policyText(resource: Listed): string {
  if (resource.kind === 'instance-profile' || !takesPolicy(resource.type)) return 'Takes none'
  if (resource.unread?.includes('policy') === true) return 'Not read'
  return resource.policy === null ? 'None' : 'Yes'
}
