import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import type { Account } from '#model/entities/entity.ts'
import type { Organization, OrganizationalUnit } from '#model/entities/organization.ts'
import { childrenOf, targetAt } from '#model/organization.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { Copyable } from '../parts/copyable.tsx'
import { DeleteButton } from '../parts/delete-button.tsx'
import { DetailPage, NotThere } from '../parts/detail-page.tsx'
import { EntityJson } from '../parts/entity-json.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { hrefs } from '../parts/hrefs.ts'
import { pathText } from '../parts/organization/path-text.ts'
import { TargetPolicies } from '../parts/organization/target-policies.tsx'
import { targetText } from '../parts/organization/target-text.ts'
import { useFound, useListed } from '../parts/use-entities.ts'
import { entityNouns } from '../wording/entity-nouns.ts'
import { CreateUnitDialog } from './create-unit-dialog.tsx'
import { RenameUnitDialog } from './rename-unit-dialog.tsx'

const list = { text: 'OUs & accounts', href: hrefs.organization }

const columns: readonly EntityColumn<OrganizationalUnit | Account>[] = [
  {
    id: 'name',
    header: 'Name',
    text: ({ name }) => name,
    cell: (child) => <EntityLink entity={child} />,
  },
  { id: 'kind', header: 'Kind', text: ({ kind }) => entityNouns[kind].one },
]

/** The root or one OU: which policies bear on it, and what is in it. */
export function TargetScreen({ id }: { readonly id: string }) {
  const target = useFound((workspace) => targetAt(workspace, id))
  if (target === undefined || target.kind === 'account')
    return <NotThere what="organizational unit" name={id} list={list} />
  return <TargetPage target={target} />
}

function TargetPage({ target }: { readonly target: Organization | OrganizationalUnit }) {
  const key = target.kind === 'organization' ? target.rootId : target.id
  const path = useFound((workspace) => pathText(workspace, target))
  const children = useListed((workspace) => childrenOf(workspace, key))
  return (
    <DetailPage
      title={targetText(target)}
      list={list}
      description="What is attached here limits every account below."
      actions={<TargetButtons target={target} />}
      facts={[
        { label: 'ID', value: <Copyable text={key} what="ID" /> },
        { label: 'Path', value: path },
        { label: 'Directly inside', value: children.length },
      ]}
      tabs={[
        { id: 'policies', label: 'Policies', content: <TargetPolicies target={target} /> },
        {
          id: 'inside',
          label: `Inside (${children.length})`,
          content: (
            <EntityTable
              title="Units and accounts"
              items={children}
              columns={columns}
              idOf={(child) => child.id}
              about="Nothing is in here yet. Move accounts here from OUs & accounts."
            />
          ),
        },
        { id: 'json', label: 'JSON', content: <EntityJson entity={target} /> },
      ]}
    />
  )
}

function TargetButtons({ target }: { readonly target: Organization | OrganizationalUnit }) {
  const [dialog, open] = useState<'create' | 'rename' | null>(null)
  const close = () => open(null)
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ChangeButton onClick={() => open('create')}>Create OU below</ChangeButton>
      {target.kind === 'organization' ? null : (
        <ChangeButton onClick={() => open('rename')}>Rename</ChangeButton>
      )}
      {target.kind === 'organization' ? null : <DeleteButton entity={target} list={hrefs.organization} />}
      {dialog === 'create' ? <CreateUnitDialog parent={target} onDismiss={close} /> : null}
      {dialog === 'rename' && target.kind !== 'organization' ? (
        <RenameUnitDialog unit={target} onDismiss={close} />
      ) : null}
    </SpaceBetween>
  )
}
