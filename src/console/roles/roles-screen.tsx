import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'

import type { Role } from '#model/entities/entity.ts'
import { roleKind } from '#model/entities/role-kind.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { dayText } from '../parts/instant-text.tsx'
import { trustedEntitiesOf } from '../parts/trusted-entities.ts'
import { useEntities } from '../parts/use-entities.ts'
import { CreateRoleDialog } from './create-role-dialog.tsx'
import { CreateServiceLinkedRoleDialog } from './create-service-linked-role-dialog.tsx'
import { roleKindTexts } from './role-kind-wording.ts'

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
  { id: 'kind', header: 'Kind', text: (role) => roleKindTexts[roleKind(role)] },
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

const kinds = [
  { value: '', label: 'All kinds' },
  ...Object.entries(roleKindTexts).map(([value, label]) => ({ value, label })),
]

export function RolesScreen() {
  const roles = useEntities('role')
  const [kind, setKind] = useSearchParameter('kind')
  const [creating, setCreating] = useSearchParameter('create')
  return (
    <>
      <EntityTable
        asPage
        title="Roles"
        items={kind === null ? roles : roles.filter((role) => roleKind(role) === kind)}
        columns={columns}
        idOf={({ id }) => id}
        accountOf={({ accountId }) => accountId}
        about="A role is an identity without credentials of its own: whoever its trust policy lets in takes it on for a while."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ChangeButton onClick={() => setCreating('service-linked')}>
              Create service-linked role
            </ChangeButton>
            <ChangeButton variant="primary" onClick={() => setCreating('role')}>
              Create role
            </ChangeButton>
          </SpaceBetween>
        }
        filters={
          <Select
            ariaLabel="Kind of role"
            inlineLabelText="Kind"
            options={kinds}
            selectedOption={kinds.find(({ value }) => value === (kind ?? '')) ?? null}
            onChange={({ detail }) => setKind(detail.selectedOption.value || null)}
          />
        }
      />
      {creating === 'service-linked' ? (
        <CreateServiceLinkedRoleDialog onDismiss={() => setCreating(null)} />
      ) : null}
      {creating === null || creating === 'service-linked' ? null : (
        <CreateRoleDialog onDismiss={() => setCreating(null)} />
      )}
    </>
  )
}
