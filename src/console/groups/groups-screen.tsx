import type { Group } from '#model/entities/entity.ts'
import { membersOf } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { instantText } from '../parts/instant-text.tsx'
import { useEntities, useWorkspace } from '../parts/use-entities.ts'
import { CreateGroupDialog } from './create-group-dialog.tsx'

export function GroupsScreen() {
  const groups = useEntities('group')
  const workspace = useWorkspace()
  const [creating, setCreating] = useSearchParameter('create')
  return (
    <>
      <EntityTable
        asPage
        title="User groups"
        items={groups}
        columns={columnsIn(workspace)}
        idOf={({ id }) => id}
        accountOf={({ accountId }) => accountId}
        about="A user group gives the same policies to all users in it. It is no principal: nothing can trust a group."
        actions={
          <ChangeButton variant="primary" onClick={() => setCreating('group')}>
            Create group
          </ChangeButton>
        }
      />
      {creating === null ? null : <CreateGroupDialog onDismiss={() => setCreating(null)} />}
    </>
  )
}

function columnsIn(workspace: Workspace): readonly EntityColumn<Group>[] {
  return [
    {
      id: 'name',
      header: 'Group name',
      text: ({ name }) => name,
      cell: (group) => <EntityLink entity={group} />,
    },
    { id: 'path', header: 'Path', text: ({ path }) => path },
    { id: 'users', header: 'Users', text: (group) => String(membersOf(workspace, group).length) },
    {
      id: 'policies',
      header: 'Policies',
      text: ({ attachedPolicies, inlinePolicies }) => String(attachedPolicies.length + inlinePolicies.length),
    },
    {
      id: 'created',
      header: 'Created',
      text: ({ createDate }) => instantText(createDate),
      order: ({ createDate }) => createDate,
    },
  ]
}
