import type { Provider, Role } from '#model/entities/entity.ts'

import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { trustedEntitiesOf } from '../parts/trusted-entities.ts'
import { useEntities } from '../parts/use-entities.ts'

const columns: readonly EntityColumn<Role>[] = [
  {
    id: 'name',
    header: 'Role name',
    text: ({ name }) => name,
    cell: (role) => <EntityLink entity={role} />,
  },
  { id: 'description', header: 'Description', text: ({ description }) => description || '-' },
]

/** The roles whose trust policy names a provider. */
export function TrustingRoles({ provider }: { readonly provider: Provider }) {
  const roles = useEntities('role').filter(({ trustPolicy }) =>
    trustedEntitiesOf(trustPolicy).some(({ text }) => text === provider.arn),
  )
  return (
    <EntityTable
      title="Trusting roles"
      items={roles}
      columns={columns}
      idOf={({ id }) => id}
      accountOf={({ accountId }) => accountId}
      about="No role trusts this provider yet, so nobody comes in through it."
    />
  )
}
