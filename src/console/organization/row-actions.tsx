import { useState } from 'react'

import { deleteEntity } from '#model/commands/delete-entity.ts'
import { moveAccount } from '#model/commands/move-account.ts'
import { isManagementAccount, type OrganizationTarget } from '#model/organization.ts'

import { ChangeMenu } from '../parts/change-menu.tsx'
import { MoveAccountDialog } from '../parts/organization/move-account-dialog.tsx'
import { targetText } from '../parts/organization/target-text.ts'
import { perform } from '../parts/perform.ts'
import { useFound } from '../parts/use-entities.ts'
import { CreateUnitDialog } from './create-unit-dialog.tsx'
import { RenameUnitDialog } from './rename-unit-dialog.tsx'

type Dialog = 'create' | 'rename' | 'move'

/** What can be done with one row of the tree. */
export function RowActions({ target }: { readonly target: OrganizationTarget }) {
  const [dialog, open] = useState<Dialog | null>(null)
  const isManager = useFound(
    (workspace) => target.kind === 'account' && isManagementAccount(workspace, target.accountId),
  )
  const act = (id: string) => {
    if (id === 'create' || id === 'rename' || id === 'move') open(id)
    else if (id === 'delete') perform(deleteEntity, { id: target.id })
    else if (target.kind === 'account') perform(moveAccount, { account: target.accountId, parent: null })
  }
  const close = () => open(null)
  return (
    <>
      <ChangeMenu
        variant="inline-icon"
        expandToViewport
        ariaLabel={`Actions for ${targetText(target)}`}
        items={itemsFor(target, isManager)}
        onItemClick={({ detail }) => act(detail.id)}
      />
      {dialog === 'create' && target.kind !== 'account' ? (
        <CreateUnitDialog parent={target} onDismiss={close} />
      ) : null}
      {dialog === 'rename' && target.kind === 'organizational-unit' ? (
        <RenameUnitDialog unit={target} onDismiss={close} />
      ) : null}
      {dialog === 'move' && target.kind === 'account' ? (
        <MoveAccountDialog account={target} onDismiss={close} />
      ) : null}
    </>
  )
}

function itemsFor({ kind }: OrganizationTarget, isManager: boolean) {
  switch (kind) {
    case 'organization':
      return [{ id: 'create', text: 'Create OU below' }]
    case 'organizational-unit':
      return [
        { id: 'create', text: 'Create OU below' },
        { id: 'rename', text: 'Rename' },
        { id: 'delete', text: 'Delete' },
      ]
    case 'account':
      return [
        { id: 'move', text: 'Move' },
        {
          id: 'leave',
          text: 'Remove from the organization',
          disabled: isManager,
          disabledReason: 'The management account stays in the organization.',
        },
      ]
  }
}
