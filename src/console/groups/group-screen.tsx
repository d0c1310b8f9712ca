import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { renameGroup } from '#model/commands/rename-group.ts'
import type { Group } from '#model/entities/entity.ts'
import { accountId as accountIdOf } from '#model/entities/names.ts'
import { named } from '#model/look-up.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { DetailPage, type Fact, NotThere } from '../parts/detail-page.tsx'
import { EntityJson } from '../parts/entity-json.tsx'
import { AccountLink } from '../parts/entity-link.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefOfEntity, hrefs } from '../parts/hrefs.ts'
import { InstantText } from '../parts/instant-text.tsx'
import { attempt } from '../parts/perform.ts'
import { PermissionsPanel } from '../parts/permissions/permissions-panel.tsx'
import { RenameDialog } from '../parts/rename-dialog.tsx'
import { useFound } from '../parts/use-entities.ts'
import { WhoCanChangeButton } from '../parts/who-can-change-button.tsx'
import { GroupUsers } from './group-users.tsx'

const list = { text: 'user groups', href: hrefs.groups }

type GroupScreenProps = { readonly accountId: string; readonly name: string }

export function GroupScreen({ accountId, name }: GroupScreenProps) {
  const group = useFound((workspace) => named(workspace, 'group', accountIdOf(accountId), name))
  if (group === undefined) return <NotThere what="user group" name={name} list={list} />
  return (
    <DetailPage
      title={group.name}
      list={list}
      description="A group is no principal: it gives its users policies, and nothing can trust it."
      actions={<GroupButtons group={group} />}
      facts={factsOf(group)}
      tabs={[
        { id: 'users', label: 'Users', content: <GroupUsers group={group} /> },
        { id: 'permissions', label: 'Permissions', content: <PermissionsPanel holder={group} /> },
        { id: 'json', label: 'JSON', content: <EntityJson entity={group} /> },
      ]}
    />
  )
}

function GroupButtons({ group }: { readonly group: Group }) {
  const [renaming, setRenaming] = useState(false)
  const rename = (name: string) => {
    const problem = attempt(renameGroup, { group: group.arn, newName: name, newPath: group.path })
    if (problem === null) goTo(hrefOfEntity({ ...group, name }), { replace: true })
    return problem
  }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <WhoCanChangeButton entity={group.arn} />
      <ChangeButton onClick={() => setRenaming(true)}>Rename</ChangeButton>
      <DeleteButton entity={group} list={hrefs.groups} />
      {renaming ? (
        <RenameDialog
          title={`Rename ${group.name}`}
          name={group.name}
          onRename={rename}
          onDismiss={() => setRenaming(false)}
        />
      ) : null}
    </SpaceBetween>
  )
}

function factsOf(group: Group): readonly Fact[] {
  return [
    { label: 'ARN', value: <Copyable text={group.arn} what="ARN" /> },
    { label: 'Account', value: <AccountLink id={group.accountId} /> },
    { label: 'Unique ID', value: group.uniqueId },
    { label: 'Path', value: group.path },
    { label: 'Created', value: <InstantText at={group.createDate} /> },
  ]
}
