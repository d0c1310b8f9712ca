import type { User } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { oncePerWorkspace } from '#model/once-per-workspace.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

/** What a user has to begin with, as far as it is said. */
export type HeldCredentials = { readonly password: boolean; readonly accessKey: boolean }

/**
 * May this user sign in to the console, and may a program sign with a key of theirs? Where nobody of the account has
 * either, nobody said (an import need not tell of credentials), and both are taken to be there, as is what nobody read of one user. An inactive key signs
 * nothing.
 *
 * Source: IAM User Guide, "Manage access keys for IAM users" and "User passwords in AWS".
 */
export function heldCredentials(workspace: Workspace, user: User): HeldCredentials {
  if (!accountsThatTell(workspace).has(user.accountId)) return { password: true, accessKey: true }
  const { unread = [] } = user
  return {
    password: user.loginProfile || unread.includes('loginProfile'),
    accessKey: user.accessKeys.some(({ status }) => status === 'Active') || unread.includes('accessKeys'),
  }
}

const accountsThatTell = oncePerWorkspace(
  (workspace): ReadonlySet<AccountId> =>
    new Set(
      entitiesOf(workspace, 'user')
        .filter(({ loginProfile, accessKeys }) => loginProfile || accessKeys.length > 0)
        .map(({ accountId }) => accountId),
    ),
)
