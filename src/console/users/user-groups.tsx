import { useState } from 'react'

import { addUserToGroup } from '#model/commands/add-user-to-group.ts'
import type { Problem } from '#model/commands/problem.ts'
import { removeUserFromGroup } from '#model/commands/remove-user-from-group.ts'
import type { Group, User } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ChooseDialog } from '../parts/choose-dialog.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { attemptAll } from '../parts/perform.ts'
import { TakeAwayButton } from '../parts/take-away-button.tsx'
import { useEntities } from '../parts/use-entities.ts'

/** The groups that a user is in. */
export function UserGroups({ user }: { readonly user: User }) {
  const [adding, setAdding] = useState(false)
  const groups = useEntities('group').filter(({ accountId }) => accountId === user.accountId)
  const isIn = ({ name }: Group) => user.groups.includes(name)
  return (
    <>
      <EntityTable
        title="Groups"
        items={groups.filter(isIn)}
        columns={columnsOf(user)}
        idOf={({ id }) => id}
        about="This user is in no group. A user has the policies of each of its groups."
        actions={<ChangeButton onClick={() => setAdding(true)}>Add to groups</ChangeButton>}
      />
      {adding ? (
        <ChooseDialog
          title={`Add ${user.name} to groups`}
          submitText="Add to groups"
          label="Groups"
          items={groups.filter((group) => !isIn(group))}
          empty="This user is in every group of its account."
          onChoose={(chosen) => joinGroups(user, chosen)}
          onDismiss={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}

function columnsOf(user: User): readonly EntityColumn<Group>[] {
  return [
    {
      id: 'name',
      header: 'Group name',
      text: ({ name }) => name,
      cell: (group) => <EntityLink entity={group} />,
    },
    {
      id: 'policies',
      header: 'Policies',
      text: ({ attachedPolicies, inlinePolicies }) => String(attachedPolicies.length + inlinePolicies.length),
    },
    {
      id: 'remove',
      header: 'Action',
      text: null,
      cell: (group) => (
        <TakeAwayButton
          verb="Remove"
          title={`Remove from ${group.name}`}
          about={`${user.name} no longer gets permissions from ${group.name}.`}
          command={removeUserFromGroup}
          input={{ user: user.arn, group: group.arn }}
        />
      ),
    },
  ]
}

function joinGroups(user: User, groups: readonly Group[]): Problem | null {
  return attemptAll(
    { verb: 'add-user-to-group', names: [user.name, groups.map(({ name }) => name).join(', ')] },
    groups.map(
      ({ arn }) =>
        (workspace) =>
          addUserToGroup(workspace, { user: user.arn, group: arn }),
    ),
  )
}
