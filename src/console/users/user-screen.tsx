import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useStore } from 'zustand'

import type { User } from '#model/entities/entity.ts'
import { accountId as accountIdOf } from '#model/entities/names.ts'
import { named } from '#model/look-up.ts'
import { signIn } from '#sessions/sign-in.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { DetailPage, type Fact, NotThere } from '../parts/detail-page.tsx'
import { EntityJson } from '../parts/entity-json.tsx'
import { AccountLink } from '../parts/entity-link.tsx'
import { GraphButton } from '../parts/graph-button.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { InstantText } from '../parts/instant-text.tsx'
import { PermissionsPanel } from '../parts/permissions/permissions-panel.tsx'
import { TagsPanel } from '../parts/tags-panel.tsx'
import { useFound } from '../parts/use-entities.ts'
import { WaysUpButton } from '../parts/ways-up-button.tsx'
import { WhoCanChangeButton } from '../parts/who-can-change-button.tsx'
import { actAs } from '../state/session-store.ts'
import { sessionOfUser } from '../state/user-session.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { RenameUserDialog } from './rename-user-dialog.tsx'
import { SecurityCredentials } from './security-credentials.tsx'
import { UserGroups } from './user-groups.tsx'

const list = { text: 'users', href: hrefs.users }

type UserScreenProps = { readonly accountId: string; readonly name: string }

export function UserScreen({ accountId, name }: UserScreenProps) {
  const user = useFound((workspace) => named(workspace, 'user', accountIdOf(accountId), name))
  if (user === undefined) return <NotThere what="user" name={name} list={list} />
  return (
    <DetailPage
      title={user.name}
      list={list}
      description="A user has long-term credentials of its own."
      actions={<UserButtons user={user} />}
      facts={factsOf(user)}
      tabs={[
        { id: 'permissions', label: 'Permissions', content: <PermissionsPanel holder={user} /> },
        { id: 'groups', label: `Groups (${user.groups.length})`, content: <UserGroups user={user} /> },
        {
          id: 'credentials',
          label: 'Security credentials',
          content: <SecurityCredentials user={user} />,
        },
        { id: 'tags', label: 'Tags', content: <TagsPanel entity={user} /> },
        { id: 'json', label: 'JSON', content: <EntityJson entity={user} /> },
      ]}
    />
  )
}

function UserButtons({ user }: { readonly user: User }) {
  const [renaming, setRenaming] = useState(false)
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ActAsUser user={user} />
      <GraphButton node={user.arn} />
      <WhoCanChangeButton entity={user.arn} />
      <WaysUpButton principal={user.arn} />
      <ChangeButton onClick={() => setRenaming(true)}>Rename</ChangeButton>
      <DeleteButton entity={user} list={hrefs.users} />
      {renaming ? <RenameUserDialog user={user} onDismiss={() => setRenaming(false)} /> : null}
    </SpaceBetween>
  )
}

/** At the console where the user has a password, else with an access key; a user with neither can't act at all. */
function ActAsUser({ user }: { readonly user: User }) {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const session = sessionOfUser(workspace, user)
  return (
    <Button
      disabled={session === null}
      disabledReason="This user has neither a password nor an active access key"
      onClick={() => {
        if (session !== null) actAs(signIn(session))
      }}
    >
      Act as this user
    </Button>
  )
}

function consoleAccess({ loginProfile, unread = [] }: User): string {
  if (unread.includes('loginProfile')) return 'Not known'
  return loginProfile ? 'Enabled' : 'Not enabled'
}

function deviceCount({ mfaDevices, unread = [] }: User): string {
  const isUntold = mfaDevices.length === 0 && unread.includes('mfaDevices')
  return isUntold ? 'Not known' : String(mfaDevices.length)
}

function factsOf(user: User): readonly Fact[] {
  return [
    { label: 'ARN', value: <Copyable text={user.arn} what="ARN" /> },
    { label: 'Account', value: <AccountLink id={user.accountId} /> },
    { label: 'Unique ID', value: user.uniqueId },
    { label: 'Path', value: user.path },
    { label: 'Console access', value: consoleAccess(user) },
    { label: 'MFA devices', value: deviceCount(user) },
    { label: 'Created', value: <InstantText at={user.createDate} /> },
  ]
}
