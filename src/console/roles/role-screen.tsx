import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import type { Role } from '#model/entities/entity.ts'
import { accountId as accountIdOf } from '#model/entities/names.ts'
import { roleKind } from '#model/entities/role-kind.ts'
import { named } from '#model/look-up.ts'

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
import { WhoCanReachButton } from '../parts/who-can-reach-button.tsx'
import { DeleteServiceLinkedButton } from './delete-service-linked-button.tsx'
import { durationText } from './duration-text.ts'
import { EditRoleDialog } from './edit-role-dialog.tsx'
import { roleKindTexts, roleSentence } from './role-kind-wording.ts'
import { TrustPanel } from './trust-panel.tsx'

const list = { text: 'roles', href: hrefs.roles }

type RoleScreenProps = { readonly accountId: string; readonly name: string }

export function RoleScreen({ accountId, name }: RoleScreenProps) {
  const role = useFound((workspace) => named(workspace, 'role', accountIdOf(accountId), name))
  if (role === undefined) return <NotThere what="role" name={name} list={list} />
  return (
    <DetailPage
      title={role.name}
      list={list}
      description={roleSentence(role)}
      actions={<RoleButtons role={role} />}
      facts={factsOf(role)}
      tabs={[
        { id: 'permissions', label: 'Permissions', content: <PermissionsPanel holder={role} /> },
        { id: 'trust', label: 'Trust relationships', content: <TrustPanel role={role} /> },
        { id: 'tags', label: 'Tags', content: <TagsPanel entity={role} /> },
        { id: 'json', label: 'JSON', content: <EntityJson entity={role} /> },
      ]}
    />
  )
}

function RoleButtons({ role }: { readonly role: Role }) {
  const [editing, setEditing] = useState(false)
  const kind = roleKind(role)
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <GraphButton node={role.arn} />
      <WhoCanReachButton entity={role.arn} />
      <WhoCanChangeButton entity={role.arn} />
      <WaysUpButton principal={role.arn} />
      {kind === 'own' ? <ChangeButton onClick={() => setEditing(true)}>Edit</ChangeButton> : null}
      {kind === 'own' ? <DeleteButton entity={role} list={hrefs.roles} /> : null}
      {kind === 'service-linked' ? <DeleteServiceLinkedButton role={role} /> : null}
      {editing ? <EditRoleDialog role={role} onDismiss={() => setEditing(false)} /> : null}
    </SpaceBetween>
  )
}

function factsOf(role: Role): readonly Fact[] {
  return [
    { label: 'ARN', value: <Copyable text={role.arn} what="ARN" /> },
    { label: 'Account', value: <AccountLink id={role.accountId} /> },
    { label: 'Kind', value: roleKindTexts[roleKind(role)] },
    { label: 'Unique ID', value: role.uniqueId },
    { label: 'Path', value: role.path },
    { label: 'Maximum session duration', value: durationText(role.maxSessionDuration) },
    { label: 'Last used', value: <LastUsed role={role} /> },
    { label: 'Created', value: <InstantText at={role.createDate} /> },
    { label: 'Description', value: role.description === '' ? '-' : role.description },
  ]
}

function LastUsed({ role: { lastUsed } }: { readonly role: Role }) {
  if (lastUsed === null) return 'Never, as far as this workspace knows'
  return (
    <span>
      <InstantText at={lastUsed.date} /> in {lastUsed.region}
    </span>
  )
}
