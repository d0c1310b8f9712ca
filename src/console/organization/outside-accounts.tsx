import { useState } from 'react'

import type { Account } from '#model/entities/entity.ts'
import { organizationOf } from '#model/organization.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { MoveAccountDialog } from '../parts/organization/move-account-dialog.tsx'
import { useFound } from '../parts/use-entities.ts'

/** The accounts of the workspace that the organization doesn't reach. */
export function OutsideAccounts({ accounts }: { readonly accounts: readonly Account[] }) {
  const isUnread = useFound((workspace) => organizationOf(workspace)?.unread?.includes('accounts') === true)
  const [moving, move] = useState<Account | null>(null)
  return (
    <>
      <EntityTable
        title="Accounts outside the organization"
        items={accounts}
        columns={columnsOf(move, isUnread)}
        idOf={({ id }) => id}
        about="Every account of this workspace is in the organization."
      />
      {moving === null ? null : <MoveAccountDialog account={moving} onDismiss={() => move(null)} />}
    </>
  )
}

function columnsOf(move: (account: Account) => void, isUnread: boolean): readonly EntityColumn<Account>[] {
  return [
    {
      id: 'name',
      header: 'Account',
      text: ({ name }) => name,
      cell: (account) => <EntityLink entity={account} />,
    },
    { id: 'id', header: 'Account ID', text: ({ accountId }) => accountId },
    {
      id: 'why',
      header: 'Why outside',
      text: ({ parent, ownership }) =>
        parent !== null
          ? `Its parent ${parent} is not in this workspace`
          : ownership === 'third-party'
            ? 'A third party’s'
            : isUnread
              ? 'Not read whether it is'
              : 'Never joined',
    },
    {
      id: 'actions',
      header: 'Action',
      text: null,
      cell: (account) => (
        <ChangeButton
          variant="inline-link"
          ariaLabel={`Add ${account.name} to the organization`}
          onClick={() => move(account)}
        >
          Add to the organization
        </ChangeButton>
      ),
    },
  ]
}
