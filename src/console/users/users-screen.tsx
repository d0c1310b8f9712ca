import type { User } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { EntityLink } from '../parts/entity-link.tsx'
import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { instantText } from '../parts/instant-text.tsx'
import { useEntities } from '../parts/use-entities.ts'
import { CreateUserDialog } from './create-user-dialog.tsx'

const columns: readonly EntityColumn<User>[] = [
  {
    id: 'name',
    header: 'User name',
    text: ({ name }) => name,
    cell: (user) => <EntityLink entity={user} />,
  },
  { id: 'path', header: 'Path', text: ({ path }) => path },
  { id: 'groups', header: 'Groups', text: ({ groups }) => groups.join(', ') || '-' },
  { id: 'policies', header: 'Own policies', text: (user) => String(policyCount(user)) },
  {
    id: 'mfa',
    header: 'MFA',
    text: ({ mfaDevices, unread = [] }) =>
      mfaDevices.length > 0 ? 'Yes' : unread.includes('mfaDevices') ? 'Not known' : 'No',
  },
  {
    id: 'password',
    header: 'Console password',
    text: ({ loginProfile, unread = [] }) =>
      unread.includes('loginProfile') ? 'Not known' : loginProfile ? 'Yes' : 'No',
  },
  {
    id: 'keys',
    header: 'Access keys',
    text: ({ accessKeys, unread = [] }) =>
      accessKeys.length === 0 && unread.includes('accessKeys') ? 'Not known' : String(accessKeys.length),
  },
  {
    id: 'created',
    header: 'Created',
    text: ({ createDate }) => instantText(createDate),
    order: ({ createDate }) => createDate,
  },
]

export function UsersScreen() {
  const users = useEntities('user')
  const [creating, setCreating] = useSearchParameter('create')
  return (
    <>
      <EntityTable
        asPage
        title="Users"
        items={users}
        columns={columns}
        idOf={({ id }) => id}
        accountOf={({ accountId }) => accountId}
        about="A user is a person or program with long-term credentials of its own in one account."
        actions={
          <ChangeButton variant="primary" onClick={() => setCreating('user')}>
            Create user
          </ChangeButton>
        }
      />
      {creating === null ? null : <CreateUserDialog onDismiss={() => setCreating(null)} />}
    </>
  )
}

function policyCount({ attachedPolicies, inlinePolicies }: User): number {
  return attachedPolicies.length + inlinePolicies.length
}
