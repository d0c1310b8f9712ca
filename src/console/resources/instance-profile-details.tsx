import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useState } from 'react'

import { addRoleToInstanceProfile } from '#model/commands/add-role-to-instance-profile.ts'
import { removeRoleFromInstanceProfile } from '#model/commands/remove-role-from-instance-profile.ts'
import type { InstanceProfile, Role } from '#model/entities/entity.ts'
import { named } from '#model/look-up.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { ChooseDialog } from '../parts/choose-dialog.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { DetailPage, type Fact, type ListLink } from '../parts/detail-page.tsx'
import { EntityJson } from '../parts/entity-json.tsx'
import { AccountLink, EntityLink } from '../parts/entity-link.tsx'
import { InstantText } from '../parts/instant-text.tsx'
import { attemptAll, perform } from '../parts/perform.ts'
import { TagsPanel } from '../parts/tags-panel.tsx'
import { useEntities, useFound } from '../parts/use-entities.ts'
import { LaunchedInstances } from './launched-instances.tsx'

type InstanceProfileDetailsProps = { readonly profile: InstanceProfile; readonly list: ListLink }

export function InstanceProfileDetails({ profile, list }: InstanceProfileDetailsProps) {
  return (
    <DetailPage
      title={profile.name}
      list={list}
      description="An instance profile hands the credentials of its role to programs on an EC2 instance."
      actions={<DeleteButton entity={profile} list={list.href} />}
      facts={factsOf(profile)}
      tabs={[
        { id: 'role', label: 'Role', content: <ProfileRole profile={profile} /> },
        { id: 'instances', label: 'Instances', content: <LaunchedInstances profile={profile} /> },
        { id: 'tags', label: 'Tags', content: <TagsPanel entity={profile} /> },
        { id: 'json', label: 'JSON', content: <EntityJson entity={profile} /> },
      ]}
    />
  )
}

function ProfileRole({ profile }: { readonly profile: InstanceProfile }) {
  const [adding, setAdding] = useState(false)
  const role = useFound((workspace) =>
    profile.roleName === null ? undefined : named(workspace, 'role', profile.accountId, profile.roleName),
  )
  const add = <ChangeButton onClick={() => setAdding(true)}>Add role</ChangeButton>
  const remove = (
    <ChangeButton onClick={() => perform(removeRoleFromInstanceProfile, { instanceProfile: profile.arn })}>
      Remove role
    </ChangeButton>
  )
  return (
    <Container
      header={
        <Header variant="h2" actions={profile.roleName === null ? add : remove}>
          Role
        </Header>
      }
    >
      {role === undefined ? (
        <Box color="text-body-secondary">
          {profile.roleName === null
            ? 'No role is in this instance profile: its instances have no credentials.'
            : `Role ${profile.roleName} is not in this workspace.`}
        </Box>
      ) : (
        <EntityLink entity={role} />
      )}
      {adding ? <AddRoleDialog profile={profile} onDismiss={() => setAdding(false)} /> : null}
    </Container>
  )
}

type AddRoleDialogProps = { readonly profile: InstanceProfile; readonly onDismiss: () => void }

function AddRoleDialog({ profile, onDismiss }: AddRoleDialogProps) {
  const roles = useEntities('role').filter(({ accountId }) => accountId === profile.accountId)
  const add = (chosen: readonly Role[]) =>
    attemptAll(
      {
        verb: 'add-role-to-instance-profile',
        names: [chosen.map(({ name }) => name).join(', '), profile.name],
      },
      chosen.map(
        ({ arn }) =>
          (workspace) =>
            addRoleToInstanceProfile(workspace, { instanceProfile: profile.arn, role: arn }),
      ),
    )
  return (
    <ChooseDialog
      title={`Add a role to ${profile.name}`}
      submitText="Add role"
      label="Role"
      items={roles}
      empty="This account has no roles."
      onChoose={add}
      onDismiss={onDismiss}
    />
  )
}

function factsOf(profile: InstanceProfile): readonly Fact[] {
  return [
    { label: 'ARN', value: <Copyable text={profile.arn} what="ARN" /> },
    { label: 'Account', value: <AccountLink id={profile.accountId} /> },
    { label: 'Unique ID', value: profile.uniqueId },
    { label: 'Path', value: profile.path },
    { label: 'Created', value: <InstantText at={profile.createDate} /> },
  ]
}
