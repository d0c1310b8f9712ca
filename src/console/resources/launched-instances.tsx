import type { InstanceProfile, Resource } from '#model/entities/entity.ts'

import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useEntities } from '../parts/use-entities.ts'

const columns: readonly EntityColumn<Resource>[] = [
  {
    id: 'name',
    header: 'Instance',
    text: ({ name }) => name,
    cell: (instance) => <EntityLink entity={instance} />,
  },
]

/** The EC2 instances that were launched with an instance profile. */
export function LaunchedInstances({ profile }: { readonly profile: InstanceProfile }) {
  const instances = useEntities('resource').filter(({ instanceProfile }) => instanceProfile === profile.arn)
  return (
    <EntityTable
      title="Instances"
      items={instances}
      columns={columns}
      idOf={({ id }) => id}
      about="No EC2 instance was launched with this instance profile."
    />
  )
}
