import { useState } from 'react'

import { addUserToGroup } from '#model/commands/add-user-to-group.ts'
import type { Problem } from '#model/commands/problem.ts'
import { removeUserFromGroup } from '#model/commands/remove-user-from-group.ts'
import { groupArn } from '#model/entities/arn-of.ts'
import type { Group, User } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ChooseDialog } from '../parts/choose-dialog.tsx'
import { EntityLink, NotHere } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { attemptAll } from '../parts/perform.ts'
import { TakeAwayButton } from '../parts/take-away-button.tsx'
import { useEntities } from '../parts/use-entities.ts'

/** The groups that a user is in. */
export function UserGroups({ user }: { readonly user: User }) {
  const [adding, setAdding] = useState(false)
  const groups = useEntities('group').filter(({ accountId }) => accountId === user.accountId)
  const byName = new Map(groups.map((group) => [group.name.toLowerCase(), group]))
  const joined = user.groups.map((name) => ({ name, group: byName.get(name.toLowerCase()) ?? null }))
  const isIn = (group: Group) => joined.some((one) => one.group === group)
  return (
    <>
      <EntityTable
        title="Groups"
        items={joined}
        columns={columnsOf(user)}
        idOf={({ name }) => name}
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

/** A group that a user is in; null where it isn't in the workspace. */
type Joined = { readonly name: string; readonly group: Group | null }

function columnsOf(user: User): readonly EntityColumn<Joined>[] {
  return [
    {
      id: 'name',
      header: 'Group name',
      text: ({ name }) => name,
      cell: ({ name, group }) => (group === null ? <NotHere name={name} /> : <EntityLink entity={group} />),
    },
    {
      id: 'policies',
      header: 'Policies',
      text: ({ group }) =>
        group === null ? 'Unknown' : String(group.attachedPolicies.length + group.inlinePolicies.length),
    },
    {
      id: 'remove',
      header: 'Action',
      text: null,
      cell: ({ name, group }) => (
        <TakeAwayButton
          verb="Remove"
          title={`Remove from ${name}`}
          about={`${user.name} no longer gets permissions from ${name}.`}
          command={removeUserFromGroup}
          input={{ user: user.arn, group: group?.arn ?? groupArn(user.accountId, '/', name) }}
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
