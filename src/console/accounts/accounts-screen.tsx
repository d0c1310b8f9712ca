import type { Account, EntityKind } from '#model/entities/entity.ts'
import { entitiesOfAccount } from '#model/look-up.ts'
import type { Workspace } from '#model/workspace.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { useEntities, useWorkspace } from '../parts/use-entities.ts'
import { ownershipTexts } from './account-texts.ts'
import { CreateAccountDialog } from './create-account-dialog.tsx'

export function AccountsScreen() {
  const accounts = useEntities('account')
  const workspace = useWorkspace()
  const [creating, setCreating] = useSearchParameter('create')
  return (
    <>
      <EntityTable
        asPage
        title="Accounts"
        items={accounts}
        columns={columnsIn(workspace)}
        idOf={({ id }) => id}
        about="An account holds identities and resources, and trusts nobody outside it unless a policy says so."
        actions={
          <ChangeButton variant="primary" onClick={() => setCreating('account')}>
            Create account
          </ChangeButton>
        }
      />
      {creating === null ? null : <CreateAccountDialog onDismiss={() => setCreating(null)} />}
    </>
  )
}

function columnsIn(workspace: Workspace): readonly EntityColumn<Account>[] {
  const count = (header: string, kind: EntityKind): EntityColumn<Account> => ({
    id: kind,
    header,
    text: ({ accountId }) =>
      String(entitiesOfAccount(workspace, accountId).filter((entity) => entity.kind === kind).length),
  })
  return [
    {
      id: 'name',
      header: 'Account name',
      text: ({ name }) => name,
      cell: (account) => <EntityLink entity={account} />,
    },
    { id: 'id', header: 'Account ID', text: ({ accountId }) => accountId },
    { id: 'ownership', header: 'Whose', text: ({ ownership }) => ownershipTexts[ownership] },
    count('Users', 'user'),
    count('Roles', 'role'),
    count('Policies', 'policy'),
    count('Resources', 'resource'),
  ]
}
