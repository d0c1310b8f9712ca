import { useState } from 'react'

import { addUserToGroup } from '#model/commands/add-user-to-group.ts'
import { removeUserFromGroup } from '#model/commands/remove-user-from-group.ts'
import type { Group, User } from '#model/entities/entity.ts'
import { membersOf } from '#model/look-up.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ChooseDialog } from '../parts/choose-dialog.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { attemptAll } from '../parts/perform.ts'
import { TakeAwayButton } from '../parts/take-away-button.tsx'
import { useEntities, useListed } from '../parts/use-entities.ts'

/** The users in a group. */
export function GroupUsers({ group }: { readonly group: Group }) {
  const [adding, setAdding] = useState(false)
  const members = useListed((workspace) => membersOf(workspace, group))
  const users = useEntities('user')
  const others = users.filter((user) => user.accountId === group.accountId && !members.includes(user))
  const add = (chosen: readonly User[]) =>
    attemptAll(
      { verb: 'add-user-to-group', names: [chosen.map(({ name }) => name).join(', '), group.name] },
      chosen.map(
        ({ arn }) =>
          (workspace) =>
            addUserToGroup(workspace, { user: arn, group: group.arn }),
      ),
    )
  return (
    <>
      <EntityTable
        title="Users in this group"
        items={members}
        columns={columnsOf(group)}
        idOf={({ id }) => id}
        about="No user is in this group yet, so its policies reach nobody."
        actions={<ChangeButton onClick={() => setAdding(true)}>Add users</ChangeButton>}
      />
      {adding ? (
        <ChooseDialog
          title={`Add users to ${group.name}`}
          submitText="Add users"
          label="Users"
          items={others}
          empty="Every user of the account is in this group."
          onChoose={add}
          onDismiss={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}

function columnsOf(group: Group): readonly EntityColumn<User>[] {
  return [
    {
      id: 'name',
      header: 'User name',
      text: ({ name }) => name,
      cell: (user) => <EntityLink entity={user} />,
    },
    { id: 'groups', header: 'Groups', text: ({ groups }) => String(groups.length) },
    {
      id: 'remove',
      header: 'Action',
      text: null,
      cell: (user) => (
        <TakeAwayButton
          verb="Remove"
          title={`Remove ${user.name}`}
          about={`${user.name} no longer gets permissions from ${group.name}.`}
          command={removeUserFromGroup}
          input={{ user: user.arn, group: group.arn }}
        />
      ),
    },
  ]
}
