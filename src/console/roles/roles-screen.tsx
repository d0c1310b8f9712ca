import Button from '@cloudscape-design/components/button'

import type { Role } from '#model/entities/entity.ts'

import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { dayText } from '../parts/instant-text.tsx'
import { trustedEntitiesOf } from '../parts/trusted-entities.ts'
import { useEntities } from '../parts/use-entities.ts'
import { CreateRoleDialog } from './create-role-dialog.tsx'

const columns: readonly EntityColumn<Role>[] = [
  {
    id: 'name',
    header: 'Role name',
    text: ({ name }) => name,
    cell: (role) => <EntityLink entity={role} />,
  },
  {
    id: 'trusted',
    header: 'Trusted entities',
    text: ({ trustPolicy }) =>
      trustedEntitiesOf(trustPolicy)
        .map(({ text }) => text)
        .join(', ') || '-',
  },
  {
    id: 'policies',
    header: 'Policies',
    text: ({ attachedPolicies, inlinePolicies }) => String(attachedPolicies.length + inlinePolicies.length),
  },
  {
    id: 'boundary',
    header: 'Boundary',
    text: ({ permissionsBoundary }) => (permissionsBoundary === null ? 'No' : 'Yes'),
  },
  {
    id: 'last-used',
    header: 'Last used',
    text: ({ lastUsed }) => (lastUsed === null ? '-' : dayText(lastUsed.date)),
    order: ({ lastUsed }) => lastUsed?.date ?? '',
  },
]

export function RolesScreen() {
  const roles = useEntities('role')
  const [creating, setCreating] = useSearchParameter('create')
  return (
    <>
      <EntityTable
        asPage
        title="Roles"
        items={roles}
        columns={columns}
        idOf={({ id }) => id}
        accountOf={({ accountId }) => accountId}
        about="A role is an identity without credentials of its own: whoever its trust policy lets in takes it on for a while."
        actions={
          <Button variant="primary" onClick={() => setCreating('role')}>
            Create role
          </Button>
        }
      />
      {creating === null ? null : <CreateRoleDialog onDismiss={() => setCreating(null)} />}
    </>
  )
}
