import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { AccountId } from '../entities/names.ts'
import type { BlockPublicAccess } from '../entities/resource-settings.ts'
import { accountRead } from '../entities/unread.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type SetAccountBlockPublicAccess = {
  readonly account: AccountId
  /** Null to take the setting away. */
  readonly blockPublicAccess: BlockPublicAccess | null
}

/**
 * Set what S3 blocks in all buckets and access points of an account.
 *
 * Rule R10.7. Source: Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage".
 */
export function setAccountBlockPublicAccess(
  workspace: Workspace,
  { account: id, blockPublicAccess }: SetAccountBlockPublicAccess,
): Result<Change, Problem> {
  const account = entityOf(workspace, 'account', `account/${id}`)
  if (account === undefined) return refused(noSuch('account', id))
  const verb = blockPublicAccess === null ? 'delete-block-public-access' : 'set-block-public-access'
  const set = accountRead({ ...account, blockPublicAccess }, 'blockPublicAccess')
  return ok(updating(label(verb, account.name), [account, set]))
}
