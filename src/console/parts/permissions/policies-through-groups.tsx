import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'

import type { Group, User } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import { named } from '#model/look-up.ts'

import { ArnLink, EntityLink } from '../entity-link.tsx'
import { type EntityColumn, EntityTable } from '../entity-table.tsx'
import { useListed } from '../use-entities.ts'

type Inherited = { readonly group: Group; readonly policy: Arn | null; readonly name: string }

const columns: readonly EntityColumn<Inherited>[] = [
  {
    id: 'policy',
    header: 'Policy',
    text: ({ name }) => name,
    cell: ({ policy, name }) =>
      policy === null ? (
        <span>
          {name}{' '}
          <Box variant="span" color="text-body-secondary">
            (inline)
          </Box>
        </span>
      ) : (
        <ArnLink arn={policy} />
      ),
  },
  {
    id: 'group',
    header: 'Through group',
    text: ({ group }) => group.name,
    cell: ({ group }) => <EntityLink entity={group} />,
  },
]

/** The policies that a user has because of the groups that it is in. */
export function PoliciesThroughGroups({ user }: { readonly user: User }) {
  const groups = useListed((workspace) =>
    user.groups.flatMap((name) => named(workspace, 'group', user.accountId, name) ?? []),
  )
  return (
    <SpaceBetween size="s">
      <EntityTable
        title="Policies through groups"
        items={groups.flatMap(inheritedFrom)}
        columns={columns}
        idOf={({ group, policy, name }) => `${group.id} ${policy ?? name}`}
        about="A user has the policies of its groups too. None of this user's groups has a policy."
      />
    </SpaceBetween>
  )
}

function inheritedFrom(group: Group): readonly Inherited[] {
  return [
    ...group.attachedPolicies.map((policy) => ({ group, policy, name: policy })),
    ...group.inlinePolicies.map(({ name }) => ({ group, policy: null, name })),
  ]
}
